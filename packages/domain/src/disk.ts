/** SKUs a managed disk can be made with from a snapshot of 512-byte sectors; source: Microsoft Learn, disk types, 2026-08. */
export const diskSkus = ['Standard_LRS', 'StandardSSD_LRS', 'StandardSSD_ZRS', 'Premium_LRS', 'Premium_ZRS'] as const;

/** A managed disk's SKU. */
export type DiskSku = (typeof diskSkus)[number];

/** The largest disk of these SKUs, in GiB; source: Microsoft Learn, disk types, 2026-08. */
export const largestDiskGiB = 32_767;

/** Sizes up to which a performance tier reaches, in GiB; source: as above. */
const tiers: readonly (readonly [giB: number, number: number])[] = [
  ...([
    [4, 1],
    [8, 2],
    [16, 3],
    [32, 4],
    [64, 6],
    [128, 10],
    [256, 15],
    [512, 20],
    [1024, 30],
    [2048, 40],
  ] as const),
  ...([
    [4096, 50],
    [8192, 60],
    [16_384, 70],
    [32_767, 80],
  ] as const),
];

/** The performance tier that a size implies, "P40" or "E10"; hard disks begin at S4. */
export function diskTier(sku: DiskSku, sizeGiB: number): string | undefined {
  const letter = sku.startsWith('Premium') ? 'P' : sku.startsWith('StandardSSD') ? 'E' : 'S';
  const tier = tiers.find(([giB]) => sizeGiB <= giB)?.[1];
  return tier === undefined ? undefined : `${letter}${letter === 'S' ? Math.max(tier, 4) : tier}`;
}

/** A managed disk. */
export type Disk = {
  id: string;
  name: string;
  resourceGroup: string;
  region: string;
  sku: string;
  sizeGiB: number;
  state: 'ready' | 'working' | 'failed';
  sourceSnapshotId: string | null;
};

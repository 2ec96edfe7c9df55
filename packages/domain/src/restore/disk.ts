import type { Stated } from '../estate/resource-state.ts';

/** SKUs that a managed disk can be made with from a snapshot; source: Microsoft Learn, disk types, 2026-08. */
export const diskSkus = [
  'Standard_LRS',
  'StandardSSD_LRS',
  'StandardSSD_ZRS',
  'Premium_LRS',
  'Premium_ZRS',
  'PremiumV2_LRS',
  'UltraSSD_LRS',
] as const;

/** A managed disk's SKU. */
export type DiskSku = (typeof diskSkus)[number];

/** Whether what a disk can do is set apart from its size: such disks have no performance tiers. */
export const isProvisioned = (sku: DiskSku): boolean => sku === 'PremiumV2_LRS' || sku === 'UltraSSD_LRS';

/** The largest disk of a SKU, in GiB; source: Microsoft Learn, disk types, 2026-08. */
export const largestDiskGiB = (sku: DiskSku): number => (isProvisioned(sku) ? 65_536 : 32_767);

/** Whether a snapshot can become a disk of a SKU: one of 4,096-byte sectors only Premium SSD v2 or Ultra; source: Microsoft Learn, incremental snapshots, 2026-08. */
export const takesSectors = (sku: DiskSku, sectorSize: number | null): boolean => sectorSize !== 4096 || isProvisioned(sku);

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
  if (isProvisioned(sku)) return undefined;
  const letter = sku.startsWith('Premium') ? 'P' : sku.startsWith('StandardSSD') ? 'E' : 'S';
  const tier = tiers.find(([giB]) => sizeGiB <= giB)?.[1];
  return tier === undefined ? undefined : `${letter}${letter === 'S' ? Math.max(tier, 4) : tier}`;
}

/** What a disk can do at most. */
export type DiskPerformance = { iops: number; mbps: number };

const performances: Record<'P' | 'E' | 'S', readonly (readonly [tier: number, iops: number, mbps: number])[]> = {
  P: [
    [4, 120, 25],
    [6, 240, 50],
    [10, 500, 100],
    [15, 1100, 125],
    [20, 2300, 150],
    [30, 5000, 200],
    [40, 7500, 250],
    [50, 7500, 250],
    [60, 16_000, 500],
    [70, 18_000, 750],
    [80, 20_000, 900],
  ],
  E: [
    [50, 500, 100],
    [60, 2000, 400],
    [70, 4000, 600],
    [80, 6000, 750],
  ],
  S: [
    [50, 500, 60],
    [60, 1300, 300],
    [80, 2000, 500],
  ],
};

/** What the size of a disk lets it do, without bursting; Premium SSD v2 begins with what it is given for nothing. Source: Microsoft Learn, disk types, 2026-08. */
export function diskPerformance(sku: DiskSku, sizeGiB: number): DiskPerformance | undefined {
  if (sku === 'PremiumV2_LRS') return { iops: 3000, mbps: 125 };
  const tier = diskTier(sku, sizeGiB);
  if (tier === undefined) return undefined;
  const [letter = 'S', ...digits] = tier;
  const found = performances[letter === 'P' || letter === 'E' ? letter : 'S'].find(([most]) => Number(digits.join('')) <= most);
  return found === undefined ? undefined : { iops: found[1], mbps: found[2] };
}

/** What a disk of a performance tier costs in a region, and the day on which that was looked up. */
export type DiskRate = { region: string; sku: DiskSku; tier: string; usdPerMonth: number; readOn: string };

/** A managed disk. */
export type Disk = Stated & {
  id: string;
  name: string;
  resourceGroup: string;
  region: string;
  sku: string;
  zone: string | null;
  tags: Record<string, string>;
  /** Null where Azure does not say. */
  sizeGiB: number | null;
  sourceSnapshotId: string | null;
};

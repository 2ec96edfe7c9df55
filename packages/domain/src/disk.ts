/** SKUs a managed disk can be made with from a snapshot of 512-byte sectors; source: Microsoft Learn, disk types, 2026-08. */
export const diskSkus = ['Standard_LRS', 'StandardSSD_LRS', 'StandardSSD_ZRS', 'Premium_LRS', 'Premium_ZRS'] as const;

/** A managed disk's SKU. */
export type DiskSku = (typeof diskSkus)[number];

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

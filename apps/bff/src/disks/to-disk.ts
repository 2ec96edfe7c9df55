import type { Disk as ArmDisk } from '@azure/arm-compute';
import { nameOf, parseResourceId } from '@esan/domain';
import type { Disk } from '@esan/domain';

const states: Record<string, Disk['state']> = { succeeded: 'ready', failed: 'failed' };

/** A managed disk with the snapshot that it was made from. */
export function toDisk(disk: ArmDisk): Disk {
  const id = disk.id ?? '';
  return {
    id,
    name: disk.name ?? nameOf(id),
    resourceGroup: parseResourceId(id)?.resourceGroup ?? '',
    region: disk.location,
    sku: disk.sku?.name ?? '',
    zone: disk.zones?.[0] ?? null,
    tags: disk.tags ?? {},
    sizeGiB: disk.diskSizeGB ?? 0,
    state: states[(disk.provisioningState ?? '').toLowerCase()] ?? 'working',
    sourceSnapshotId: disk.creationData?.sourceResourceId ?? null,
  };
}

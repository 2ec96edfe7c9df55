import type { Disk as ArmDisk } from '@azure/arm-compute';
import { nameOf, parseResourceId, type Disk } from '@esan/domain';
import { fieldsIfAny, idIfAny, idIn, numberIfAny, regionIn, tagsIfAny, textIfAny, textsIfAny } from '../estate/records/fields.ts';
import { resourceState } from '../estate/records/resource-state.ts';

/** A managed disk with the snapshot that it was made from. */
export function toDisk(disk: ArmDisk): Disk {
  const id = idIn(disk.id);
  return {
    id,
    name: textIfAny(disk.name) ?? nameOf(id),
    resourceGroup: parseResourceId(id)?.resourceGroup ?? '',
    region: regionIn(disk.location),
    sku: textIfAny(fieldsIfAny(disk.sku)['name']) ?? '',
    zone: textsIfAny(disk.zones)[0] ?? null,
    tags: tagsIfAny(disk.tags),
    sizeGiB: numberIfAny(disk.diskSizeGB) ?? null,
    ...resourceState(disk.provisioningState),
    sourceSnapshotId: idIfAny(fieldsIfAny(disk.creationData)['sourceResourceId']) ?? null,
  };
}

import type { Snapshot } from '@azure/arm-compute';
import { nameOf, parseResourceId, type PointSnapshot } from '@esan/domain';
import { fieldsIfAny, idIn, isoOf, numberIfAny, regionIfAny, textIfAny } from './fields.ts';

/** The managed-disk snapshot behind a restore point, and how it was found. */
export function toSnapshot(snapshot: Snapshot, matchedBy: PointSnapshot['matchedBy']): PointSnapshot {
  const id = idIn(snapshot.id);
  return {
    id,
    name: textIfAny(snapshot.name) ?? nameOf(id),
    resourceGroup: parseResourceId(id)?.resourceGroup ?? '',
    region: regionIfAny(snapshot.location) ?? '',
    sku: textIfAny(fieldsIfAny(snapshot.sku)['name']) ?? '',
    sizeGiB: numberIfAny(snapshot.diskSizeGB) ?? null,
    sectorSize: numberIfAny(fieldsIfAny(snapshot.creationData)['logicalSectorSize']) ?? null,
    createdAt: isoOf(snapshot.timeCreated),
    completionPercent: numberIfAny(snapshot.completionPercent) ?? null,
    matchedBy,
  };
}

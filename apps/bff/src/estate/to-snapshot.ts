import type { Snapshot } from '@azure/arm-compute';
import { nameOf, parseResourceId } from '@esan/domain';
import type { PointSnapshot } from '@esan/domain';
import { isoOf } from './moments.ts';

/** The managed-disk snapshot behind a restore point, and how it was found. */
export function toSnapshot(snapshot: Snapshot, matchedBy: PointSnapshot['matchedBy']): PointSnapshot {
  const id = snapshot.id ?? '';
  return {
    id,
    name: snapshot.name ?? nameOf(id),
    resourceGroup: parseResourceId(id)?.resourceGroup ?? '',
    region: snapshot.location,
    sku: snapshot.sku?.name ?? '',
    sizeGiB: snapshot.diskSizeGB ?? 0,
    sectorSize: snapshot.creationData?.logicalSectorSize ?? null,
    createdAt: isoOf(snapshot.timeCreated) ?? '',
    completionPercent: snapshot.completionPercent ?? null,
    matchedBy,
  };
}

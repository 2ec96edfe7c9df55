import { nameOf, parseResourceId } from '@esan/domain';
import type { ElasticSan } from '@esan/domain';
import type { SanTree } from '../estate/elastic-sans.ts';

/** An Elastic SAN with its room and the names that are taken in it. */
export function toElasticSan({ san, groups }: SanTree): ElasticSan {
  const id = san.id ?? '';
  const { baseSizeTiB, extendedCapacitySizeTiB, totalSizeTiB, totalVolumeSizeGiB } = san.properties;
  return {
    id,
    name: san.name ?? nameOf(id),
    resourceGroup: parseResourceId(id)?.resourceGroup ?? '',
    region: san.location,
    totalGiB: (totalSizeTiB ?? baseSizeTiB + extendedCapacitySizeTiB) * 1024,
    usedGiB: totalVolumeSizeGiB ?? 0,
    groups: groups.map(({ group, volumes }) => ({
      id: group.id ?? '',
      name: group.name ?? nameOf(group.id ?? ''),
      volumes: volumes.map((volume) => volume.name ?? nameOf(volume.id ?? '')),
    })),
  };
}

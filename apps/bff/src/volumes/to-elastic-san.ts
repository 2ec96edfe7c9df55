import { nameOf, parseResourceId } from '@esan/domain';
import type { ElasticSan, ElasticSanDetail } from '@esan/domain';
import { roomOf } from '../estate/elastic-sans.ts';
import type { SanTree } from '../estate/elastic-sans.ts';
import { toVolume } from '../estate/to-volume.ts';
import type { Protectors } from '../estate/to-volume.ts';

const states: Record<string, ElasticSanDetail['state']> = { Succeeded: 'ready', Failed: 'failed', Canceled: 'failed' };

/** An Elastic SAN with its room and the names that are taken in it. */
export function toElasticSan({ san, groups }: SanTree): ElasticSan {
  return {
    ...sizeOf(san),
    groups: groups.map(({ group, volumes }) => ({
      id: group.id ?? '',
      name: group.name ?? nameOf(group.id ?? ''),
      volumes: volumes.map((volume) => volume.name ?? nameOf(volume.id ?? '')),
    })),
  };
}

/** An Elastic SAN with its figures and its volumes' protection. */
export function toElasticSanDetail({ san, groups }: SanTree, protectors: Protectors): ElasticSanDetail {
  const { sku, availabilityZones, baseSizeTiB, extendedCapacitySizeTiB, totalIops, totalMBps, provisioningState } = san.properties;
  return {
    ...sizeOf(san),
    sku: sku.name,
    zones: availabilityZones ?? [],
    baseTiB: baseSizeTiB,
    extendedTiB: extendedCapacitySizeTiB,
    iops: totalIops ?? null,
    throughputMBps: totalMBps ?? null,
    state: states[provisioningState ?? ''] ?? 'working',
    groups: groups.map(({ group, volumes }) => ({
      id: group.id ?? '',
      name: group.name ?? nameOf(group.id ?? ''),
      volumes: volumes.map((volume) => toVolume(volume, san, protectors)),
    })),
  };
}

function sizeOf(san: SanTree['san']): Omit<ElasticSan, 'groups'> {
  const id = san.id ?? '';
  const place = parseResourceId(id);
  return {
    id,
    name: san.name ?? nameOf(id),
    subscriptionId: place?.subscriptionId ?? '',
    resourceGroup: place?.resourceGroup ?? '',
    region: san.location,
    ...roomOf(san),
  };
}

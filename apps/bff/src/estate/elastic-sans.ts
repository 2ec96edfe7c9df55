import type { ElasticSan, Volume, VolumeGroup } from '@azure/arm-elasticsan';
import { nameOf, parseResourceId } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { all } from './everywhere.ts';

/** An Elastic SAN of Azure with its volume groups and their volumes. */
export type SanTree = { san: ElasticSan; groups: { group: VolumeGroup; volumes: Volume[] }[] };

/** What an Elastic SAN holds in all, and what its volumes take of it. */
export function roomOf({ properties }: ElasticSan): { totalGiB: number; usedGiB: number } {
  const { baseSizeTiB, extendedCapacitySizeTiB, totalSizeTiB, totalVolumeSizeGiB } = properties;
  return { totalGiB: (totalSizeTiB ?? baseSizeTiB + extendedCapacitySizeTiB) * 1024, usedGiB: totalVolumeSizeGiB ?? 0 };
}

/** Every Elastic SAN of a subscription with all that is in it. */
export async function sanTreesIn(azure: Azure, subscriptionId: string): Promise<SanTree[]> {
  const client = azure.elasticSan(subscriptionId);
  const sans = await all(client.elasticSans.listBySubscription());
  return Promise.all(sans.map((san) => treeOf(azure, subscriptionId, san)));
}

/** One Elastic SAN with all that is in it. */
export async function sanTreeAt(azure: Azure, at: { subscriptionId: string; resourceGroup: string; san: string }): Promise<SanTree> {
  return treeOf(azure, at.subscriptionId, await azure.elasticSan(at.subscriptionId).elasticSans.get(at.resourceGroup, at.san));
}

async function treeOf(azure: Azure, subscriptionId: string, san: ElasticSan): Promise<SanTree> {
  const client = azure.elasticSan(subscriptionId);
  const resourceGroup = parseResourceId(san.id ?? '')?.resourceGroup ?? '';
  const name = nameOf(san.id ?? '');
  const groups = await all(client.volumeGroups.listByElasticSan(resourceGroup, name));
  return {
    san,
    groups: await Promise.all(
      groups.map(async (group) => ({
        group,
        volumes: await all(client.volumes.listByVolumeGroup(resourceGroup, name, nameOf(group.id ?? ''))),
      })),
    ),
  };
}

import type { ElasticSan, Volume, VolumeGroup } from '@azure/arm-elasticsan';
import { elasticSanPlaceOf, nameOf } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { unreadable } from '../http/refusal.ts';
import { all, gatherIn } from './everywhere.ts';
import type { Found } from './everywhere.ts';
import { fieldsIfAny, idIn, numberIfAny, numberIn, regionIn, tagsIfAny, textIfAny } from './records/fields.ts';
import { readEach } from './records/records.ts';

/** An Elastic SAN of Azure with its volume groups and their volumes. */
export type SanTree = { san: ElasticSan; groups: GroupTree[] };
type GroupTree = { group: VolumeGroup; volumes: Volume[] };

/** What an Elastic SAN holds in all, and what its volumes take of it. */
export function roomOf(san: ElasticSan): { totalGiB: number; usedGiB: number } {
  const { baseSizeTiB, extendedCapacitySizeTiB, totalSizeTiB, totalVolumeSizeGiB } = fieldsIfAny(san.properties);
  const totalTiB = numberIfAny(totalSizeTiB) ?? numberIn(baseSizeTiB, 'baseSizeTiB') + (numberIfAny(extendedCapacitySizeTiB) ?? 0);
  return { totalGiB: totalTiB * 1024, usedGiB: numberIfAny(totalVolumeSizeGiB) ?? 0 };
}

/** Where an Elastic SAN stands, and what its volumes have of it. */
export function sanAt(san: ElasticSan) {
  const id = idIn(san.id);
  const place = elasticSanPlaceOf(id);
  if (place === undefined) throw unreadable('id is not that of an Elastic SAN.');
  return { id, name: textIfAny(san.name) ?? place.san, ...place, region: regionIn(san.location), tags: tagsIfAny(san.tags) };
}

/** Every Elastic SAN of a subscription with all that is in it. */
export async function sanTreesIn(azure: Azure, subscriptionId: string): Promise<Found<SanTree>> {
  const listed = await all(azure.elasticSan(subscriptionId).elasticSans.listBySubscription());
  const sans = readEach(listed, (san) => ({ ...sanAt(san), record: san }));
  return gatherIn(sans, async ({ record }) => {
    const { item, missing } = await treeOf(azure, record);
    return { items: [item], missing };
  });
}

/** One Elastic SAN with all that is in it; a volume group that cannot be read is named, and left out. */
export async function sanTreeAt(azure: Azure, at: { subscriptionId: string; resourceGroup: string; san: string }) {
  return treeOf(azure, await azure.elasticSan(at.subscriptionId).elasticSans.get(at.resourceGroup, at.san));
}

async function treeOf(azure: Azure, record: ElasticSan): Promise<{ item: SanTree; missing: Found<SanTree>['missing'] }> {
  const { subscriptionId, resourceGroup, san } = sanAt(record);
  const client = azure.elasticSan(subscriptionId);
  const listed = await all(client.volumeGroups.listByElasticSan(resourceGroup, san));
  const groups = readEach(listed, (group) => {
    const id = idIn(group.id);
    return { id, name: textIfAny(group.name) ?? nameOf(id), group };
  });
  const found = await gatherIn(groups, async ({ name, group }): Promise<GroupTree[]> => [
    { group, volumes: await all(client.volumes.listByVolumeGroup(resourceGroup, san, name)) },
  ]);
  return { item: { san: record, groups: found.items }, missing: found.missing };
}

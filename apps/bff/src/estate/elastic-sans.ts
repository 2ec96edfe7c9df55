import type { ElasticSan, Volume, VolumeGroup } from '@azure/arm-elasticsan';
import { elasticSanPlaceOf, nameOf } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { unreadable } from '../http/refusal.ts';
import { gatherIn, readList, type Found } from './everywhere.ts';
import { fieldsIfAny, idIn, numberIfAny, numberIn, regionIn, tagsIfAny, textIfAny } from './records/fields.ts';

/** An Elastic SAN of Azure with its volume groups and their volumes. */
export type SanTree = { san: ElasticSan; groups: GroupTree[] };
type GroupTree = { group: VolumeGroup; volumes: Volume[] };

/** What an Elastic SAN holds in all, and what its volumes take of it. */
export function roomOf(san: ElasticSan): { totalGiB: number; usedGiB: number | null } {
  const { baseSizeTiB, extendedCapacitySizeTiB, totalSizeTiB, totalVolumeSizeGiB } = fieldsIfAny(san.properties);
  const totalTiB = numberIfAny(totalSizeTiB) ?? numberIn(baseSizeTiB, 'baseSizeTiB') + (numberIfAny(extendedCapacitySizeTiB) ?? 0);
  return { totalGiB: totalTiB * 1024, usedGiB: numberIfAny(totalVolumeSizeGiB) ?? null };
}

/** Where an Elastic SAN stands, and what its volumes have of it. */
export function sanAt(san: ElasticSan) {
  const id = idIn(san.id);
  const place = elasticSanPlaceOf(id);
  if (place === undefined) throw unreadable('id', 'wrong');
  return { id, name: textIfAny(san.name) ?? place.san, ...place, region: regionIn(san.location), tags: tagsIfAny(san.tags) };
}

/** Every Elastic SAN of a subscription with all that is in it. */
export async function sanTreesIn(azure: Azure, subscriptionId: string): Promise<Found<SanTree>> {
  const listed = azure.elasticSan(subscriptionId).elasticSans.listBySubscription();
  const place = { id: `/subscriptions/${subscriptionId}`, name: subscriptionId };
  const sans = await readList(listed, place, (san) => ({ ...sanAt(san), record: san }));
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
  const { id: sanId, name: sanName, subscriptionId, resourceGroup, san } = sanAt(record);
  const client = azure.elasticSan(subscriptionId);
  const groups = await readList(client.volumeGroups.listByElasticSan(resourceGroup, san), { id: sanId, name: sanName }, (group) => {
    const id = idIn(group.id);
    return { id, name: textIfAny(group.name) ?? nameOf(id), group };
  });
  const found = await gatherIn(groups, async ({ id, name, group }): Promise<Found<GroupTree>> => {
    const { items: volumes, missing } = await readList(
      client.volumes.listByVolumeGroup(resourceGroup, san, name),
      { id, name },
      (one) => one,
    );
    return { items: [{ group, volumes }], missing };
  });
  return { item: { san: record, groups: found.items }, missing: found.missing };
}

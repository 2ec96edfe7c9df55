import type { ElasticSan } from '@azure/arm-elasticsan';
import { elasticSanPlaceOf, nameOf, parentIdOf } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { sanAt, sanTreeAt, sanTreesIn, type SanTree } from './elastic-sans.ts';
import { gather, gatherIn, type Found, type Listed } from './everywhere.ts';
import type { GraphRow } from './graph/graph-rows.ts';
import { readRows } from './graph/read-rows.ts';
import { sansAndVaults } from './graph/sans-and-vaults.ts';
import { groupsBySan, sanKey, type GraphGroup } from './graph/volume-groups.ts';
import { fieldsIfAny, numberIfAny } from './records/fields.ts';

type Place = { id: string; name: string };
/** An Elastic SAN, with its record where that is shown. */
type Asked = Place & { subscriptionId: string; resourceGroup: string; san: string; record?: ElasticSan };
type Groups = ReadonlyMap<string, GraphGroup[]>;

/**
 * Every Elastic SAN of some subscriptions with all that is in it. A subscription in which Resource Graph shows none is asked itself: it may have
 * none, or may not be read.
 */
export async function sansEverywhere(azure: Azure, places: readonly Place[], subscriptionId?: string): Promise<Listed<SanTree>> {
  const [graph, groups] = await Promise.all([sansAndVaults(azure, subscriptionId), groupsBySan(azure, subscriptionId)]);
  const found = await gather(places, ({ id }) => {
    const rows = graph?.sans.get(id);
    return rows === undefined || groups === undefined ? sanTreesIn(azure, id) : treesOf(azure, id, rows, groups);
  });
  return { ...found, from: graph === undefined || groups === undefined ? 'each-service' : 'resource-graph' };
}

async function treesOf(azure: Azure, subscriptionId: string, rows: readonly GraphRow[], groups: Groups): Promise<Found<SanTree>> {
  const sans = readRows(rows, (san: ElasticSan) => ({ ...sanAt(san), record: san }));
  const known = new Set(rows.flatMap(({ id }) => keyOf(id) ?? []));
  const absent = Array.from(groups).filter(([key]) => key.startsWith(`${subscriptionId}/`) && !known.has(key));
  const all: Found<Asked> = { items: [...sans.items, ...absent.flatMap(([, [first]]) => sanOf(first))], missing: sans.missing };
  // What this person has changed in an Elastic SAN, Resource Graph may not show yet.
  const changed = new Set(azure.changes.recent().flatMap((id) => keyOf(sanIdIn(id)) ?? []));
  return gatherIn(all, async ({ record, ...san }): Promise<SanTree[] | Found<SanTree>> => {
    const tree = record && { san: record, groups: groups.get(sanKey(san)) ?? [] };
    if (tree !== undefined && isWhole(tree) && !changed.has(sanKey(san))) return [tree];
    const { item, missing } = await sanTreeAt(azure, san);
    return { items: [item], missing };
  });
}

/** The Elastic SAN that an id is in, or is of. */
const sanIdIn = (id: string): string => /^.*?\/elasticSans\/[^/]+/i.exec(id)?.[0] ?? '';

const keyOf = (id: unknown): string | undefined => {
  const place = typeof id === 'string' ? elasticSanPlaceOf(id) : undefined;
  return place && sanKey(place);
};

/** The Elastic SAN of a volume group, where it is not shown itself. */
function sanOf(group: GraphGroup | undefined) {
  const id = group === undefined ? '' : parentIdOf(group.group.id);
  const place = elasticSanPlaceOf(id);
  return place === undefined ? [] : [{ id, name: nameOf(id), ...place }];
}

/**
 * Whether the volumes are all that the Elastic SAN says it has: whether Azure Resource Graph knows each volume is not documented, so the sizes are
 * added up. One that does not say must at least have some.
 */
function isWhole({ san, groups }: { san: ElasticSan; groups: readonly GraphGroup[] }): boolean {
  const volumes = groups.flatMap((group) => group.volumes);
  const sizes = volumes.map(({ properties }) => numberIfAny(properties.sizeGiB));
  const usedGiB = numberIfAny(fieldsIfAny(san.properties)['totalVolumeSizeGiB']);
  return usedGiB === undefined ? volumes.length > 0 : sizes.reduce<number>((sum, size) => sum + (size ?? Number.NaN), 0) === usedGiB;
}

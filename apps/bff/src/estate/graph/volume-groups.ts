import type { Azure } from '../../azure/clients.ts';
import { listIfAny, textIfAny } from '../records/fields.ts';
import { graphAnswer, type GraphQuestion, type GraphRow } from './graph-rows.ts';

// The volumes of a group are a few words each: a row for each group, not for each volume, makes a list of thousands one page. The parts of an id
// are subscription, resource group, Elastic SAN and volume group.
const query = `elasticsanresources
| where type in~ ('microsoft.elasticsan/elasticsans/volumegroups', 'microsoft.elasticsan/elasticsans/volumegroups/volumes')
| extend parts = split(id, '/'), isVolume = type =~ 'microsoft.elasticsan/elasticsans/volumegroups/volumes'
| extend sanKey = tolower(strcat(parts[2], '/', parts[4], '/', parts[8])), groupKey = tolower(tostring(parts[10]))
| summarize groups = make_list(iff(isVolume, dynamic(null), pack_array(id, name))),
    volumes = make_list(iff(isVolume, pack_array(id, name, properties.sizeGiB), dynamic(null))) by sanKey, groupKey
| order by sanKey asc, groupKey asc`;

/** A volume group as Resource Graph tells it, with its volumes in the form of their records. */
export type GraphGroup = {
  group: { id: string; name: string };
  volumes: { id: string; name: string; properties: { sizeGiB: number } }[];
};

/** Volume groups by the keys of their Elastic SANs. */
type GroupsBySan = ReadonlyMap<string, GraphGroup[]>;

const question: GraphQuestion<[sanKey: string, groups: GraphGroup[]][], GroupsBySan> = {
  query,
  read: (rows) => rows.map((row) => [textIfAny(row['sanKey']) ?? '', groupIn(row)]),
  whole(parts) {
    const found = new Map<string, GraphGroup[]>();
    for (const [key, groups] of parts.flat()) found.set(key, [...(found.get(key) ?? []), ...groups]);
    return found;
  },
};

/** Volume groups of all Elastic SANs; undefined where Resource Graph does not answer. */
export const groupsBySan = (azure: Azure, subscriptionId?: string): Promise<GroupsBySan | undefined> =>
  graphAnswer(azure, question, subscriptionId);

/** Volumes whose group is not there are nowhere: its SAN is read again. */
function groupIn(row: GraphRow): GraphGroup[] {
  const [group] = listIfAny(row['groups']).map(listIfAny);
  if (group === undefined) return [];
  const volumes = listIfAny(row['volumes'])
    .map(listIfAny)
    .map(([id, name, sizeGiB]) => ({ id, name, properties: { sizeGiB } }));
  // What the fields are is looked at by who reads them, as with any record.
  return [{ group: { id: group[0], name: group[1] }, volumes }] as GraphGroup[];
}

/** The key by which the groups of an Elastic SAN are found. */
export const sanKey = (at: { subscriptionId: string; resourceGroup: string; san: string }): string =>
  `${at.subscriptionId}/${at.resourceGroup}/${at.san}`.toLowerCase();

import { nameOf, parseResourceId } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { isoOf, listIfAny, textIfAny } from '../records/fields.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';
import { quoted } from './quoted.ts';

/** The snapshots of one data source: the minutes since 1970 at which they were taken, oldest first. */
export type Family = readonly number[];

/** An item as far as its points are told by itself; its id where it was asked for. */
export type Claimant = { id: string | undefined; oldestAt: string | null; newestAt: string | null };

/** What lies in one resource group and was made from one volume group: families of snapshots, and the items of which they may be. */
export type Beside = { families: readonly Family[]; items: readonly Claimant[] };

/** What is asked for. */
export type Asked = { instances: readonly string[]; snapshotGroups: readonly string[]; between: { from: string; to: string } };

// The newest snapshot tells whose a family is. Backups run once a week at least.
const newestWithin = '9d';

const listed = (texts: Iterable<string>): string => [...new Set(texts)].map((text) => quoted(text)).join(', ');

/**
 * A row for each resource group and volume group that something asked for is in. Snapshots are called `AzureBackup_<guid>_<moment>` (recorded for disks
 * 2025-11; documented for Elastic SAN), and are made after that moment; of what is still being copied there is no point yet.
 */
function queryOf({ instances, snapshotGroups, between: { from, to } }: Asked): string {
  const groups = snapshotGroups.flatMap((id) => parseResourceId(id) ?? []);
  const made = 'todatetime(properties.timeCreated)';
  return `resources
| where type =~ 'microsoft.compute/snapshots'
    and subscriptionId in~ (${listed(groups.map(({ subscriptionId }) => subscriptionId))})
    and resourceGroup in~ (${listed(groups.map(({ resourceGroup = '' }) => resourceGroup))})
| where ${made} between (datetime(${from}) .. datetime(${to})) or ${made} >= ago(${newestWithin})
| where name startswith 'AzureBackup_' and coalesce(toreal(properties.completionPercent), 100.0) >= 100
| extend parts = split(name, '_'), source = split(tolower(tostring(properties.creationData.elasticSanResourceId)), '/snapshots/')[0]
| project key = strcat('/subscriptions/', subscriptionId, '/resourcegroups/', resourceGroup, ' ', source),
    guid = tostring(parts[1]), taken = substring(tostring(parts[2]), 0, 16)
| summarize taken = make_list(taken) by key, guid
| summarize families = make_list(taken) by key = tolower(key)
| join kind=inner (
    recoveryservicesresources
    | where type =~ 'microsoft.dataprotection/backupvaults/backupinstances'
    | extend isAsked = name in~ (${listed(instances.map(nameOf))}), told = properties.backupInstanceExtendedProperties.recoveryPointInfo,
        group = tostring(properties.policyInfo.policyParameters.dataStoreParametersList[0].resourceGroupId)
    | summarize asked = countif(isAsked),
        items = make_list(pack_array(iff(isAsked, id, ''), told.oldestRecoveryPointInPrimaryRegion, told.latestRecoveryPointInPrimaryRegion))
        by key = tolower(strcat(group, ' ', tostring(properties.dataSourceInfo.resourceID)))
    | where asked > 0
  ) on key
| project key, families, items
| order by key asc`;
}

/** The snapshots in which points of some items may be kept, in one question; undefined where Resource Graph does not answer. */
export async function snapshotsBeside(azure: Azure, asked: Asked): Promise<Beside[] | undefined> {
  const rows = await graphRows(azure, queryOf(asked));
  return rows?.map(besideIn);
}

/** `2026-09-08T13-00`, as the name of a snapshot begins to say when it was taken. */
function minuteIn(stamp: unknown): number | [] {
  const [, day, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)/.exec(textIfAny(stamp) ?? '') ?? [];
  return day === undefined ? [] : Date.parse(`${day}T${hours}:${minutes}:00Z`) / 60_000;
}

const besideIn = ({ families, items }: GraphRow): Beside => ({
  families: listIfAny(families).map((taken) =>
    listIfAny(taken)
      .flatMap(minuteIn)
      .sort((one, other) => one - other),
  ),
  items: listIfAny(items).map((item) => {
    const [id, oldest, newest] = listIfAny(item);
    return { id: textIfAny(id), oldestAt: isoOf(oldest), newestAt: isoOf(newest) };
  }),
});

import type { BackupInstanceResource } from '@azure/arm-dataprotection';
import { jobStatusOf, vaultId, vaultPlaceOf, type Attempt, type BackupInstance, type Job, type LastBackup, type Vault } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { idIfAny, isoOf, listIfAny, textIfAny } from '../records/fields.ts';
import { readEach, type Found } from '../records/records.ts';
import { toBackupInstance, volumeNamedIn } from '../records/to-backup-instance.ts';
import { outcomeIn } from '../records/to-job.ts';
import { graphAnswer, type GraphQuestion, type GraphRow } from './graph-rows.ts';
import { vaultKey } from './vault-contents.ts';

// Of an item the fields that are read, without their names, for an estate has thousands; of its parameters a list whole where it is longer than one.
// A scheduled backup that completed without an error proves by its moment alone; of the others each counts. One question for all lists, so that going
// from one to the next asks nothing anew.
const query = `recoveryservicesresources
| where type =~ 'microsoft.dataprotection/backupvaults/backupinstances'
| extend source = tostring(properties.dataSourceInfo.datasourceType)
| where source =~ 'Microsoft.ElasticSan/elasticSans/volumeGroups' or isempty(source) or gettype(properties.dataSourceInfo.datasourceType) != 'string'
| extend stores = properties.policyInfo.policyParameters.dataStoreParametersList, sources = properties.policyInfo.policyParameters.backupDatasourceParametersList
| project id, name, key = tolower(id),
    latestPoint = properties.backupInstanceExtendedProperties.recoveryPointInfo.latestRecoveryPointInPrimaryRegion,
    told = pack_array(properties.dataSourceInfo.datasourceType, properties.dataSourceInfo.resourceID, properties.dataSourceInfo.resourceLocation,
      properties.dataSourceSetInfo.resourceID, properties.policyInfo.policyId, stores[0].resourceGroupId, sources[0].resourceSelectors,
      properties.currentProtectionState, properties.protectionStatus.status, properties.protectionStatus.errorDetails,
      properties.protectionErrorDetails, properties.friendlyName),
    stores = iff(array_length(stores) > 1, stores, dynamic(null)), sources = iff(array_length(sources) > 1, sources, dynamic(null))
| join kind=leftouter (
    recoveryservicesresources
    | where type =~ 'microsoft.dataprotection/backupvaults/backupjobs'
    | where tostring(properties.operationCategory) =~ 'Backup'
    | extend hasError = tostring(properties.errorDetails) !in ('', '[]', '[{}]'), startedAt = todatetime(properties.startTime)
    | project key = tolower(tostring(properties.backupInstanceId)), startedAt,
        isTold = tostring(properties.status) =~ 'Completed' and not(hasError) and not(tobool(properties.isUserTriggered) == true),
        entry = pack_array(properties.status, properties.startTime, properties.endTime, hasError, name, properties.isUserTriggered),
        errors = properties.errorDetails
    | summarize goodAt = max(iff(isTold, startedAt, datetime(null))), others = make_list(iff(isTold, dynamic(null), entry)),
        arg_max(startedAt, entry, errors) by key
    | project key, goodAt, others, last = entry, errors
  ) on key
| project-away key, key1
| order by id asc`;

/** A protected volume as Resource Graph tells it, with what its backups have come to. */
export type GraphItem = {
  id: string;
  instance: BackupInstance;
  /** Newest first; of scheduled ones that completed the newest alone. */
  backups: Pick<Job, 'status' | 'trigger' | 'startedAt'>[];
  /** Those of which no point tells, newest first. */
  attempts: Attempt[];
  /** The moment of its newest restore point; null if there is none, undefined if that is not said. */
  newestPointAt: string | null | undefined;
  lastBackup: LastJob | null;
};

/** The newest backup of an item, as far as lists tell of it. */
export type LastJob = LastBackup & Pick<Job, 'id' | 'problem'>;

/** The protected volumes of vaults, by the keys of these; one that cannot be read is named, by its volume if that is known. */
type ItemsByVault = ReadonlyMap<string, Found<GraphItem>>;

const question: GraphQuestion<Found<GraphItem>, ItemsByVault> = {
  query,
  read: (rows) => readEach(rows, itemIn, (row) => volumeNamedIn(recordIn(row))),
  whole(parts) {
    const found = new Map<string, Found<GraphItem>>();
    const at = (key: string): Found<GraphItem> => {
      const before = found.get(key);
      if (before === undefined) found.set(key, { items: [], missing: [] });
      return before ?? at(key);
    };
    for (const { items, missing } of parts) {
      for (const item of items) at(vaultKey(item.instance)).items.push(item);
      for (const one of missing) at(keyIn(one.id)).missing.push(one);
    }
    return found;
  },
};

/** The protected volumes of all vaults; undefined where Resource Graph does not answer. */
export const itemsByVault = (azure: Azure, subscriptionId: string | undefined): Promise<ItemsByVault | undefined> =>
  graphAnswer(azure, question, subscriptionId);

function keyIn(id: string): string {
  const place = vaultPlaceOf(idIfAny(id) ?? '');
  return place === undefined ? '' : vaultKey(place);
}

/** Of those of all vaults the ones of this vault, whose region is theirs where they name none. */
export function itemsIn(items: ItemsByVault, vault: Vault): Found<GraphItem> {
  const { items: all, missing } = items.get(vaultKey({ ...vault, vault: vault.name })) ?? { items: [], missing: [] };
  const withRegion = (item: GraphItem): GraphItem => ({ ...item, instance: { ...item.instance, region: vault.region } });
  return { items: all.map((item) => (item.instance.region === '' ? withRegion(item) : item)), missing };
}

/** The record of an item as its vault has it, of what a row tells of it: each field as it was, of whatever kind. */
function recordIn({ id, name, told, stores, sources }: GraphRow): BackupInstanceResource {
  const [datasourceType, resourceID, resourceLocation, setId, policyId, resourceGroupId, resourceSelectors, ...states] = listIfAny(told);
  const [currentProtectionState, status, errorDetails, protectionErrorDetails, friendlyName] = states;
  const record: object = {
    id,
    name,
    properties: {
      friendlyName,
      dataSourceInfo: { datasourceType, resourceID, resourceLocation },
      dataSourceSetInfo: { resourceID: setId },
      policyInfo: {
        policyId,
        policyParameters: {
          dataStoreParametersList: stores ?? [{ resourceGroupId }],
          backupDatasourceParametersList: sources ?? [{ resourceSelectors }],
        },
      },
      currentProtectionState,
      protectionStatus: { status, errorDetails },
      protectionErrorDetails,
    },
  };
  return record;
}

function itemIn(row: GraphRow): GraphItem | undefined {
  const instance = toBackupInstance(recordIn(row), '');
  if (instance === undefined) return undefined;
  const attempts = attemptsIn(row);
  return {
    id: instance.id,
    instance,
    backups: backupsIn(row, attempts),
    attempts,
    newestPointAt: newestPointIn(row),
    lastBackup: lastJobIn(row, instance),
  };
}

/** A row says nothing of points where Azure has no such field; a moment before there were points is that of none. */
const newestPointIn = ({ latestPoint }: GraphRow): string | null | undefined =>
  textIfAny(latestPoint) === undefined ? undefined : isoOf(latestPoint);

function backupsIn({ goodAt }: GraphRow, attempts: readonly Attempt[]): GraphItem['backups'] {
  const good = isoOf(goodAt);
  const proven: GraphItem['backups'] = good === null ? [] : [{ status: 'completed', trigger: 'scheduled', startedAt: good }];
  return [...proven, ...attempts].sort(newestFirst);
}

function attemptsIn({ others }: GraphRow): Attempt[] {
  const found = listIfAny(others).flatMap((entry): Attempt[] => {
    const backup = backupIn(entry);
    if (backup === null) return [];
    const [name, isUserTriggered] = listIfAny(entry).slice(4);
    const { status, startedAt, endedAt } = backup;
    return [{ name: textIfAny(name) ?? '', status, trigger: isUserTriggered === true ? 'on-demand' : 'scheduled', startedAt, endedAt }];
  });
  return found.sort(newestFirst);
}

const newestFirst = (one: { startedAt: string }, other: { startedAt: string }): number => other.startedAt.localeCompare(one.startedAt);

/** A backup, of which a row keeps a few words; one that cannot be read is not shown. */
function backupIn(entry: unknown): Omit<LastBackup, 'said'> | null {
  const [said, startTime, endTime, hasError] = listIfAny(entry);
  const [startedAt, endedAt] = [isoOf(startTime), isoOf(endTime)];
  const status = jobStatusOf({ said: textIfAny(said), hasEnded: endedAt !== null, hasError: hasError === true });
  return startedAt === null ? null : { status, startedAt, endedAt };
}

function lastJobIn({ last, errors }: GraphRow, instance: BackupInstance): LastJob | null {
  const [status, startTime, endTime, , name] = listIfAny(last);
  const startedAt = isoOf(startTime);
  if (textIfAny(name) === undefined || startedAt === null) return null;
  const id = `${vaultId(instance)}/backupJobs/${String(name)}`;
  return { id, ...outcomeIn({ status, endTime, errorDetails: errors }, instance.subscriptionId), startedAt };
}

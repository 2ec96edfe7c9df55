import type { AzureBackupJobResource, BackupInstanceResource } from '@azure/arm-dataprotection';
import { jobStatusOf, vaultId, vaultPlaceOf, type Attempt, type BackupInstance, type Job, type LastBackup } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { isoOf, listIfAny, textIfAny } from '../records/fields.ts';
import { toBackupInstance, volumeNamedIn } from '../records/to-backup-instance.ts';
import { toJob } from '../records/to-job.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';
import { readRows } from './read-rows.ts';
import { vaultKey } from './vault-contents.ts';

// Of an item the fields that are read, for an estate has thousands. A scheduled backup that completed without an error proves by its
// moment alone; of the others each counts. One question for all lists, so that going from one to the next asks nothing anew.
const query = `recoveryservicesresources
| where type =~ 'microsoft.dataprotection/backupvaults/backupinstances'
| extend source = tostring(properties.dataSourceInfo.datasourceType)
| where source =~ 'Microsoft.ElasticSan/elasticSans/volumeGroups' or isempty(source) or gettype(properties.dataSourceInfo.datasourceType) != 'string'
| project id, name, key = tolower(id),
    latestPoint = properties.backupInstanceExtendedProperties.recoveryPointInfo.latestRecoveryPointInPrimaryRegion,
    properties = pack('friendlyName', properties.friendlyName,
      'dataSourceInfo', pack('datasourceType', properties.dataSourceInfo.datasourceType, 'resourceID', properties.dataSourceInfo.resourceID,
        'resourceLocation', properties.dataSourceInfo.resourceLocation),
      'dataSourceSetInfo', pack('resourceID', properties.dataSourceSetInfo.resourceID),
      'policyInfo', pack('policyId', properties.policyInfo.policyId,
        'policyParameters', pack('dataStoreParametersList', properties.policyInfo.policyParameters.dataStoreParametersList,
          'backupDatasourceParametersList', properties.policyInfo.policyParameters.backupDatasourceParametersList)),
      'currentProtectionState', properties.currentProtectionState, 'protectionStatus', properties.protectionStatus,
      'protectionErrorDetails', properties.protectionErrorDetails)
| join kind=leftouter (
    recoveryservicesresources
    | where type =~ 'microsoft.dataprotection/backupvaults/backupjobs'
    | where tostring(properties.operationCategory) =~ 'Backup'
    | extend hasError = tostring(properties.errorDetails) !in ('', '[]', '[{}]'), startedAt = todatetime(properties.startTime)
    | extend isGood = tostring(properties.status) =~ 'Completed' and not(hasError)
    | project key = tolower(tostring(properties.backupInstanceId)), startedAt, isGood, isTold = isGood and not(tobool(properties.isUserTriggered) == true),
        entry = pack_array(properties.status, properties.startTime, properties.endTime, hasError, name, properties.isUserTriggered),
        errors = properties.errorDetails
    | summarize goodAt = max(iff(isGood, startedAt, datetime(null))), others = make_list(iff(isTold, dynamic(null), entry)),
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
  backups: Pick<Job, 'status' | 'startedAt'>[];
  /** Those of which no point tells, newest first. */
  attempts: Attempt[];
  /** The moment of its newest restore point; null if there is none, undefined if that is not said. */
  newestPointAt: string | null | undefined;
  lastBackup: LastJob | null;
};

/** The newest backup of an item, as far as lists tell of it. */
export type LastJob = LastBackup & Pick<Job, 'id' | 'problem'>;

/** Rows of the protected volumes of vaults, by the keys of these; undefined where Resource Graph does not answer. */
export async function itemsByVault(
  azure: Azure,
  subscriptionId: string | undefined,
): Promise<ReadonlyMap<string, readonly GraphRow[]> | undefined> {
  const rows = await graphRows(azure, query, subscriptionId);
  return rows && Map.groupBy(rows, ({ id }) => keyIn(textIfAny(id)));
}

function keyIn(id: string | undefined): string {
  const place = id === undefined ? undefined : vaultPlaceOf(id);
  return place === undefined ? '' : vaultKey(place);
}

/** The protected volumes of a vault; one that cannot be read is named, by its volume if that is known. */
export function readItems(rows: readonly GraphRow[], region: string) {
  return readRows(
    rows,
    (row: BackupInstanceResource & GraphRow): GraphItem | undefined => {
      const instance = toBackupInstance(row, region);
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
    },
    volumeNamedIn,
  );
}

/** A row says nothing of points where Azure has no such field; a moment before there were points is that of none. */
const newestPointIn = ({ latestPoint }: GraphRow): string | null | undefined =>
  textIfAny(latestPoint) === undefined ? undefined : isoOf(latestPoint);

function backupsIn({ goodAt }: GraphRow, attempts: readonly Attempt[]): GraphItem['backups'] {
  const good = isoOf(goodAt);
  const proven: GraphItem['backups'] = good === null ? [] : [{ status: 'completed', startedAt: good }];
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
  if (textIfAny(name) === undefined) return null;
  // What the fields are is looked at by who reads them, as with any record.
  const record = {
    id: `${vaultId(instance)}/backupJobs/${String(name)}`,
    properties: { status, startTime, endTime, errorDetails: errors },
  };
  return readRows([record], (job: AzureBackupJobResource) => toJob(job)).items[0] ?? null;
}

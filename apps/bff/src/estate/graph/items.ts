import type { AzureBackupJobResource, BackupInstanceResource } from '@azure/arm-dataprotection';
import { jobStatusOf } from '@esan/domain';
import type { Attempt, BackupInstance, Job } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { fieldsIfAny, isoOf, listIfAny, textIfAny } from '../records/fields.ts';
import { toBackupInstance, volumeNamedIn } from '../records/to-backup-instance.ts';
import { toJob } from '../records/to-job.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';
import { readRows } from './read-rows.ts';

// Of an item the fields that are read. A scheduled backup that completed without an error proves by its moment alone; of the others each counts.
const query = (lastJob: { kept: string; newest: string; packed: string }): string => `recoveryservicesresources
| where type =~ 'microsoft.dataprotection/backupvaults/backupinstances'
| extend source = tostring(properties.dataSourceInfo.datasourceType)
| where source =~ 'Microsoft.ElasticSan/elasticSans/volumeGroups' or isempty(source) or gettype(properties.dataSourceInfo.datasourceType) != 'string'
| extend parts = split(id, '/')
| project id, name, key = tolower(id), vaultKey = tolower(strcat(parts[2], '/', parts[4], '/', parts[8])),
    latestPoint = properties.backupInstanceExtendedProperties.recoveryPointInfo.latestRecoveryPointInPrimaryRegion,
    properties = pack('friendlyName', properties.friendlyName, 'dataSourceInfo', properties.dataSourceInfo,
      'dataSourceSetInfo', properties.dataSourceSetInfo, 'policyInfo', properties.policyInfo,
      'currentProtectionState', properties.currentProtectionState, 'protectionStatus', properties.protectionStatus,
      'protectionErrorDetails', properties.protectionErrorDetails)
| join kind=leftouter (
    recoveryservicesresources
    | where type =~ 'microsoft.dataprotection/backupvaults/backupjobs'
    | where tostring(properties.operationCategory) =~ 'Backup'
    | extend key = tolower(tostring(properties.backupInstanceId)), startedAt = todatetime(properties.startTime)
    | extend hasError = tostring(properties.errorDetails) !in ('', '[]', '[{}]')
    | extend isGood = tostring(properties.status) =~ 'Completed' and not(hasError)
    | extend isTold = isGood and not(tobool(properties.isUserTriggered) == true)
    | extend entry = iff(isTold, dynamic(null), pack_array(properties.status, properties.startTime, properties.endTime, hasError, name, properties.isUserTriggered))
    | project key, startedAt, isGood, entry${lastJob.kept}
    | summarize goodAt = max(iff(isGood, startedAt, datetime(null))), others = make_list(entry)${lastJob.newest} by key${lastJob.packed}
  ) on key
| project-away key, key1
| order by id asc`;

// What a list of jobs tells: their steps and warnings are told of a single one alone.
const jobFields = [
  'activityID',
  'backupInstanceFriendlyName',
  'backupInstanceId',
  'dataSourceName',
  'dataSourceSetName',
  'endTime',
  'errorDetails',
  'isUserTriggered',
  'operation',
  'operationCategory',
  'startTime',
  'status',
];

const justHealth = query({ kept: '', newest: '', packed: '' });
const withLastJob = query({
  kept: ', jobId = id, jobName = name, said = properties',
  newest: ', arg_max(startedAt, jobId, jobName, said)',
  packed: `
    | project key, goodAt, others,
        job = pack('id', jobId, 'name', jobName, 'properties', pack(${jobFields.map((field) => `'${field}', said.${field}`).join(', ')}))`,
});

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
  lastBackup: Job | null;
};

/** Rows of the protected volumes of vaults, by the keys of these; undefined where Resource Graph does not answer. */
export async function itemsByVault(
  azure: Azure,
  subscriptionId: string | undefined,
  wanted: { lastBackups: boolean },
): Promise<ReadonlyMap<string, readonly GraphRow[]> | undefined> {
  const rows = await graphRows(azure, wanted.lastBackups ? withLastJob : justHealth, subscriptionId);
  return rows && Map.groupBy(rows, (row) => textIfAny(row['vaultKey']) ?? '');
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
        lastBackup: lastBackupIn(row),
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
    const [said, startTime, endTime, hasError, name, isUserTriggered] = listIfAny(entry);
    const [startedAt, endedAt] = [isoOf(startTime), isoOf(endTime)];
    if (startedAt === null) return [];
    const hasEnded = textIfAny(endTime) !== undefined;
    const status = jobStatusOf({ said: textIfAny(said), hasEnded, hasError: hasError === true });
    const trigger = isUserTriggered === true ? 'on-demand' : 'scheduled';
    return [{ name: textIfAny(name) ?? '', status, trigger, startedAt, endedAt }];
  });
  return found.sort(newestFirst);
}

const newestFirst = (one: { startedAt: string }, other: { startedAt: string }): number => other.startedAt.localeCompare(one.startedAt);

/** A job that cannot be read is not shown. */
const lastBackupIn = ({ job }: GraphRow): Job | null => readRows([fieldsIfAny(job)], jobIfAny).items[0] ?? null;

const jobIfAny = (job: AzureBackupJobResource): Job | undefined => (job.id === undefined ? undefined : toJob(job));

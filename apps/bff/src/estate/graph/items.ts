import type { AzureBackupJobResource, BackupInstanceResource } from '@azure/arm-dataprotection';
import { jobStatusOf } from '@esan/domain';
import type { BackupInstance, Job } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { fieldsIfAny, isoOf, listIfAny, textIfAny } from '../records/fields.ts';
import { toBackupInstance, volumeNamedIn } from '../records/to-backup-instance.ts';
import { toJob } from '../records/to-job.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';
import { readRows } from './read-rows.ts';

// Of an item the fields that are read. A backup that completed without an error proves by its moment alone; of the others each counts.
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
    | extend entry = iff(isGood, dynamic(null), pack_array(properties.status, properties.startTime, isnotempty(tostring(properties.endTime)), hasError))
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
  /** Newest first; of those that completed the newest alone. */
  backups: Pick<Job, 'status' | 'startedAt'>[];
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
      return (
        instance && { id: instance.id, instance, backups: backupsIn(row), newestPointAt: newestPointIn(row), lastBackup: lastBackupIn(row) }
      );
    },
    volumeNamedIn,
  );
}

/** A row says nothing of points where Azure has no such field; a moment before there were points is that of none. */
const newestPointIn = ({ latestPoint }: GraphRow): string | null | undefined =>
  textIfAny(latestPoint) === undefined ? undefined : isoOf(latestPoint);

function backupsIn({ goodAt, others }: GraphRow): GraphItem['backups'] {
  const found = listIfAny(others).flatMap((entry): GraphItem['backups'] => {
    const [said, startTime, hasEnded, hasError] = listIfAny(entry);
    const startedAt = isoOf(startTime);
    const status = jobStatusOf({ said: textIfAny(said), hasEnded: hasEnded === true, hasError: hasError === true });
    return startedAt === null ? [] : [{ status, startedAt }];
  });
  const good = isoOf(goodAt);
  if (good !== null) found.push({ status: 'completed', startedAt: good });
  return found.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** A job that cannot be read is not shown. */
const lastBackupIn = ({ job }: GraphRow): Job | null => readRows([fieldsIfAny(job)], jobIfAny).items[0] ?? null;

const jobIfAny = (job: AzureBackupJobResource): Job | undefined => (job.id === undefined ? undefined : toJob(job));

import { jobStatusOf, type Attempt } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { isoOf, textIfAny } from '../records/fields.ts';
import { backupJobs } from './backup-jobs.ts';
import { graphRows, type GraphRow } from './graph-rows.ts';

const jobs = [backupJobs('category', 'said', 'hasEnded', 'hasError', 'vaultKey'), "where category == 'backup'"];

// A scheduled backup that completed is told by its point.
const query = [
  ...jobs,
  "where said !~ 'Completed' or hasError or tobool(properties.isUserTriggered) == true",
  'project id, name, vaultKey, said, hasEnded, hasError, item = tolower(tostring(properties.backupInstanceId)), isUserTriggered = properties.isUserTriggered, startTime = properties.startTime, endTime = properties.endTime',
  'order by id asc',
].join(' | ');

const vaultsQuery = [...jobs, 'summarize jobs = count() by vaultKey', 'order by vaultKey asc'].join(' | ');

/** The backups of the last 14 days that no point tells of, by the lower-cased id of their item; undefined where Resource Graph does not answer. */
export async function tellingBackups(azure: Azure, subscriptionId?: string): Promise<ReadonlyMap<string, Attempt[]> | undefined> {
  const rows = await graphRows(azure, query, subscriptionId);
  if (rows === undefined) return undefined;
  const byItem = Map.groupBy(rows, (row) => textIfAny(row['item']) ?? '');
  return new Map(Array.from(byItem, ([item, told]) => [item, told.flatMap(attemptIn).sort(newestFirst)]));
}

/** The keys of the vaults in which Resource Graph shows any backup job; undefined where it does not answer. */
export async function vaultsWithBackups(azure: Azure, subscriptionId?: string): Promise<ReadonlySet<string> | undefined> {
  const rows = await graphRows(azure, vaultsQuery, subscriptionId);
  return rows && new Set(rows.map((row) => textIfAny(row['vaultKey']) ?? ''));
}

const newestFirst = (one: Attempt, other: Attempt): number => other.startedAt.localeCompare(one.startedAt);

function attemptIn({ name, said, hasEnded, hasError, isUserTriggered, startTime, endTime }: GraphRow): Attempt[] {
  const startedAt = isoOf(startTime);
  if (startedAt === null) return [];
  const status = jobStatusOf({ said: textIfAny(said), hasEnded: hasEnded === true, hasError: hasError === true });
  const trigger = isUserTriggered === true ? 'on-demand' : 'scheduled';
  return [{ name: textIfAny(name) ?? '', status, trigger, startedAt, endedAt: isoOf(endTime) }];
}

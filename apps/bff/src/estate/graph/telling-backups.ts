import { jobStatusOf, type Attempt } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { fieldsIfAny, isoOf, listIfAny, textIfAny } from '../records/fields.ts';
import { backupJobs } from './backup-jobs.ts';
import { graphRows } from './graph-rows.ts';

// A scheduled backup that completed is told by its point. What each item has beside that is a few entries in 14 days.
const query = [
  backupJobs('category', 'said', 'hasEnded', 'hasError'),
  "where category == 'backup'",
  "extend parts = split(id, '/'), isTold = said =~ 'Completed' and not(hasError) and tobool(properties.isUserTriggered) != true",
  "extend vaultKey = tolower(strcat(parts[2], '/', parts[4], '/', parts[8])), item = tolower(tostring(properties.backupInstanceId))",
  "extend backup = pack('name', name, 'said', said, 'hasEnded', hasEnded, 'hasError', hasError, 'isUserTriggered', properties.isUserTriggered, 'startTime', properties.startTime, 'endTime', properties.endTime)",
  'summarize backups = make_list(iff(isTold, dynamic(null), backup)) by item, vaultKey',
  'order by item asc',
].join(' | ');

/** The backups of the last 14 days that no point tells of, by the lower-cased id of their item, and the vaults in which any job is shown, by their keys. */
export type TellingBackups = { of: ReadonlyMap<string, Attempt[]>; vaults: ReadonlySet<string> };

/** What Resource Graph tells of backups beside points; undefined where it does not answer. */
export async function tellingBackups(azure: Azure, subscriptionId?: string): Promise<TellingBackups | undefined> {
  const rows = await graphRows(azure, query, subscriptionId);
  if (rows === undefined) return undefined;
  const told = rows.map((row) => ({ item: textIfAny(row['item']) ?? '', vault: textIfAny(row['vaultKey']) ?? '', row }));
  return {
    of: new Map(told.map(({ item, row }) => [item, listIfAny(row['backups']).flatMap(attemptIn).sort(newestFirst)])),
    vaults: new Set(told.map(({ vault }) => vault)),
  };
}

const newestFirst = (one: Attempt, other: Attempt): number => other.startedAt.localeCompare(one.startedAt);

function attemptIn(entry: unknown): Attempt[] {
  const { name, said, hasEnded, hasError, isUserTriggered, startTime, endTime } = fieldsIfAny(entry);
  const startedAt = isoOf(startTime);
  if (startedAt === null) return [];
  const status = jobStatusOf({ said: textIfAny(said), hasEnded: hasEnded === true, hasError: hasError === true });
  const trigger = isUserTriggered === true ? 'on-demand' : 'scheduled';
  return [{ name: textIfAny(name) ?? '', status, trigger, startedAt, endedAt: isoOf(endTime) }];
}

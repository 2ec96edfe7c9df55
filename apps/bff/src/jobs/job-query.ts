import { wordsOf } from '@esan/domain';
import { quoted } from '../estate/graph/quoted.ts';
import { backupJobs, type JobColumn } from '../estate/graph/backup-jobs.ts';
import type { JobFilter } from './job-filter.ts';

const anyOf = (words: readonly string[]): string => words.map(quoted).join(', ');

const [atWork, done, failed] = [
  [...wordsOf('running'), ...wordsOf('cancelling'), ...wordsOf('paused')],
  wordsOf('completed'),
  wordsOf('failed'),
];
const over = [...wordsOf('completed-with-warnings'), ...wordsOf('cancelled')];

/** The same reading of a job's words as `jobStatusOf`: what has ended does not run, what carries an error is not completed. */
function statusIs(status: NonNullable<JobFilter['status']>): string {
  const words = anyOf(wordsOf(status));
  const settled = anyOf([...done, ...failed, ...over]);
  if (status === 'completed') return `word in (${words}) and not(hasError)`;
  if (status === 'failed') return `word in (${words}) or (hasError and (word in (${anyOf(done)}) or (hasEnded and word !in (${settled}))))`;
  if (status === 'unknown')
    return `(word !in (${anyOf([...done, ...failed, ...over, ...atWork])}) and not(hasEnded and hasError)) or (word in (${anyOf(atWork)}) and hasEnded and not(hasError))`;
  return atWork.some((one) => wordsOf(status).includes(one)) ? `word in (${words}) and not(hasEnded)` : `word in (${words})`;
}

const operationIs = (operation: NonNullable<JobFilter['operation']>): string =>
  operation === 'other' ? "category !in ('backup', 'restore')" : `category == ${quoted(operation)}`;

/** A condition, and what it is about. */
type Where = { of: readonly JobColumn[]; is: string };

function wheres({ status, operation, vault, volume, hours, changedSince }: JobFilter, begunBy?: string): Where[] {
  const since = changedSince === undefined ? undefined : `datetime(${changedSince})`;
  return [
    ...(hours === undefined ? [] : [{ of: ['begun'] as const, is: `begun > ago(${hours}h)` }]),
    ...(since === undefined ? [] : [{ of: ['begun'] as const, is: `begun > ${since} or todatetime(properties.endTime) > ${since}` }]),
    ...(begunBy === undefined ? [] : [{ of: ['begun'] as const, is: `begun <= datetime(${begunBy})` }]),
    ...(status === undefined ? [] : [{ of: ['word', 'hasEnded', 'hasError'] as const, is: statusIs(status) }]),
    ...(operation === undefined ? [] : [{ of: ['category'] as const, is: operationIs(operation) }]),
    ...(vault === undefined ? [] : [{ of: ['vault'] as const, is: `vault =~ ${quoted(vault)}` }]),
    ...(volume === undefined ? [] : [{ of: ['volume'] as const, is: `volume contains ${quoted(volume)}` }]),
  ];
}

function query(shown: readonly JobColumn[], conditions: readonly Where[], ...rest: readonly string[]): string {
  const columns = [...shown, ...conditions.flatMap(({ of }) => of)];
  return [backupJobs(...columns), ...conditions.map(({ is }) => `where ${is}`), ...rest].join(' | ');
}

/** The jobs that fit, the newest first. */
export const jobsQuery = (filter: JobFilter, begunBy?: string): string =>
  query(['begun'], wheres(filter, begunBy), 'project id, name, begun, properties', 'order by begun desc, name asc');

/** How many jobs there are of each vault, by its key, operation and word. */
export const countQuery = ({ volume, hours }: JobFilter): string =>
  query(
    ['said', 'hasEnded', 'hasError', 'category', 'vault', 'vaultKey'],
    wheres({ volume, hours }),
    'summarize jobs = count() by vaultKey, vault, category, said, hasEnded, hasError',
  );

import { wordsOf } from '@esan/domain';
import { quoted } from '../estate/graph/quoted.ts';
import { backupJobs } from '../estate/graph/backup-jobs.ts';
import type { JobFilter, JobPage } from './job-filter.ts';

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

function wheres({ status, operation, vault, volume, hours, changedSince }: JobFilter, begunBy?: string): string[] {
  const since = changedSince === undefined ? undefined : `datetime(${changedSince})`;
  return [
    ...(status === undefined ? [] : [statusIs(status)]),
    ...(operation === undefined ? [] : [operationIs(operation)]),
    ...(vault === undefined ? [] : [`vault =~ ${quoted(vault)}`]),
    ...(volume === undefined ? [] : [`volume contains ${quoted(volume)}`]),
    ...(hours === undefined ? [] : [`begun > ago(${hours}h)`]),
    ...(since === undefined ? [] : [`begun > ${since} or todatetime(properties.endTime) > ${since}`]),
    ...(begunBy === undefined ? [] : [`begun <= datetime(${begunBy})`]),
  ].map((fits) => `where ${fits}`);
}

/** The jobs that fit, the newest first. */
export const jobsQuery = (filter: JobFilter, { begunBy }: Pick<JobPage, 'begunBy'>): string =>
  [backupJobs, ...wheres(filter, begunBy), 'project id, name, begun, properties', 'order by begun desc, name asc'].join(' | ');

/** How many jobs there are of each vault, operation and word. */
export const countQuery = (filter: JobFilter): string =>
  [
    backupJobs,
    ...wheres({ ...filter, status: undefined, operation: undefined, vault: undefined, changedSince: undefined }),
    'summarize jobs = count() by vault, category, said, hasEnded, hasError',
  ].join(' | ');

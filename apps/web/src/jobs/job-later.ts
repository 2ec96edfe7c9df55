import { isRunning, sameId, type Job } from '@esan/domain';

/** A job as far as it tells whether another one has made good for it. */
type Tried = Pick<Job, 'id' | 'operation' | 'status' | 'startedAt' | 'endedAt' | 'activityId'>;

const isGood = ({ status }: Tried): boolean => status === 'completed' || status === 'completed-with-warnings';

/** Whether a job did the same once more: any backup of an item does what an earlier one should have, a restore only if it came of the same press. */
const isSameWork = (job: Tried, other: Tried): boolean =>
  job.operation === other.operation && (job.operation === 'backup' || sameId(job.activityId, other.activityId));

/**
 * What has made good for a job that failed, of the jobs of its item: the first that succeeded after it, or else one that is under way. Undefined
 * where nothing has.
 */
export function laterJob<J extends Tried>(job: Tried, jobs: readonly J[]): J | undefined {
  const later = jobs
    .filter((other) => other.id !== job.id && other.startedAt > job.startedAt && isSameWork(job, other))
    .toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  return later.find(isGood) ?? later.findLast(({ status }) => isRunning(status));
}

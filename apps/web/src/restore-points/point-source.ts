import { sameId, type Job } from '@esan/domain';

const slackMs = 60_000;

/**
 * Who asked for a restore point. Azure does not say it of the point itself: the backup job that was at work
 * at the point's time tells; undefined when no such job is known any more.
 */
export function sourceOf(time: string, instanceId: string, jobs: readonly Job[]): Job | undefined {
  const at = Date.parse(time);
  return jobs.find(
    (job) =>
      job.operation === 'backup' &&
      sameId(job.instanceId, instanceId) &&
      Date.parse(job.startedAt) - slackMs <= at &&
      (job.endedAt === null || at <= Date.parse(job.endedAt) + slackMs),
  );
}

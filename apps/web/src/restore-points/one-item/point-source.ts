import type { Attempt } from '@esan/domain';

const slackMs = 60_000;

/**
 * Who asked for a restore point. Azure does not say it of the point itself: the backup of the item that was at work
 * at the point's time tells; undefined when no such job is known any more.
 */
export function sourcesIn<Job extends Attempt>(backups: readonly Job[]): (time: string) => Job | undefined {
  const spans = backups
    .filter(({ status }) => status !== 'failed' && status !== 'cancelled')
    .map((job) => ({
      job,
      from: Date.parse(job.startedAt) - slackMs,
      to: job.endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(job.endedAt) + slackMs,
    }));
  return (time) => {
    const at = Date.parse(time);
    return spans.find(({ from, to }) => from <= at && at <= to)?.job;
  };
}

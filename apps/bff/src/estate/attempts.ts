import type { Attempt, Job } from '@esan/domain';

const told: ReadonlySet<Job['status']> = new Set(['completed', 'completed-with-warnings']);

/** Whether a backup tells what no restore point does: a scheduled one that completed is told by its point. */
export const isTelling = ({ trigger, status }: Pick<Job, 'trigger' | 'status'>): boolean => !(trigger === 'scheduled' && told.has(status));

/** The backups that tell what no point does. */
export const attemptsAmong = (backups: readonly Job[]): Attempt[] =>
  backups
    .filter((job) => job.operation === 'backup' && isTelling(job))
    .map(({ name, status, trigger, startedAt, endedAt }) => ({ name, status, trigger, startedAt, endedAt }));

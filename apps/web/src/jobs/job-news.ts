import type { JobCount, ListedJob } from '@esan/domain';

/** The newest first; of those that began together, by name: the order of the list. */
const newestFirst = (one: ListedJob, other: ListedJob): number =>
  (one.startedAt < other.startedAt ? 1 : one.startedAt > other.startedAt ? -1 : 0) || (one.name < other.name ? -1 : 1);

/** Jobs by their ids, a later one in the place of an earlier one of the same id. */
const byId = (jobs: readonly ListedJob[]): Map<string, ListedJob> => new Map(jobs.map((job) => [job.id, job]));

/** Changes that were told one after the other, as if they had been told at once. */
export const joinChanges = (before: readonly ListedJob[], now: readonly ListedJob[]): ListedJob[] =>
  [...byId([...before, ...now]).values()].sort(newestFirst);

type News = {
  /** What the reader sees, with what has become of it meanwhile. */
  rows: ListedJob[];
  /** What has begun since and waits to be shown. */
  waiting: ListedJob[];
};

/**
 * A list that was read, and what has changed since: rows keep their places and tell how they stand now; what has begun since waits above the
 * list until the reader takes it in. A list without a row has nothing that could move.
 */
export function newsOf(
  listed: readonly ListedJob[],
  changed: readonly ListedJob[],
  { fits, isTaken }: { fits: (job: ListedJob) => boolean; isTaken: (job: ListedJob) => boolean },
): News {
  const seen = byId(listed);
  const changes = byId(changed);
  const newest = listed[0]?.startedAt ?? '';
  const begun = [...changes.values()].filter((job) => !seen.has(job.id) && job.startedAt > newest && fits(job));
  const isShown = (job: ListedJob): boolean => listed.length === 0 || isTaken(job);
  return {
    rows: [...begun.filter(isShown).sort(newestFirst), ...[...seen.values()].map((job) => changes.get(job.id) ?? job)],
    waiting: begun.filter((job) => !isShown(job)),
  };
}

/** How many jobs there are of each kind now: as many as there were, less those that have gone on, and those that they have become. */
export function countsNow(
  counts: readonly JobCount[],
  listed: readonly ListedJob[],
  changed: readonly ListedJob[],
  asOf: string,
): JobCount[] {
  const now = new Map(counts.map((count) => [keyOf(count), { ...count }]));
  const add = ({ status, operation, vault }: Omit<JobCount, 'count'>, by: 1 | -1) => {
    const key = keyOf({ status, operation, vault });
    const found = now.get(key) ?? { status, operation, vault, count: 0 };
    now.set(key, { ...found, count: Math.max(0, found.count + by) });
  };
  const seen = byId(listed);
  for (const job of changed) {
    const before = seen.get(job.id)?.status ?? statusAt(job, asOf);
    if (before === job.status) continue;
    if (before !== undefined) add({ ...job, status: before }, -1);
    add(job, 1);
  }
  return [...now.values()].filter(({ count }) => count > 0);
}

/** How a job stood that was not in sight; undefined where it had not begun. */
function statusAt({ status, startedAt, endedAt }: ListedJob, asOf: string): ListedJob['status'] | undefined {
  if (startedAt > asOf) return undefined;
  return endedAt !== null && endedAt <= asOf ? status : 'running';
}

const keyOf = ({ status, operation, vault }: Omit<JobCount, 'count'>): string => [status, operation, vault.toLowerCase()].join();

import { isOfLast, sameId, type Job, type ListedJob } from '@esan/domain';

/** Which jobs are asked for: those that fit all that is said. */
export type JobFilter = {
  status?: Job['status'] | undefined;
  operation?: Job['operation'] | undefined;
  /** The vault's name. */
  vault?: string | undefined;
  /** A part of the volume's name. */
  volume?: string | undefined;
  /** Begun within so many hours. */
  hours?: string | undefined;
  /** Begun or ended since then. */
  changedSince?: string | undefined;
};

/** What a job is ordered by: the newest first, and by name those that began in one millisecond. */
type JobOrder = { begunAt: string; name: string };

/** The last job of a page, and how many that began with it have been shown by then. */
type LastJob = JobOrder & { together: number };

/** A page: so many of the jobs after one, whatever begins or ends meanwhile. The first page has none before it. */
export type JobPage = { after?: LastJob | undefined; count: number };

const hourMs = 3_600_000;

/** Whether a job fits, beside Azure's moment. */
export function fits(job: Job | ListedJob, filter: JobFilter, asOf: string): boolean {
  const { status, operation, vault, volume, hours, changedSince } = filter;
  return (
    (status === undefined || job.status === status) &&
    (operation === undefined || job.operation === operation) &&
    (vault === undefined || sameId(job.vault, vault)) &&
    (volume === undefined || job.volumeName.toLowerCase().includes(volume.toLowerCase())) &&
    (hours === undefined || isOfLast(job.startedAt, Number(hours) * hourMs, asOf)) &&
    (changedSince === undefined || job.startedAt > changedSince || (job.endedAt ?? '') > changedSince)
  );
}

/** The order of a list. */
export const inOrder = (one: JobOrder, other: JobOrder): number =>
  other.begunAt.localeCompare(one.begunAt) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);

/** The page after a cursor. */
export function pageAt(cursor: string | undefined, count: number): JobPage {
  const [begunAt, together, name] = cursor?.split('~') ?? [];
  return begunAt === undefined || name === undefined ? { count } : { after: { begunAt, name, together: Number(together) }, count };
}

/**
 * Which rows hold a page, of the ordered ones that had begun by the moment after which it goes on. Those that began with the last job come once more, as
 * far as they still fit: one that has ended meanwhile must not make another one be passed over. Resource Graph gives a thousand rows at a time.
 */
export function windowOf({ after, count }: JobPage): { skip: number; top: number } {
  const wanted = count + (after?.together ?? 0);
  const top = Math.min(wanted, 1000);
  return { skip: wanted - top, top };
}

/** A page of the rows of its window, of so many in all, and where the page after it begins; null after the last one. */
export function pageOf<Row extends JobOrder>(page: JobPage, rows: readonly Row[], total: number): { rows: Row[]; next: string | null } {
  const { after, count } = page;
  const fresh = after === undefined ? rows : rows.filter((row) => inOrder(row, after) > 0);
  const shown = fresh.slice(0, count);
  const last = shown.at(-1);
  const { skip } = windowOf(page);
  // One that does not say when it began is at the end, where no other follows that does.
  if (last === undefined || last.begunAt === '' || (fresh.length === shown.length && skip + rows.length >= total))
    return { rows: shown, next: null };
  const before = after?.begunAt === last.begunAt ? after.together : 0;
  const together = before + shown.filter(({ begunAt }) => begunAt === last.begunAt).length;
  return { rows: shown, next: [last.begunAt, together, last.name].join('~') };
}

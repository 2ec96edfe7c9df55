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

/** A page: of the jobs that had begun by a moment, so many after so many, whatever begins meanwhile. The first page knows no moment yet. */
export type JobPage = { begunBy?: string | undefined; skip: number; count: number };

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

/** The newest first; of those that began together, by name. */
export const newestFirst = (one: Job, other: Job): number =>
  other.startedAt.localeCompare(one.startedAt) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);

/** The page after a cursor. */
export function pageAt(cursor: string | undefined, count: number): JobPage {
  const [begunBy, skip] = cursor?.split('~') ?? [];
  return { begunBy, skip: Number(skip ?? 0), count };
}

/** Where the page after this one begins; null after the last one. */
export function nextOf({ begunBy, skip, count }: JobPage, [first]: readonly Job[], total: number): string | null {
  const by = begunBy ?? first?.startedAt;
  return by === undefined || skip + count >= total ? null : `${by}~${skip + count}`;
}

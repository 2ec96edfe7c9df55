import { isRunning, maySettle, sameId, type BackupInstance, type Job } from '@esan/domain';
import type { RowState } from '../../api/row-steps.ts';
import { troubleOfJob } from '../../words/job.tsx';
import type { DeedChoice, ItemDeed } from './item-work.ts';

/** An item as far as it shows what was done to it. */
type SeenItem = Pick<BackupInstance, 'state' | 'policyId'>;

/** A job as far as it tells of the work that it came of. */
export type SeenJob = Pick<Job, 'instanceId' | 'activityId' | 'status' | 'endedAt' | 'problem' | 'said'> & Partial<Pick<Job, 'id'>>;

function ofJob(job: SeenJob | undefined): RowState | undefined {
  if (job === undefined) return undefined;
  if (isRunning(job.status)) return { kind: 'asking' };
  if (job.status === 'completed' || job.status === 'completed-with-warnings') return { kind: 'ready' };
  return { kind: 'refused', problem: troubleOfJob(job) ?? { code: 'canceled' } };
}

const ended = { 'stop-backup': { keep: 'stopped', expire: 'backups-paused' }, 'resume-backup': 'protected' } as const;

function ofItem(
  deed: Exclude<ItemDeed, 'back-up-now' | 'undelete'>,
  { state, policyId }: SeenItem,
  choice: DeedChoice,
): RowState | undefined {
  const isTouched = deed !== 'change-policy' || (choice.policyId !== undefined && sameId(policyId, choice.policyId));
  if (!isTouched) return undefined;
  if (state === 'updating') return { kind: 'asking' };
  const goal = deed === 'stop-backup' ? ended[deed][choice.points] : 'protected';
  return state === goal ? { kind: 'ready' } : undefined;
}

type Jobs = { items: readonly SeenJob[]; missing: readonly unknown[]; next: string | null };

/**
 * The backups of a press, by their items: Azure keeps its intent as the activity of each job. `isKnown` says that a job that is not among them is
 * not there, and `isOpen` that another look may tell more.
 */
export function backupsOf(
  intent: string | undefined,
  ids: readonly string[],
  jobs: Jobs | undefined,
): { byItem: ReadonlyMap<string, SeenJob>; isKnown: boolean; isOpen: boolean } {
  if (intent === undefined || jobs === undefined) return { byItem: new Map(), isKnown: false, isOpen: false };
  const ours = jobs.items.filter(({ activityId }) => sameId(activityId, intent));
  // The newest first: of several of one item, the last word counts.
  const byItem = new Map(ours.toReversed().map((job) => [job.instanceId.toLowerCase(), job]));
  const isEach = ids.every((id) => byItem.has(id.toLowerCase()));
  return { byItem, isKnown: isEach || (jobs.missing.length === 0 && jobs.next === null), isOpen: !isEach || ours.some(maySettle) };
}

/**
 * How far the work on an item is by what Azure shows of it, whoever has begun it and wherever: by the job of its press, or by how the item
 * stands among the protected items. Undefined where nothing of it shows.
 */
export function seenState(
  deed: ItemDeed,
  { item, job, choice }: { item: SeenItem | undefined; job: SeenJob | undefined; choice: DeedChoice },
): RowState | undefined {
  if (deed === 'back-up-now') return ofJob(job);
  // Whatever stands among the protected items is back, and nothing else is: one that is among the deleted no more may be gone for good.
  if (deed === 'undelete') return item === undefined ? undefined : { kind: 'ready' };
  return item === undefined ? undefined : ofItem(deed, item, choice);
}

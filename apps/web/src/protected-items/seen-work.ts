import { isRunning, sameId, type BackupInstance, type Job } from '@esan/domain';
import type { RowState } from '../api/row-steps.ts';
import { troubleOfJob } from '../words/job.tsx';
import type { DeedChoice, ItemDeed } from './item-work.ts';

/** An item as far as it shows what was done to it. */
type SeenItem = Pick<BackupInstance, 'state' | 'policyId'>;

/** A job as far as it tells of the work that it came of. */
export type SeenJob = Pick<Job, 'instanceId' | 'activityId' | 'status' | 'problem' | 'said'>;

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

/**
 * How far the work on an item is by what Azure shows of it, whoever has begun it and wherever: by the job of its press, or by how the item
 * stands. Undefined where nothing of it shows.
 */
export function seenState(
  deed: ItemDeed,
  { item, job, choice }: { item: SeenItem | undefined; job: SeenJob | undefined; choice: DeedChoice },
): RowState | undefined {
  if (deed === 'back-up-now') return ofJob(job);
  // Only those that are deleted are listed there: one that is not among them is back.
  if (deed === 'undelete') return item === undefined ? { kind: 'ready' } : undefined;
  return item === undefined ? undefined : ofItem(deed, item, choice);
}

import { plural, t } from '@lingui/core/macro';
import { pressOf, type ListedJob } from '@esan/domain';
import { fitsAddress } from '../links/address-room.ts';
import { jobPlaceOf, paths, restoreItems } from '../links/paths.ts';
import { jobTitle } from '../words/job.tsx';
import { volumesWords } from '../words/volumes.ts';

/** Jobs that came of one press on several items, or a single job. */
export type PressGroup = { key: string; jobs: readonly [ListedJob, ...ListedJob[]] };

const keyOf = ({ id, trigger, activityId, operation }: ListedJob): string =>
  trigger === 'scheduled' || activityId === '' ? id : `${operation} ${pressOf(activityId)}`;

/** Of an item that was tried again the last try tells. */
function lastOfEach(jobs: readonly ListedJob[]): ListedJob[] {
  const last = new Map<string, ListedJob>();
  for (const job of jobs) {
    const before = last.get(job.instanceId);
    if (before === undefined || before.startedAt < job.startedAt) last.set(job.instanceId, job);
  }
  return [...last.values()];
}

/**
 * Jobs by the press that they came of: Azure keeps it in the activity of each. What a schedule began is told one by one, and so is a job that
 * is the only one of its press.
 */
export function pressGroups(jobs: readonly ListedJob[]): PressGroup[] {
  return Array.from(Map.groupBy(jobs, keyOf)).flatMap(([key, all]): PressGroup[] => {
    const [first, ...others] = lastOfEach(all);
    return first === undefined ? [] : [{ key, jobs: [first, ...others] }];
  });
}

/** What the jobs of a press are called together. */
export function pressTitle({ jobs }: PressGroup): string {
  const [first, ...others] = jobs;
  if (others.length === 0) return jobTitle(first);
  return first.operation === 'restore'
    ? t`Restore of ${volumesWords(jobs.length)}`
    : plural(jobs.length, { one: 'Backup of # item', other: 'Backup of # items' });
}

/** Where they are told one by one: a job has a page, backups of one press have theirs, and restores are found among the jobs. */
export function pressPage({ jobs }: PressGroup): string {
  const [first, ...others] = jobs;
  const at = jobPlaceOf(first.id);
  if (others.length === 0) return at === undefined ? paths.jobs() : paths.job(at);
  if (first.operation === 'restore') return `${paths.jobs()}?operation=restore`;
  const items = restoreItems(jobs.map(({ instanceId }) => instanceId));
  if (!fitsAddress(items)) return `${paths.jobs()}?operation=backup`;
  return paths.itemWork({ do: 'back-up-now', ...items, intent: first.activityId });
}

/** The presses on several items, by whomever and wherever they were made. */
export const pressesOnMany = (jobs: readonly ListedJob[]): PressGroup[] =>
  pressGroups(jobs.filter(({ trigger }) => trigger !== 'scheduled')).filter((group) => group.jobs.length > 1);

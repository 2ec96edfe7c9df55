import type { ProtectionState } from '../estate/backup-instance.ts';
import type { Job } from '../work/job.ts';
import { expiryOf } from './policy-points.ts';
import { rulesInOrder, type PolicyTerms } from '../estate/policy.ts';
import { runsAfter, tagOfDay, type Tag } from './policy-runs.ts';
import type { RestorePoint } from '../estate/restore-point.ts';

/** A restore point as far as a promise is concerned. */
export type PointMoment = Pick<RestorePoint, 'time' | 'policy'>;

type BackupAttempt = Pick<Job, 'name' | 'status' | 'trigger' | 'startedAt'>;

/** What is known of an instance when its points are held against its policy. */
export type PointHistory<Point extends PointMoment, Attempt extends BackupAttempt> = {
  terms: PolicyTerms;
  policy: string;
  state: ProtectionState;
  points: readonly Point[];
  /** Backup jobs that Azure still knows; it keeps them for 14 days. */
  attempts: readonly Attempt[];
  asOf: string;
};

/**
 * What came of one backup that the policy promises: a point; a gap, with the job that failed or was cancelled; nothing that could be
 * there still, because a point would have expired by now; it is still to come; or it is not known. Azure tells neither since when
 * backups are stopped nor when they were: where there is no point and no job, the backup may have been missed or not been due.
 */
export type PromisedRun<Point, Attempt> = { at: string; tag: Tag } & (
  | { came: 'point'; point: Point }
  | { came: 'gap'; attempt: Attempt }
  | { came: 'expired' }
  | { came: 'unknown' }
  | { came: 'due' }
);

/** A scheduled backup starts within two hours of its time; source: FAQ of VM backup, Elastic SAN's own pages are silent. */
const lateMs = 2 * 3_600_000;
/** Clocks of different services differ by a little. */
const slackMs = 60_000;

const backsUp: Record<ProtectionState, boolean> = {
  protected: true,
  updating: true,
  error: true,
  configuring: true,
  'not-configured': false,
  stopped: false,
  'backups-paused': false,
  'expiry-paused': true,
  deleting: false,
  deleted: false,
  // What Azure does then is not known, so nothing is called missed.
  unknown: false,
};

/** Whether backups run by the policy in a state. */
export const isBackingUp = (state: ProtectionState): boolean => backsUp[state];

type Moment = { at: number };
const atTime = ({ time }: PointMoment): number => Date.parse(time);

/** Since when the policy of today is known to have held: the first point that carries its name, or the first job that is still known. */
function heldSince(points: readonly (Moment & { policy: string })[], attempts: readonly Moment[], name: string): number | undefined {
  const ofPolicy = points.filter(({ policy }) => policy.toLowerCase() === name.toLowerCase());
  // A job says nothing of its policy: with points of another one it may belong to that.
  const known = [...ofPolicy, ...(ofPolicy.length === points.length ? attempts : [])].map(({ at }) => at);
  return known.length === 0 ? undefined : Math.min(...known);
}

/**
 * Every backup that the policy of today promises since it is known to have held, oldest first, and what came of it; the next one is
 * due. What is past reads the same while backups are stopped and after they go on.
 */
export function promisedRuns<Point extends PointMoment, Attempt extends BackupAttempt>(
  history: PointHistory<Point, Attempt>,
): PromisedRun<Point, Attempt>[] {
  const { terms, state } = history;
  const now = Date.parse(history.asOf);
  const runs = isBackingUp(state);
  const points = history.points.map((point) => ({ at: atTime(point), policy: point.policy, point })).sort((a, b) => a.at - b.at);
  const attempts = history.attempts.map((attempt) => ({ at: Date.parse(attempt.startedAt), attempt })).sort((a, b) => a.at - b.at);
  // One that made a point says nothing here: the point does. What came of one on demand is not what came of a promise.
  const telling = attempts.filter(({ attempt }) => attempt.trigger === 'scheduled' && (unfinished(attempt) || fruitless(attempt)));
  const since = heldSince(points, attempts, history.policy) ?? (runs ? now : undefined);
  if (since === undefined) return [];
  const inOrder = rulesInOrder(terms);
  const found: PromisedRun<Point, Attempt>[] = [];
  const upcoming = runsAfter(terms.schedule, since - lateMs - 1);
  let dayBefore: number | undefined;
  for (let { value: run } = upcoming.next(); ;) {
    const { value: next } = upcoming.next();
    const tag = tagOfDay(inOrder, run.day, dayBefore);
    dayBefore = run.day;
    const about = { at: new Date(run.at).toISOString(), tag };
    if (run.at > now) {
      if (runs) found.push({ ...about, came: 'due' });
      return found;
    }
    const isOfRun = ({ at }: Moment) => at >= run.at - slackMs && at < next.at - slackMs;
    const outcome = outcomeOf(points.find(isOfRun)?.point, telling.findLast(isOfRun)?.attempt, { run: about, terms, now, runs });
    if (outcome !== undefined) found.push({ ...about, ...outcome });
    run = next;
  }
}

const unfinished = ({ status }: BackupAttempt): boolean => status === 'running' || status === 'paused' || status === 'cancelling';
const fruitless = ({ status }: BackupAttempt): boolean => status === 'failed' || status === 'cancelled';

type Judged = { run: { at: string; tag: Tag }; terms: PolicyTerms; now: number; runs: boolean };

function outcomeOf<Point, Attempt extends BackupAttempt>(point: Point | undefined, attempt: Attempt | undefined, judged: Judged) {
  const { run, terms, now, runs } = judged;
  if (point !== undefined) return { came: 'point', point } as const;
  if (attempt !== undefined && unfinished(attempt)) return { came: 'due' } as const;
  if (attempt !== undefined) return { came: 'gap', attempt } as const;
  if (Date.parse(expiryOf({ time: run.at, tag: run.tag }, terms)) <= now) return { came: 'expired' } as const;
  if (Date.parse(run.at) + lateMs <= now) return { came: 'unknown' } as const;
  return runs ? ({ came: 'due' } as const) : undefined;
}

/** So that the run before the first that counts is known: a schedule runs once a week at least. */
const weekBeforeMs = 8 * 86_400_000;

/**
 * The runs of today's schedule, between two moments, that lie before all that is known of the policy, and whose points would have
 * expired by now: whether they made one, or the item was not protected yet, nothing tells any more.
 */
export function forgottenRuns(history: PointHistory<PointMoment, BackupAttempt>, { from, to }: { from: string; to: string }): string[] {
  const { terms } = history;
  const now = Date.parse(history.asOf);
  const points = history.points.map((point) => ({ at: atTime(point), policy: point.policy }));
  const attempts = history.attempts.map(({ startedAt }) => ({ at: Date.parse(startedAt) }));
  const since = heldSince(points, attempts, history.policy) ?? now;
  const inOrder = rulesInOrder(terms);
  const found: string[] = [];
  let dayBefore: number | undefined;
  for (const { at, day } of runsAfter(terms.schedule, Date.parse(from) - weekBeforeMs)) {
    if (at >= since - lateMs || at > Date.parse(to)) return found;
    const tag = tagOfDay(inOrder, day, dayBefore);
    dayBefore = day;
    const time = new Date(at).toISOString();
    if (at >= Date.parse(from) && Date.parse(expiryOf({ time, tag }, terms)) <= now) found.push(time);
  }
  return found;
}

/** Whether a point came within the time that a scheduled backup has to start: then it is the schedule's by its time. */
export const isOnTime = ({ at }: { at: string }, { time }: { time: string }): boolean => Date.parse(time) - Date.parse(at) <= lateMs;

import type { ProtectionState } from '../estate/backup-instance.ts';
import type { Job } from '../work/job.ts';
import { expiryOf } from './policy-points.ts';
import { rulesInOrder } from '../estate/policy.ts';
import type { PolicyTerms } from '../estate/policy.ts';
import { runsAfter, tagOfDay } from './policy-runs.ts';
import type { Tag } from './policy-runs.ts';
import type { RestorePoint } from '../estate/restore-point.ts';

/** A restore point as far as a promise is concerned. */
export type PointMoment = Pick<RestorePoint, 'time' | 'policy'>;

type BackupAttempt = Pick<Job, 'name' | 'status' | 'startedAt'>;

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
 * What came of one backup that the policy promises: a point, a gap (with the failed job, where it is known), nothing any more
 * because the point would have expired by now, or it is still to come.
 */
export type PromisedRun<Point, Attempt> = { at: string; tag: Tag } & (
  | { came: 'point'; point: Point }
  | { came: 'gap'; attempt: Attempt | undefined }
  | { came: 'expired' }
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

/**
 * The span in which the policy of today is known to have held: from the first point that carries its name, or the first job that
 * is still known, until now; for an item whose backups were stopped, until the last of these.
 */
function spanOf(
  points: readonly (Moment & { policy: string })[],
  attempts: readonly Moment[],
  history: { policy: string; now: number; runs: boolean },
) {
  const ofPolicy = points.filter(({ policy }) => policy.toLowerCase() === history.policy.toLowerCase());
  // A job says nothing of its policy: with points of another one it may belong to that.
  const known = [...ofPolicy, ...(ofPolicy.length === points.length ? attempts : [])].map(({ at }) => at);
  if (known.length === 0) return undefined;
  return { since: Math.min(...known), until: history.runs ? history.now : Math.max(...known) };
}

/** Every backup that the policy promised while it is known to have held, oldest first, and what came of it; the next one is due. */
export function promisedRuns<Point extends PointMoment, Attempt extends BackupAttempt>(
  history: PointHistory<Point, Attempt>,
): PromisedRun<Point, Attempt>[] {
  const { terms, state } = history;
  const now = Date.parse(history.asOf);
  const runs = isBackingUp(state);
  const points = history.points.map((point) => ({ at: atTime(point), policy: point.policy, point })).sort((a, b) => a.at - b.at);
  const attempts = history.attempts.map((attempt) => ({ at: Date.parse(attempt.startedAt), attempt })).sort((a, b) => a.at - b.at);
  // One that made a point says nothing here: the point does.
  const telling = attempts.filter(({ attempt }) => unfinished(attempt) || fruitless(attempt));
  const span = spanOf(points, attempts, { policy: history.policy, now, runs });
  if (span === undefined && !runs) return [];
  const { since, until } = span ?? { since: now, until: now };
  const inOrder = rulesInOrder(terms);
  const found: PromisedRun<Point, Attempt>[] = [];
  const upcoming = runsAfter(terms.schedule, since - lateMs - 1);
  let dayBefore: number | undefined;
  for (let { value: run } = upcoming.next(); ;) {
    const { value: next } = upcoming.next();
    const tag = tagOfDay(inOrder, run.day, dayBefore);
    dayBefore = run.day;
    const about = { at: new Date(run.at).toISOString(), tag };
    if (run.at > until) {
      if (runs) found.push({ ...about, came: 'due' });
      return found;
    }
    const isOfRun = ({ at }: Moment) => at >= run.at - slackMs && at < next.at - slackMs;
    found.push({ ...about, ...outcomeOf(points.find(isOfRun)?.point, telling.findLast(isOfRun)?.attempt, { run: about, terms, now }) });
    run = next;
  }
}

const unfinished = ({ status }: BackupAttempt): boolean => status === 'running' || status === 'paused' || status === 'cancelling';
const fruitless = ({ status }: BackupAttempt): boolean => status === 'failed' || status === 'cancelled';

type Judged = { run: { at: string; tag: Tag }; terms: PolicyTerms; now: number };

function outcomeOf<Point, Attempt extends BackupAttempt>(point: Point | undefined, attempt: Attempt | undefined, judged: Judged) {
  const { run, terms, now } = judged;
  if (point !== undefined) return { came: 'point', point } as const;
  if (Date.parse(expiryOf({ time: run.at, tag: run.tag }, terms)) <= now) return { came: 'expired' } as const;
  if (attempt !== undefined && unfinished(attempt)) return { came: 'due' } as const;
  if (attempt !== undefined && fruitless(attempt)) return { came: 'gap', attempt } as const;
  return Date.parse(run.at) + lateMs > now ? ({ came: 'due' } as const) : ({ came: 'gap', attempt: undefined } as const);
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
  const { since } = spanOf(points, attempts, { policy: history.policy, now, runs: isBackingUp(history.state) }) ?? { since: now };
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

import type { ProtectionState } from '../estate/backup-instance.ts';
import { rulesInOrder, type Keep, type PolicyTerms } from '../estate/policy.ts';
import { runsAfter, tagOfDay, type Tag } from './policy-runs.ts';
import type { Expiry } from '../estate/restore-point.ts';
import type { SupportMatrix } from '../estate/support-matrix.ts';

const dayMs = 86_400_000;
const keepMs = ({ count, unit }: Keep): number => count * (unit === 'weeks' ? 7 : 1) * dayMs;

/** For how long the points with a tag are kept: as its rule says, or the default where the policy has no such rule. */
export const keepOf = ({ keep, rules }: PolicyTerms, tag: string): Keep => rules.find((rule) => rule.tag === tag)?.keep ?? keep;

/** A restore point as far as its end is concerned. */
export type TaggedPoint = { time: string; tag: string };

/** When a policy lets a point expire, in milliseconds. */
export const expiryMsOf = (point: TaggedPoint, terms: PolicyTerms): number => Date.parse(point.time) + keepMs(keepOf(terms, point.tag));

/** When a policy lets a point expire. */
export const expiryOf = (point: TaggedPoint, terms: PolicyTerms): string => new Date(expiryMsOf(point, terms)).toISOString();

/** A point that a policy is going to make. */
export type ForeseenPoint = { time: string; tag: Tag; expires: string };

/** For how long a policy keeps a point at least, whatever its tag. */
export const shortestKeepMs = ({ keep, rules }: PolicyTerms): number => Math.min(keepMs(keep), ...rules.map((rule) => keepMs(rule.keep)));

const longestOf = ({ keep, rules }: PolicyTerms): number => Math.max(keepMs(keep), ...rules.map((rule) => keepMs(rule.keep)));

/** The points that exist at a moment if a policy has backed up since another, oldest first and if nothing fails. */
export function pointsAt(terms: PolicyTerms, moment: string, startedAt: string): ForeseenPoint[] {
  const [now, start] = [Date.parse(moment), Date.parse(startedAt)];
  const inOrder = rulesInOrder(terms);
  const points: ForeseenPoint[] = [];
  let dayBefore: number | undefined;
  // What was made earlier is gone; two weeks more, so that the run before the first that counts is known.
  for (const { at, day } of runsAfter(terms.schedule, Math.max(start, now - longestOf(terms) - 14 * dayMs))) {
    if (at > now) break;
    const tag = tagOfDay(inOrder, day, dayBefore);
    dayBefore = day;
    const expires = at + keepMs(keepOf(terms, tag));
    if (expires > now) points.push({ time: new Date(at).toISOString(), tag, expires: new Date(expires).toISOString() });
  }
  return points;
}

/** A year of ordinary rules; which one does not matter, how clocks change in it does. */
const someStart = Date.UTC(2026, 0, 1);
/** Years to look at once as many points expire as are made: dates at which clocks change wander over the weekdays. */
const watchedMs = 7 * 365.25 * dayMs;

/**
 * The most points that exist at any one moment once a policy has settled. Where clocks go forward a day has 23 hours, and
 * for one more hour there is a point more than days are kept.
 */
export function pointsKept(terms: PolicyTerms): number {
  const inOrder = rulesInOrder(terms);
  // Two weeks more: the first backup of all counts as the first of its week, whatever day it is.
  const settled = someStart + longestOf(terms) + 14 * dayMs;
  const ends = new Map<Tag, { queue: number[]; head: number; keptMs: number }>();
  let most = 0;
  let dayBefore: number | undefined;
  for (const { at, day } of runsAfter(terms.schedule, someStart)) {
    if (at > settled + watchedMs) break;
    const tag = tagOfDay(inOrder, day, dayBefore);
    dayBefore = day;
    const found = ends.get(tag) ?? { queue: [], head: 0, keptMs: keepMs(keepOf(terms, tag)) };
    ends.set(tag, found);
    found.queue.push(at + found.keptMs);
    let count = 0;
    for (const one of ends.values()) {
      // Points of one tag expire in the order in which they were made.
      while ((one.queue[one.head] ?? Number.POSITIVE_INFINITY) <= at) one.head += 1;
      count += one.queue.length - one.head;
    }
    if (at >= settled) most = Math.max(most, count);
  }
  return most;
}

/** How a policy stands to the limit of restore points: the most that exist at once, the limit, and by how many it is exceeded. */
export type PointBudget = { points: number; limit: number; over: number };

/** Seven years of runs are walked through for it, and the same terms are held against every volume of a plan. */
const keptBy = new WeakMap<PolicyTerms, number>();

/** How many points a policy keeps at most, and by how many that exceeds the limit. */
export function excessOf(terms: PolicyTerms, { restorePoints: limit }: Pick<SupportMatrix, 'restorePoints'>): PointBudget {
  const points = keptBy.get(terms) ?? pointsKept(terms);
  keptBy.set(terms, points);
  return { points, limit, over: Math.max(0, points - limit) };
}

/** How an instance treats the ends of its points: by the policy, save the newest, or not at all. */
const expiring: Record<ProtectionState, 'all' | 'all-but-newest' | 'none'> = {
  protected: 'all',
  configuring: 'all',
  updating: 'all',
  error: 'all',
  'not-configured': 'all',
  // Source: Elastic SAN backup, manage: stopped with "retain forever", or with "as per policy" where the newest is kept.
  stopped: 'none',
  'backups-paused': 'all-but-newest',
  'expiry-paused': 'none',
  deleting: 'none',
  deleted: 'none',
  unknown: 'all',
};

/** Whether a point is kept for ever, as its instance stands. */
export const isKeptForEver = (state: ProtectionState, isNewest: boolean): boolean =>
  state === 'stopped' || (isNewest && expiring[state] === 'all-but-newest');

/** Whether points of an instance expire by its policy at all. */
export const expiresByPolicy = (state: ProtectionState, isNewest: boolean): boolean =>
  expiring[state] === 'all' || (expiring[state] === 'all-but-newest' && !isNewest);

/** The points, in any order, that expire at once when a policy of these terms takes over. */
export function expiredAtOnce<Point extends TaggedPoint>(
  terms: PolicyTerms,
  points: readonly Point[],
  { asOf, state }: { asOf: string; state: ProtectionState },
): Point[] {
  const newest = points.reduce<string>((latest, { time }) => (time > latest ? time : latest), '');
  return points.filter((point) => expiresByPolicy(state, point.time === newest) && Date.parse(expiryOf(point, terms)) <= Date.parse(asOf));
}

/** What the end of a point depends on, beside the point: terms that are null are not known. */
export type Kept = { terms: PolicyTerms | null; state: ProtectionState; isNewest: boolean };

/** The end of a point: Azure's word where it says one; where it leaves that empty it is computed from the policy, and says so. */
export function endOf(point: TaggedPoint, said: string | null, { terms, state, isNewest }: Kept): Expiry | null {
  if (isKeptForEver(state, isNewest)) return 'never';
  if (said !== null) return { at: said, computed: false };
  if (terms === null || point.time === '' || !expiresByPolicy(state, isNewest)) return null;
  return { at: expiryOf(point, terms), computed: true };
}

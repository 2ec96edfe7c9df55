import type { PointVolume } from '../estate/health.ts';
import type { Attempt } from '../work/job.ts';
import { shortestKeepMs } from './policy-points.ts';
import { promisedRuns } from './promised-runs.ts';

/** When the snapshots of an item's points were taken, oldest first, and by how much its points may be later than that. */
export type SnapshotMoments = { taken: string[]; lateMs: number };

/** Clocks of different services differ by a little. */
const slackMs = 60_000;

type Span = readonly [begin: number, end: number];

const spanOf = ({ startedAt, endedAt }: Attempt): Span => [
  Date.parse(startedAt) - slackMs,
  endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt) + slackMs,
];

function spansOf(attempts: readonly Attempt[]): (time: number) => boolean {
  const spans = attempts.map(spanOf);
  return (time) => spans.some(([begin, end]) => time >= begin && time <= end);
}

const cameToNothing = ({ status }: Attempt): boolean => status === 'failed' || status === 'cancelled';

const isDoneOnDemand = ({ status, trigger }: Attempt): boolean =>
  trigger === 'on-demand' && (status === 'completed' || status === 'completed-with-warnings');

/**
 * Whether snapshots tell all of an item's points in some time, and nothing that is no point any more. A snapshot can be left behind by its point, as a
 * delete lock does, or by a backup that failed, and somebody can delete one by hand. So none may be older than the policy keeps any point, or of a backup
 * that came to nothing; each backup that the policy promises must have left one, or be known to have failed or to be still to come; and each that was asked for must have, too. Of anything else only the points tell.
 */
export function tellsAllPoints(
  { taken }: SnapshotMoments,
  { policy, state, terms, attempts }: Pick<PointVolume, 'policy' | 'state' | 'terms' | 'attempts'>,
  { asOf, between: { from, to } }: { asOf: string; between: { from: string; to: string } },
): boolean {
  if (terms === null) return false;
  const times = taken.map((moment) => Date.parse(moment));
  if (times.some((time) => time + shortestKeepMs(terms) <= Date.parse(asOf))) return false;
  const isIn = spansOf((attempts ?? []).filter(cameToNothing));
  if (times.some(isIn)) return false;
  const points = taken.map((time) => ({ time, policy }));
  const runs = promisedRuns({ terms, policy, state, points, attempts: attempts ?? [], asOf }).filter(({ at }) => at >= from && at <= to);
  if (runs.some(({ came }) => came === 'unknown' || came === 'expired')) return false;
  return (attempts ?? []).filter(isDoneOnDemand).every((attempt) => {
    const [begin, end] = spanOf(attempt);
    return end < Date.parse(from) || begin > Date.parse(to) || times.some((time) => time >= begin && time <= end);
  });
}

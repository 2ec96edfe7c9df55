import type { Attempt, BrowsedPoint, Expiry, PolicyTerms, ProtectionState } from '@esan/domain';
import { endOf, forgottenRuns, isOnTime, promisedRuns } from '@esan/domain';
import { dayOfTime, daysLater } from '../../ui/time/days.ts';
import { sourcesIn } from './point-source.ts';

/** A line of the history: a restore point, or a gap where a backup failed, or was missed because it was cancelled. */
export type PointRow = {
  id: string;
  time: string;
  /** On the person's own clock: "2026-09-08". */
  day: string;
  asOf: string;
  tag: string;
  /** By the job that made it; by its time where no such job is known any more. */
  source: Attempt['trigger'] | undefined;
  isByTime: boolean;
} & (
  | { kind: 'point'; state: BrowsedPoint['state']; unknownState?: string | undefined; expires: Expiry | null; policy: string }
  | { kind: 'gap'; state: 'failed' | 'missed'; job: string }
);

/** What an item's history is read off. */
export type History = {
  points: readonly BrowsedPoint[];
  attempts: readonly Attempt[];
  state: ProtectionState;
  policy: string;
  terms: PolicyTerms | null;
  asOf: string;
  /** The days that are shown, one after the other, where days without anything are shown at all. */
  days?: readonly string[];
};

/**
 * A history by its lines, newest first, with the next backup that is due, the days whose point would have expired, those that have
 * none although nothing failed (the backup may have been missed, or backups were stopped then), and those of which nothing tells any
 * more whether they had one.
 */
export type Lines = { rows: PointRow[]; due: string | undefined; expired: string[]; unknown: string[]; forgotten: string[] };

/** The days whose backup is forgotten, without those that show something. */
function forgottenDays({ terms, days = [], ...history }: History, shown: ReadonlySet<string>, zone?: string): string[] {
  const [from, to] = [days[0], days.at(-1)];
  if (terms === null || from === undefined || to === undefined) return [];
  // A day at either end more for people whose clock is far from UTC.
  const between = { from: `${daysLater(from, -1)}T00:00:00Z`, to: `${daysLater(to, 2)}T00:00:00Z` };
  const forgotten = forgottenRuns({ ...history, terms }, between).map((at) => dayOfTime(at, zone));
  return forgotten.filter((day) => day >= from && day <= to && !shown.has(day));
}

function promisesOf({ terms, ...history }: History) {
  return terms === null ? [] : promisedRuns({ ...history, terms });
}

/** The lines of an item's history: its points with their ends and sources, and its gaps. */
export function linesOf(history: History, zone?: string): Lines {
  const { points, attempts, state, terms, asOf } = history;
  const runs = promisesOf(history);
  const onTime = new Set(runs.flatMap((run) => (run.came === 'point' && isOnTime(run, run.point) ? [run.point.name] : [])));
  const sourceOf = sourcesIn(attempts);
  const newest = points.reduce((latest, { time }) => (time > latest ? time : latest), '');
  const pointRows = points.map((point): PointRow => {
    const job = sourceOf(point.time);
    return {
      kind: 'point',
      id: point.name,
      time: point.time,
      day: dayOfTime(point.time, zone),
      asOf,
      tag: point.tag,
      policy: point.policy,
      state: point.state,
      unknownState: point.unknownState,
      source: job?.trigger ?? (onTime.has(point.name) ? 'scheduled' : undefined),
      isByTime: job === undefined && onTime.has(point.name),
      expires: endOf(point, point.saidExpiry, { terms, state, isNewest: point.time === newest }),
    };
  });
  const gapRows = runs.flatMap((run): PointRow[] => {
    if (run.came !== 'gap') return [];
    const about = {
      id: `gap ${run.at}`,
      time: run.at,
      day: dayOfTime(run.at, zone),
      asOf,
      tag: run.tag,
      source: 'scheduled',
      isByTime: false,
    } as const;
    return [{ kind: 'gap', ...about, state: run.attempt.status === 'cancelled' ? 'missed' : 'failed', job: run.attempt.name }];
  });
  const rows = [...pointRows, ...gapRows].sort((one, other) => (one.time < other.time ? 1 : -1));
  const daysThatCame = (wanted: 'expired' | 'unknown') => runs.flatMap(({ came, at }) => (came === wanted ? [dayOfTime(at, zone)] : []));
  const shown = new Set(rows.map(({ day }) => day));
  return {
    rows,
    due: runs.find(({ came }) => came === 'due')?.at,
    expired: daysThatCame('expired'),
    // A point of another policy, or one on demand, shows by itself.
    unknown: daysThatCame('unknown').filter((day) => !shown.has(day)),
    forgotten: forgottenDays(history, shown, zone),
  };
}

import { t } from '@lingui/core/macro';
import type { BrowsedPoint, PointVolume } from '@esan/domain';
import type { MarkLook } from '../../ui/time/day-mark.tsx';
import { chosenZone } from '../../settings/locale.ts';
import { daysLater } from '../../ui/time/days.ts';
import { calendarDays } from '../one-item/calendar-days.ts';
import { linesOf } from '../one-item/point-rows.ts';
import { isTold } from './told-points.ts';

/** How a day of a volume is drawn. */
export type CellLook = 'point' | 'other' | 'missed' | 'failed' | 'due' | 'unknown' | 'expired' | 'forgotten' | 'none';

/** A day of a volume. */
export type Cell = {
  look: CellLook;
  words: string;
  /** The point of a day that has one and nothing else: there is nothing to choose. */
  only?: string;
  /** It has one alone, of which nothing is known but when it was taken. */
  hasOneTold?: true;
};

/** What the looks mean, as the legend says it. */
export const cellWords: Record<CellLook, string> = {
  point: t`Restore point`,
  other: t`On demand only`,
  missed: t`Missed`,
  failed: t`Backup failed`,
  due: t`Due next`,
  unknown: t`No point, not known why`,
  expired: t`Expired by now`,
  forgotten: t`Not known`,
  none: t`None due`,
};

function lookOf(marks: readonly MarkLook[]): CellLook {
  if (marks.includes('cross')) return 'failed';
  if (marks.includes('ring')) return 'missed';
  if (marks.some((mark) => mark === 'point' || mark === 'square' || mark === 'quiet')) return 'point';
  if (marks.includes('other')) return 'other';
  if (marks.includes('due')) return 'due';
  if (marks.includes('unknown')) return 'unknown';
  return marks.includes('expired') ? 'expired' : 'forgotten';
}

/**
 * The days for which points are read to know those of a span: a month more before it, so that a gap at its beginning shows
 * beside the point before; and a day at either end for people whose clock is far from UTC.
 */
export const readBetween = (days: readonly string[]): { from: string; to: string } => ({
  from: `${daysLater(days[0] ?? '', -32)}T00:00:00.000Z`,
  to: `${daysLater(days.at(-1) ?? '', 1)}T23:59:59.999Z`,
});

const none: Cell = { look: 'none', words: t`none due` };

const named = (point: string): Pick<Cell, 'only' | 'hasOneTold'> => (isTold(point) ? { hasOneTold: true } : { only: point });

/** What each of some days brought a volume. */
export function cellsOf(
  { attempts, state, policy, terms }: PointVolume,
  points: readonly BrowsedPoint[],
  { days, asOf, zone }: { days: readonly string[]; asOf: string; zone?: string },
): Cell[] {
  const lines = linesOf({ points, attempts: attempts ?? [], state, policy, terms, asOf, days }, zone);
  const found = calendarDays(lines, zone);
  const rows = Map.groupBy(lines.rows, ({ day }) => day);
  return days.map((day) => {
    const here = found.get(day);
    if (here === undefined) return none;
    const [first, ...others] = rows.get(day) ?? [];
    const isOnly = first?.kind === 'point' && others.length === 0;
    return { look: lookOf(here.marks), words: here.words, ...(isOnly ? named(first.id) : {}) };
  });
}

type Known = { volume: PointVolume; days: readonly string[]; asOf: string; zone: string | undefined; cells: readonly Cell[] };
const known = new WeakMap<readonly BrowsedPoint[], Known>();
type Span = { days: readonly string[]; asOf: string };

/** The days of a volume, if they have been found before: its row comes and goes while the page scrolls. */
export function knownCells(volume: PointVolume, points: readonly BrowsedPoint[], { days, asOf }: Span): readonly Cell[] | undefined {
  const found = known.get(points);
  const isSame = found?.volume === volume && found.days === days && found.asOf === asOf && found.zone === chosenZone();
  return isSame ? found.cells : undefined;
}

/** The same, found now unless they have been before. */
export function cellsFor(volume: PointVolume, points: readonly BrowsedPoint[], span: Span): readonly Cell[] {
  const before = knownCells(volume, points, span);
  if (before !== undefined) return before;
  const cells = cellsOf(volume, points, span);
  known.set(points, { volume, days: span.days, asOf: span.asOf, zone: chosenZone(), cells });
  return cells;
}

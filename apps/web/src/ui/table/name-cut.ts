import type { Column } from './table-columns.ts';
import type { Cut } from '../values/middle-cut.tsx';
import { isText, padding, textsIn, textWidth, widthIn } from './text-width.ts';

/** As many letters of an end are kept at least and at most: less tells nothing, more leaves nothing of the beginning. */
const least = 6;
const most = 16;
/** So many letters of the beginning stand before the gap, and the gap with them. */
const leastStart = 5;

const alikeUpTo = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
};

/** As many letters of a name's beginning as have room before the gap and its end. */
function startBefore(name: string, end: number, room: number, widthOf: (text: string) => number): number {
  let left = room - widthOf(`…${name.slice(-end)}`);
  let start = -1;
  while (left >= 0 && start < name.length - end - 1) {
    start += 1;
    left -= widthOf(name.charAt(start));
  }
  return Math.max(0, start);
}

/**
 * Where each name is cut that has no room: its end stays from where it differs from its neighbours in the alphabet, which begin like it, and as much of
 * its beginning as there is room for.
 */
export function cutsOf(names: Iterable<string>, width: number, widthOf: (text: string) => number = textWidth): ReadonlyMap<string, Cut> {
  const room = width - padding;
  const cuts = new Map<string, Cut>();
  const sorted = [...new Set(names)].sort();
  sorted.forEach((name, index) => {
    if (widthOf(name) <= room) return;
    const alike = Math.max(...[sorted[index - 1], sorted[index + 1]].map((other) => (other === undefined ? 0 : alikeUpTo(name, other))));
    const end = name.length - alike + 1;
    // What differs at its beginning needs no end of that length, and of a beginning something must be left.
    const isLong = end > most || startBefore(name, end, room, widthOf) < leastStart - 1;
    const kept = isLong ? least : Math.max(least, end);
    cuts.set(name, { start: startBefore(name, kept, room, widthOf), end: kept });
  });
  return cuts;
}

/** Where the texts of each column are cut that has less than it needs: what the rows are called, and what they have beside it, as a vault. */
export function cutsByColumn<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  widths: ReadonlyMap<string, number>,
  needed: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlyMap<string, Cut>> {
  const narrow = columns.filter((column) => isText(column) && (widths.get(column.key) ?? Infinity) < (needed.get(column.key) ?? 0));
  return new Map(narrow.map((column) => [column.key, cutsOf(textsIn(column, rows), widths.get(column.key) ?? Infinity, widthIn(column))]));
}

import { cellOf, type Column } from './table-columns.ts';
import type { Cut } from '../values/middle-cut.tsx';
import { textWidth } from './text-width.ts';

/** What a cell keeps free at its sides, in px, and what an icon before its words takes. */
const padding = 20;
const icon = 23;
/** What the arrow in a head takes, beyond what its letters are smaller by. */
const arrow = 10;
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

/** Names are set in bold. */
const widthIn =
  <Row>({ isName }: Column<Row>) =>
  (text: string): number =>
    textWidth(text, isName === true ? 600 : 400);

const isText = <Row>({ isName, isNumeric, cell }: Column<Row>): boolean => isName === true || (isNumeric !== true && cell === undefined);

function textsOf<Row>(column: Column<Row>, rows: readonly Row[]): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const row of rows) {
    const text = column.words === undefined ? cellOf(column, row) : column.words(row);
    if (typeof text === 'string') texts.add(text);
  }
  return texts;
}

/** How wide the columns must be, in px, for their heads and all that their rows say, and for what they needed before: known of texts, and of words beside an icon. */
export function neededWidths<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  before: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const more = new Map<string, number>();
  for (const column of columns) {
    if (column.words === undefined && !isText(column)) continue;
    const head = textWidth(column.title, 600) + padding + (column.sortBy === undefined ? 0 : arrow);
    const widthOf = widthIn(column);
    let widest = 0;
    for (const text of textsOf(column, rows)) widest = Math.max(widest, widthOf(text));
    const width = Math.ceil(Math.max(head, widest + padding + (column.words === undefined ? 0 : icon)));
    if (widest > 0 && width > (before.get(column.key) ?? 0)) more.set(column.key, width);
  }
  return more.size === 0 ? before : new Map([...before, ...more]);
}

/** Where the texts of each column are cut that has less than it needs: what the rows are called, and what they have beside it, as a vault. */
export function cutsByColumn<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  widths: ReadonlyMap<string, number>,
  needed: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlyMap<string, Cut>> {
  const narrow = columns.filter((column) => isText(column) && (widths.get(column.key) ?? Infinity) < (needed.get(column.key) ?? 0));
  return new Map(narrow.map((column) => [column.key, cutsOf(textsOf(column, rows), widths.get(column.key) ?? Infinity, widthIn(column))]));
}

import { cellOf, type Column } from './table-columns.ts';

/** What a letter of a name takes, in px, and what its cell keeps free at its sides. */
const letter = 7.4;
const padding = 20;
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

/**
 * How many letters of the end of each name stay where it is cut in its middle: from where it differs from its neighbours in the alphabet, which
 * begin like it. Only names that have no room are told of.
 */
export function endsToKeep(names: Iterable<string>, room: number): ReadonlyMap<string, number> {
  const fitting = Math.floor((room - padding) / letter);
  const ends = new Map<string, number>();
  const all = [...new Set(names)];
  // Of most columns all have room: thousands are not put in order for nothing.
  if (all.every((name) => name.length <= fitting)) return ends;
  const sorted = all.sort();
  sorted.forEach((name, index) => {
    if (name.length <= fitting) return;
    const alike = Math.max(...[sorted[index - 1], sorted[index + 1]].map((other) => (other === undefined ? 0 : alikeUpTo(name, other))));
    const end = name.length - alike + 1;
    // What differs at its beginning needs no end of that length, and of a beginning something must be left.
    ends.set(name, end > Math.min(most, fitting - leastStart) ? least : Math.max(least, end));
  });
  return ends;
}

/** The same for each column of texts: what the rows are called, and what they have beside it, as a vault. Its width in px tells what has room. */
export function cutEndsOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  widths: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const ofNames = columns.filter(({ isName, isNumeric, cell }) => isName === true || (isNumeric !== true && cell === undefined));
  return new Map(
    ofNames.map((column) => {
      const names = new Set<string>();
      for (const row of rows) {
        const cell = cellOf(column, row);
        if (typeof cell === 'string') names.add(cell);
      }
      return [column.key, endsToKeep(names, widths.get(column.key) ?? Infinity)];
    }),
  );
}

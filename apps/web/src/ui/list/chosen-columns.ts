import type { Column } from '../table/table-columns.ts';

/** The field of the address that holds the chosen columns. */
export const columnsParam = 'columns';

const isBasic = <Row>({ isName, isExtra }: Column<Row>): boolean => isName === true || isExtra !== true;

const usualOnes = new WeakMap<object, readonly unknown[]>();

/** The columns that a list has before anybody chooses; the same array each time. */
export function usualColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const known = usualOnes.get(columns) as readonly Column<Row>[] | undefined;
  if (known !== undefined) return known;
  const usual = columns.filter(isBasic);
  usualOnes.set(columns, usual);
  return usual;
}

/**
 * The columns of a list: those that the address names, else those that the browser keeps, else the usual ones. The name always stands first, the others
 * as they are named, and what the list does not have is passed over. One that was chosen stays where the window is narrow as long as it has room.
 */
export function chosenColumns<Row>(
  columns: readonly Column<Row>[],
  inAddress: string | null,
  kept: readonly string[] | undefined,
): readonly Column<Row>[] {
  const usual = usualColumns(columns);
  for (const keys of [inAddress?.split('*'), kept]) {
    const named = [...new Set(keys)].flatMap((key) => columns.find((column) => column.key === key) ?? []);
    if (named.length === 0) continue;
    const chosen = [...columns.filter(({ isName }) => isName === true), ...named.filter(({ isName }) => isName !== true)];
    return chosen.length === usual.length && chosen.every((column, index) => usual[index] === column) ? usual : chosen.map(isStaying);
  }
  return usual;
}

const stayingOnes = new WeakMap<object, object>();

/** The same column, which leaves only for want of room; the same object each time, as rows are drawn anew for another. */
function isStaying<Row>(column: Column<Row>): Column<Row> {
  const known = stayingOnes.get(column) as Column<Row> | undefined;
  if (known !== undefined) return known;
  const { hideBelow: yieldsBelow, ...staying } = column;
  const made = { ...staying, yieldsBelow, ...(column.onPhone === 'hide' ? { onPhone: undefined } : {}) } as Column<Row>;
  stayingOnes.set(column, made);
  return made;
}

/** All columns but the name in the order of the chooser: that of the list, in which the chosen ones have changed places among themselves. */
export function columnsInOrder<Row>(all: readonly Column<Row>[], chosen: readonly Column<Row>[]): Column<Row>[] {
  const open = all.filter(({ isName }) => isName !== true);
  const known = new Map(open.map((column) => [column.key, column]));
  const shown = chosen.flatMap(({ key }) => known.get(key) ?? []);
  const next = shown.values();
  return open.map((column) => (shown.includes(column) ? (next.next().value ?? column) : column));
}

/** The keys of the chosen columns with one of them a place further to the front or to the back; the name stays first. */
export function movedColumn<Row>(chosen: readonly Column<Row>[], key: string, by: -1 | 1): string[] {
  const names = chosen.filter(({ isName }) => isName === true).map((column) => column.key);
  const keys = chosen.filter(({ isName }) => isName !== true).map((column) => column.key);
  const at = keys.indexOf(key);
  const other = keys[at + by];
  if (at === -1 || other === undefined) return [...names, ...keys];
  return [...names, ...keys.with(at + by, key).with(at, other)];
}

/** What the address says for these columns. */
export const columnsText = <Row>(columns: readonly Column<Row>[]): string => columns.map(({ key }) => key).join('*');

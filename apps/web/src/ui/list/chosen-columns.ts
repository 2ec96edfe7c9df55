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
 * The columns of a list: those that the address names, else those that the browser keeps, else the usual ones. The name always stands there, the order is
 * that of the list, and what the list does not have is passed over. One that was chosen stays where the window is narrow as long as it has room.
 */
export function chosenColumns<Row>(
  columns: readonly Column<Row>[],
  inAddress: string | null,
  kept: readonly string[] | undefined,
): readonly Column<Row>[] {
  const usual = usualColumns(columns);
  for (const keys of [inAddress?.split('*'), kept]) {
    const chosen = keys === undefined ? [] : columns.filter(({ key, isName }) => isName === true || keys.includes(key));
    if (!chosen.some(({ key }) => keys?.includes(key))) continue;
    return chosen.length === usual.length && chosen.every((column) => usual.includes(column)) ? usual : chosen.map(isStaying);
  }
  return usual;
}

const stayingOnes = new WeakMap<object, object>();

/** The same column, which leaves only for want of room; the same object each time, as rows are drawn anew for another. */
function isStaying<Row>(column: Column<Row>): Column<Row> {
  const known = stayingOnes.get(column) as Column<Row> | undefined;
  if (known !== undefined) return known;
  const { hideBelow: _, ...staying } = column;
  const made = { ...staying, ...(column.onPhone === 'hide' ? { onPhone: undefined } : {}) } as Column<Row>;
  stayingOnes.set(column, made);
  return made;
}

/** What the address says for these columns. */
export const columnsText = <Row>(columns: readonly Column<Row>[]): string => columns.map(({ key }) => key).join('*');

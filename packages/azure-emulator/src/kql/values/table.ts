import type { Type, Value } from './value.ts';

/** A column of a table. */
export type Column = { readonly name: string; readonly type: Type };

/** One row: a value for each column, in their order. */
export type Row = readonly Value[];

/** What an operator takes and gives: columns that are known before any row, and the rows. */
export type Table = { readonly columns: readonly Column[]; readonly rows: readonly Row[] };

/** Where rows come from: those of a large table are made while they are looked at. */
export type Source = { readonly columns: readonly Column[]; readonly rows: Iterable<Row> };

/** Where each column stands in a row. */
export const placesOf = (columns: readonly Column[]): Map<string, number> => new Map(columns.map(({ name }, at) => [name, at]));

/** A name that is not taken yet: the same, or the same with the lowest number behind it. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 1;
  while (taken.has(`${wanted}${number}`)) number += 1;
  return `${wanted}${number}`;
}

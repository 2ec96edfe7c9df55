import { readEach, type Found, type Name } from '../records/records.ts';
import type { GraphRow } from './graph-rows.ts';

/**
 * Rows read as the records of the service they are of: by the same mappers, which take no field for granted. Of a record itself, null says what its
 * service says by silence.
 */
export const readRows = <R, T>(rows: readonly GraphRow[], read: (record: R) => T | undefined, nameIn?: (record: R) => Name): Found<T> =>
  readEach(rows.map(withoutNulls) as R[], read, nameIn);

const withoutNulls = (row: GraphRow): GraphRow =>
  !hasNull(row) ? row : Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

// Asked of thousands of rows: nothing is made for it.
function hasNull(row: GraphRow): boolean {
  for (const name in row) if (row[name] === null) return true;
  return false;
}

import { useMemo } from 'react';
import { useAddressText } from '../forms/address.ts';
import type { Column } from './table-columns.ts';
import { nameOrder } from '../../settings/formats.ts';

/** Which column, and which way; in the address as `sort=name` or `sort=-name`. */
export type Sort = { by: string; isDown: boolean };

const parsed = (text: string): Sort => (text.startsWith('-') ? { by: text.slice(1), isDown: true } : { by: text, isDown: false });

/** The rows in order. Equal rows keep theirs, undefined comes last either way. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sort?.by)?.sortBy;
  if (sort === undefined || sortBy === undefined) return rows;
  const way = sort.isDown ? -1 : 1;
  const byWords = nameOrder();
  const keyed = rows.map((row) => ({ row, key: sortBy(row) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    if (typeof a.key === 'number' && typeof b.key === 'number') return way * (a.key - b.key);
    return way * byWords(String(a.key), String(b.key));
  });
  return keyed.map(({ row }) => row);
}

/** The order that the address names, or the table's own. */
export function useSort(param: string, initial: string | undefined): [Sort | undefined, (key: string) => void] {
  const [text = initial, setText] = useAddressText(param);
  const sort = useMemo(() => (text === undefined ? undefined : parsed(text)), [text]);
  const sortBy = (key: string) => {
    const next = sort?.by === key && !sort.isDown ? `-${key}` : key;
    setText(next);
  };
  return [sort, sortBy];
}

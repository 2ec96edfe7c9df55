import { expect, test } from 'vitest';
import type { Column } from './table-columns.ts';
import { sorted } from './table-sort.ts';

type Row = { name: string; size: number | undefined };

const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'size', title: 'Size', cell: ({ size }) => size, sortBy: ({ size }) => size },
];
const rows: Row[] = [
  { name: 'data-10', size: 5 },
  { name: 'data-9', size: undefined },
  { name: 'log-1', size: 40 },
];
const names = (by: string, isDown: boolean) => sorted(rows, columns, { by, isDown }).map(({ name }) => name);

test('names with numbers sort as a person counts', () => {
  expect(names('name', false)).toEqual(['data-9', 'data-10', 'log-1']);
  expect(names('name', true)).toEqual(['log-1', 'data-10', 'data-9']);
});

test('a row without a value comes last, whichever way the column is sorted', () => {
  expect(names('size', false)).toEqual(['data-10', 'log-1', 'data-9']);
  expect(names('size', true)).toEqual(['log-1', 'data-10', 'data-9']);
});

test('a column that the address invents changes nothing', () => {
  expect(names('colour', false)).toEqual(['data-10', 'data-9', 'log-1']);
});

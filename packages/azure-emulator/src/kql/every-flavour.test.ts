import { describe, expect, test } from 'vitest';
import { parseQuery } from './parsing/query-parser.ts';
import { runQuery } from './run-query.ts';
import type { Table } from './values/table.ts';
import { toJson } from './values/text.ts';

const left: Table = {
  columns: [
    { name: 'name', type: 'string' },
    { name: 'size', type: 'long' },
    { name: 'tags', type: 'dynamic' },
  ],
  rows: [
    ['a', 1n, { one: 1, two: 2 }],
    ['b', 2n, { one: 3 }],
    ['c', null, null],
  ],
};
const right: Table = {
  columns: [
    { name: 'size', type: 'long' },
    { name: 'owner', type: 'string' },
  ],
  rows: [
    [1n, 'Ann'],
    [5n, 'Ben'],
    [null, 'Cid'],
  ],
};
const tables: Record<string, Table> = { left, right };
const rows = (query: string): unknown[][] =>
  runQuery(parseQuery(query), (name) => tables[name], Date.parse('2026-09-08T08:00:00Z')).table.rows.map((row) => row.map(toJson));

describe('which rows a join keeps; null equals nothing', () => {
  test.each([
    ['inner', 'name, owner', [['a', 'Ann']]],
    [
      'leftouter',
      'name, owner',
      [
        ['a', 'Ann'],
        ['b', ''],
        ['c', ''],
      ],
    ],
    [
      'rightouter',
      'name, owner',
      [
        ['a', 'Ann'],
        ['', 'Ben'],
        ['', 'Cid'],
      ],
    ],
    [
      'fullouter',
      'name, owner',
      [
        ['a', 'Ann'],
        ['b', ''],
        ['c', ''],
        ['', 'Ben'],
        ['', 'Cid'],
      ],
    ],
    ['leftsemi', 'name', [['a']]],
    ['rightsemi', 'owner', [['Ann']]],
    ['leftanti', 'name', [['b'], ['c']]],
    ['rightanti', 'owner', [['Ben'], ['Cid']]],
  ])('%s', (kind, columns, expected) => {
    expect(rows(`left | join kind=${kind} (right) on size | project ${columns}`)).toEqual(expected);
  });
});

describe('lists', () => {
  test('without a limit of the query, one row becomes 128 at most', () => {
    const many = "left | take 1 | mv-expand n = split(strrep('x', 200, ','), ',')";
    expect(rows(`${many} | count`)).toEqual([[128]]);
    expect(rows(`${many} limit 150 | count`)).toEqual([[150]]);
  });

  test('each item with its number', () => {
    expect(rows("left | take 1 | mv-expand with_itemindex=at n = dynamic(['x', 'y']) | project at, n")).toEqual([
      [0, 'x'],
      [1, 'y'],
    ]);
  });
});

test('no rows are taken where fewer than none are asked for', () => {
  expect(rows('left | take -1')).toEqual([]);
});

test('aggregates that choose, and those with a condition', () => {
  expect(rows('left | summarize arg_min(size, name), dcountif(name, size > 1), make_bag(tags)')).toEqual([[1, 'a', 1, { one: 1, two: 2 }]]);
});

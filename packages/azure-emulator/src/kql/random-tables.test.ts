import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './parsing/query-parser.ts';
import { runQuery } from './run-query.ts';
import type { Column, Table } from './values/table.ts';
import { toJson } from './values/text.ts';

const now = Date.parse('2026-09-08T08:00:00Z');

type Thing = { name: string; group: string; size: number; state: string | null; parts: string[]; at: number };

const names = ['a', 'B', 'b', 'san-1', 'SAN-1', 'x y', ''];
const thing = record({
  name: constantFrom(...names),
  group: constantFrom('one', 'two', 'Two', 'three'),
  size: integer({ min: -20, max: 20 }),
  state: constantFrom('Online', 'offline', null),
  parts: array(constantFrom('p', 'q', 'r'), { maxLength: 4 }),
  at: integer({ min: now - 9 * 86_400_000, max: now }),
});
const things = array(thing, { maxLength: 30 });

const columns: Column[] = [
  { name: 'name', type: 'string' },
  { name: 'group', type: 'string' },
  { name: 'size', type: 'long' },
  { name: 'properties', type: 'dynamic' },
];
const tableOf = (all: readonly Thing[]): Table => ({
  columns,
  rows: all.map(({ name, group, size, state, parts, at }) => [name, group, BigInt(size), { state, parts, at: new Date(at).toISOString() }]),
});

/** What a query gives over two tables, as plain values. */
function asked(query: string, left: readonly Thing[], right: readonly Thing[] = []): unknown[][] {
  const tables: Record<string, Table> = { t: tableOf(left), u: tableOf(right) };
  return runQuery(parseQuery(query), (name) => tables[name], now).table.rows.map((row) => row.map(toJson));
}

const asTexts = (rows: unknown[][]): string[] => rows.map((row) => JSON.stringify(row));
const unordered = (rows: unknown[][]): string[] => asTexts(rows).toSorted();

/** A query and the same in plain words of arrays. */
const sameRows: [query: string, plainly: (left: Thing[], right: Thing[]) => unknown[][]][] = [
  [
    "t | where name =~ 'b' and size > 3 | project name, size",
    (t) => t.filter((x) => x.name.toLowerCase() === 'b' && x.size > 3).map((x) => [x.name, x.size]),
  ],
  [
    "t | where group in~ ('TWO') or group !in ('one', 'two') | project group",
    (t) => t.filter((x) => x.group.toLowerCase() === 'two' || !['one', 'two'].includes(x.group)).map((x) => [x.group]),
  ],
  ["t | where properties.state != 'Online' | project name", (t) => t.filter((x) => x.state !== 'Online').map((x) => [x.name])],
  ["t | where not(properties.state == 'Online') | count", (t) => [[t.filter((x) => x.state !== 'Online').length]]],
  [
    't | where todatetime(properties.at) > ago(3d) | project size',
    (t) => t.filter((x) => x.at > now - 3 * 86_400_000).map((x) => [x.size]),
  ],
  [
    't | extend half = size / 2, rest = size % 3, more = size * 1.5 | project half, rest, more',
    (t) => t.map((x) => [Math.trunc(x.size / 2) + 0, (x.size % 3) + 0, x.size * 1.5]),
  ],
  ['t | project b = bin(size, 7)', (t) => t.map((x) => [Math.floor(x.size / 7) * 7])],
  ['t | distinct group', (t) => [...new Set(t.map((x) => x.group))].map((x) => [x])],
  [
    't | order by size asc, name desc | project size, name',
    (t) => t.toSorted((x, y) => x.size - y.size || (x.name < y.name ? 1 : x.name > y.name ? -1 : 0)).map((x) => [x.size, x.name]),
  ],
  [
    't | top 3 by size | project size',
    (t) =>
      t
        .map((x) => x.size)
        .toSorted((x, y) => y - x)
        .slice(0, 3)
        .map((x) => [x]),
  ],
  [
    't | mv-expand part = properties.parts to typeof(string) | project name, part',
    (t) => t.flatMap((x) => (x.parts.length === 0 ? [[x.name, '']] : x.parts.map((part) => [x.name, part]))),
  ],
  ["t | parse name with 'san-' number:long | project number", (t) => t.map((x) => [/^san-\d/.test(x.name) ? 1 : null])],
  [
    't | summarize count(), sum(size), min(size), max(size), avg(size) by group',
    (t) =>
      [...Map.groupBy(t, (x) => x.group)].map(([group, of]) => {
        const sizes = of.map((x) => x.size);
        const sum = sizes.reduce((one, other) => one + other, 0);
        return [group, of.length, sum, Math.min(...sizes), Math.max(...sizes), sum / of.length];
      }),
  ],
  [
    't | summarize dcount(name), countif(size > 0), make_list(size), make_set(name)',
    (t) => [
      [new Set(t.map((x) => x.name)).size, t.filter((x) => x.size > 0).length, t.map((x) => x.size), [...new Set(t.map((x) => x.name))]],
    ],
  ],
  [
    't | summarize make_list(properties.state) by day = bin(todatetime(properties.at), 1d) | project n = array_length(list_properties_state)',
    (t) => [...Map.groupBy(t, (x) => Math.floor(x.at / 86_400_000)).values()].map((of) => [of.filter((x) => x.state !== null).length]),
  ],
  [
    't | summarize arg_max(size, name) by group | project group, size',
    (t) => [...Map.groupBy(t, (x) => x.group)].map(([group, of]) => [group, Math.max(...of.map((x) => x.size))]),
  ],
  [
    't | project name, size | join kind=inner (u | project name, other = size) on name | project name, size, other',
    (t, u) => t.flatMap((x) => u.filter((y) => y.name === x.name).map((y) => [x.name, x.size, y.size])),
  ],
  [
    't | project name, group, size | join kind=inner (u | project n = name, g = group) on $left.name == $right.n and $left.group == $right.g | count',
    (t, u) => [[t.flatMap((x) => u.filter((y) => y.name === x.name && y.group === x.group)).length]],
  ],
  [
    't | project name, size | join kind=leftouter (u | project name, other = size) on name | project name, other',
    (t, u) =>
      t.flatMap((x): unknown[][] => {
        const found = u.filter((y) => y.name === x.name);
        return found.length === 0 ? [[x.name, null]] : found.map((y) => [x.name, y.size]);
      }),
  ],
  [
    't | join kind=leftanti u on name | project name, size',
    (t, u) => t.filter((x) => !u.some((y) => y.name === x.name)).map((x) => [x.name, x.size]),
  ],
  [
    't | join kind=leftsemi u on name | project name, size',
    (t, u) => t.filter((x) => u.some((y) => y.name === x.name)).map((x) => [x.name, x.size]),
  ],
  [
    't | join kind=innerunique u on name | count',
    (t, u) => [[[...new Set(t.map((x) => x.name))].reduce((sum, name) => sum + u.filter((y) => y.name === name).length, 0)]],
  ],
  [
    't | project name | union (u | project name, size) | project name, size',
    (t, u) => [...t.map((x) => [x.name, null]), ...u.map((x) => [x.name, x.size])],
  ],
];

describe('queries over random tables give what plain code gives', () => {
  test.each(sameRows)('%s', (query, plainly) => {
    const isSorted = /\| (order|top) /.test(query);
    assert(
      property(things, things, (left, right) => {
        const [found, expected] = [asked(query, left, right), plainly(left, right)].map(isSorted ? asTexts : unordered);
        expect(found).toEqual(expected);
      }),
      { seed: 20_260_908, numRuns: 60 },
    );
  });
});

test('where one condition follows another, both hold, in either order', () => {
  const conditions = [
    "name contains 'a'",
    "group has 'two'",
    'size between (-5 .. 9)',
    "properties.state =~ 'ONLINE'",
    'array_length(properties.parts) > 1',
  ];
  assert(
    property(things, constantFrom(...conditions), constantFrom(...conditions), (all, one, other) => {
      const both = asked(`t | where ${one} and ${other}`, all);
      expect(asked(`t | where ${one} | where ${other}`, all)).toEqual(both);
      expect(asked(`t | where ${other} | where ${one}`, all)).toEqual(both);
    }),
    { seed: 20_260_908, numRuns: 60 },
  );
});

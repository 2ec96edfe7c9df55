import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { saidBehind, type Said } from './narrowing.ts';
import { parseQuery } from './parsing/query-parser.ts';
import { runQuery } from './run-query.ts';
import type { Column, Row } from './values/table.ts';

const day = 86_400_000;
const first = Date.parse('2026-09-01T00:00:00Z');
const columns: readonly Column[] = [
  { name: 'name', type: 'string' },
  { name: 'place', type: 'string' },
  { name: 'properties', type: 'dynamic' },
];
const timeOf = (number: number): string => new Date(first + number * day).toISOString();
const rows: readonly Row[] = ['a', 'B', 'c'].flatMap((place) =>
  Array.from({ length: 6 }, (_, number): Row => [`${place}${number}`, place, { made: timeOf(number) }]),
);

const said = (conditions: string): Said => saidBehind(parseQuery(`things | ${conditions}`).pipeline.operators, first + 3 * day);

const textIn = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

const isIn = ([, place, properties]: Row, { texts, moments }: Said): boolean => {
  const at = Date.parse((properties as { made: string }).made);
  const spans = moments.get('properties.made');
  return (texts.get('place')?.has(textIn(place)) ?? true) && (spans === undefined || spans.some(([from, to]) => at >= from && at <= to));
};

const simple = constantFrom(
  "place == 'a'",
  "place =~ 'b'",
  "place in~ ('A', 'c')",
  "place !in ('a')",
  "name startswith 'a'",
  'todatetime(properties.made) >= datetime(2026-09-03)',
  'todatetime(properties.made) < datetime(2026-09-05)',
  'todatetime(properties.made) > datetime(2026-09-02T12:00:00Z)',
  'todatetime(properties.made) between (datetime(2026-09-02) .. datetime(2026-09-04))',
  'todatetime(properties.made) between (datetime(2026-09-02) .. 2d)',
  'todatetime(properties.made) !between (datetime(2026-09-02) .. datetime(2026-09-04))',
  'todatetime(properties.made) == datetime(2026-09-03)',
  'todatetime(properties.made) >= ago(2d)',
  'todatetime(properties.made) < now()',
  'todatetime(properties.made) < now(-2d)',
);

test('nothing is left out for which the conditions hold, however they are put together', () => {
  const condition = tuple(array(tuple(simple, constantFrom(' and ', ' or ')), { maxLength: 4 }), simple, integer({ min: 0, max: 4 })).map(
    ([parts, last, brackets]) =>
      `${'('.repeat(brackets)}${parts.map(([one, with_]) => one + with_).join('')}${last}${')'.repeat(brackets)}`,
  );
  assert(
    property(array(condition, { minLength: 1, maxLength: 2 }), (conditions) => {
      const text = conditions.map((one) => `where ${one}`).join(' | ');
      const whole = runQuery(parseQuery(`things | ${text} | project name`), () => ({ columns, rows }), first + 3 * day);
      const some = runQuery(
        parseQuery(`things | ${text} | project name`),
        (_, known) => ({ columns, rows: rows.filter((row) => isIn(row, known)) }),
        first + 3 * day,
      );
      expect(some.table.rows).toEqual(whole.table.rows);
    }),
    { numRuns: 500 },
  );
});

test('what conditions say is known: the texts of a column, and the stretches of time', () => {
  const known = said(
    "where place in~ ('A', 'B') and (todatetime(properties.made) between (datetime(2026-09-02) .. datetime(2026-09-03)) or todatetime(properties.made) >= datetime(2026-09-05)) | where place != 'c' and place =~ 'a'",
  );
  expect([known.texts.get('place'), known.moments.get('properties.made')]).toEqual([
    new Set(['a']),
    [
      [first + day - 1, first + 2 * day + 1],
      [first + 4 * day - 1, Number.POSITIVE_INFINITY],
    ],
  ]);
});

test.each([
  ["where place == 'a' or name == 'x'", undefined],
  ["extend place = 'z' | where place == 'z'", undefined],
  ["where not(place == 'a')", undefined],
  ["where place == 'a' | extend place = 'z' | where place == 'z'", ['a']],
])('%s says of the place: %j', (conditions, places) => {
  expect(said(conditions).texts.get('place')).toEqual(places === undefined ? undefined : new Set(places));
});

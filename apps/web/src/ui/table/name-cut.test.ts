import { expect, test } from 'vitest';
import { cutsByColumn, cutsOf } from './name-cut.ts';
import type { Cut } from '../values/middle-cut.tsx';
import type { Column } from './table-columns.ts';
import { neededWidths, textWidth } from './text-width.ts';

const shownAs = (name: string, cut: Cut | undefined) => (cut === undefined ? name : `${name.slice(0, cut.start)}…${name.slice(-cut.end)}`);

test.each([
  ['names that fit are not cut', ['sql-data-01', 'sql-data-02'], 200, ['sql-data-01', 'sql-data-02']],
  [
    'what differs at the end stays',
    ['prod-northeurope-sql-orders-data-01', 'prod-northeurope-sql-orders-data-02'],
    160,
    ['prod-northe…ata-01', 'prod-northe…ata-02'],
  ],
  [
    'what differs before an end that they share stays, too',
    ['prod-northeurope-sql-orders-01-copy', 'prod-northeurope-sql-orders-02-copy'],
    160,
    ['prod-north…01-copy', 'prod-north…02-copy'],
  ],
  [
    'what differs at the beginning keeps a short end',
    ['alpha-northeurope-sql-orders-data', 'beta-northeurope-sql-orders-data'],
    160,
    ['alpha-north…s-data', 'beta-northe…s-data'],
  ],
  [
    'where the room is small, something is left of a beginning in which they differ',
    ['bv-people-eastus2', 'bv-prod-eastus2', 'bv-dev-eastus2'],
    117,
    ['bv-peo…astus2', 'bv-pro…astus2', 'bv-dev…astus2'],
  ],
  ['a name alone keeps a short end', ['prod-northeurope-sql-orders-data-01'], 160, ['prod-northe…ata-01']],
])('%s', (_, names, room, shown) => {
  const cuts = cutsOf(names, room);
  expect(names.map((name) => shownAs(name, cuts.get(name)))).toEqual(shown);
});

test('of a name that is cut as much stands before the gap as there is room for', () => {
  const name = 'prod-northeurope-sql-orders-data-01';
  const shown = shownAs(name, cutsOf([name], 160).get(name));
  expect(textWidth(shown)).toBeLessThanOrEqual(140);
  expect(140 - textWidth(shown)).toBeLessThan(12);
});

test('a name is cut by going through its letters once for each end that is tried', () => {
  const name = 'prod-northeurope-sql-orders-data-01';
  let letters = 0;
  const widthOf = (text: string): number => {
    letters += text.length;
    return textWidth(text);
  };
  cutsOf([name, name.replace('01', '02')], 160, widthOf);
  expect(letters).toBeLessThanOrEqual(2 * 3 * name.length);
});

type Row = { name: string; state: string; vault: string };
const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', isName: true, sortBy: ({ name }) => name },
  { key: 'state', title: 'State', words: ({ state }) => state, cell: () => null },
  { key: 'vault', title: 'Vault', sortBy: ({ vault }) => vault },
  { key: 'last', title: 'Last', cell: () => null },
];
const rows: readonly Row[] = [
  { name: 'app-config', state: 'Protected', vault: 'bv-people-eastus2' },
  { name: 'container-registry', state: 'Stopped, points kept', vault: 'bv-dev-eastus2' },
];

test('a column needs what its longest text takes, words beside an icon that as well; of others nothing is known', () => {
  expect(neededWidths(columns, rows, new Map())).toEqual(
    new Map([
      ['name', 154],
      ['state', 191],
      ['vault', 146],
    ]),
  );
});

test('a column needs the room of its head at least', () => {
  expect(neededWidths([{ key: 'group', title: 'Snapshot resource group', sortBy: () => 'rg' }], rows, new Map())).toEqual(
    new Map([['group', 201]]),
  );
});

test('columns need no less once their rows are narrowed', () => {
  const before = neededWidths(columns, rows, new Map());
  expect(neededWidths(columns, rows.slice(0, 1), before)).toBe(before);
});

test('only where a column has less than it needs something is cut', () => {
  const needed = neededWidths(columns, rows, new Map());
  const cuts = cutsByColumn(
    columns,
    rows,
    new Map([
      ['name', 160],
      ['state', 100],
      ['vault', 130],
    ]),
    needed,
  );
  expect([...cuts].map(([key, of]) => [key, [...of.keys()]])).toEqual([['vault', ['bv-people-eastus2']]]);
});

import { expect, test } from 'vitest';
import type { Column } from './table-columns.ts';
import { columnWidths, fittingColumns, sharedRoom } from './table-room.ts';

const of = (key: string, more: Partial<Column<string>> = {}): Column<string> => Object.assign({ key, title: key, sortBy: () => key }, more);
const columns = [
  of('name', { isName: true }),
  of('state', { width: '208px', onPhone: 'beside' }),
  of('san'),
  of('vault', { hideBelow: 760 }),
  of('policy', { hideBelow: 960 }),
  of('last', { width: '220px' }),
];
test('a column that had to be chosen stays before those that are there by themselves', () => {
  const chosen = [...columns.slice(0, 4), of('tags', { isExtra: true })];
  expect(fittingColumns(chosen, 560, 40).map(({ key }) => key)).toEqual(['name', 'state', 'tags']);
});

test('of columns that were chosen those make room first that leave first in narrow windows, and not the last ones', () => {
  const chosen = [
    ...columns.slice(0, 3),
    of('vault', { yieldsBelow: 1120 }),
    of('last', { width: '220px' }),
    of('tags', { isExtra: true }),
  ];
  expect(fittingColumns(chosen, 820, 40).map(({ key }) => key)).toEqual(['name', 'state', 'san', 'last', 'tags']);
});

const keys = (room: number | undefined) =>
  fittingColumns(columns, room, 40)
    .map(({ key }) => key)
    .join(' ');

test.each([
  [undefined, 'name state san vault policy last'],
  [1200, 'name state san vault policy last'],
  [900, 'name state san vault last'],
  [800, 'name state san last'],
  [660, 'name state san'],
  [500, 'name state san'],
  [420, 'name state'],
  [300, 'name state'],
])('in %s px the name can be read, and the columns are %s', (room, expected) => {
  expect(keys(room)).toBe(expected);
});

test.each([
  ['the name has half as much again as each of the others', columns, 900, { name: 144, other: 96 }],
  ['a name alone has all that is left', columns.slice(0, 2), 700, { name: 452, other: 452 / 1.5 }],
])('%s', (_, shown, room, expected) => {
  expect(sharedRoom(shown, room, 40)).toEqual(expected);
});

const ownName = [of('name', { isName: true, width: '30%' }), ...columns.slice(1, 2)];

test.each([
  ['in a narrow table each column has its own width, and the name what is left', columns, 900, [144, 208, 96, 96, 96, 220]],
  ['on a wide screen the name gives of its room to the others', columns.slice(0, 2), 1240, [504, 695]],
  ['a name with a width of its own keeps it', ownName, 1000, [300, 208]],
])('%s', (_, shown, room, expected) => {
  const widths = columnWidths(shown, room, 40);
  expect(shown.map(({ key }) => Math.floor(widths.get(key) ?? 0))).toEqual(expected);
});

test.each([
  [
    'what a column has to spare goes to those that lack it',
    [
      ['name', 120],
      ['state', 178],
      ['san', 110],
      ['vault', 130],
    ],
    [122.7, 181.3, 110, 130, 220],
  ],
  [
    'where there is less to spare than is lacking, it goes first to where least is lacking',
    [
      ['name', 134],
      ['san', 102],
      ['vault', 126],
    ],
    [134, 208, 102, 100, 220],
  ],
  ['a column of which no need is known keeps its width', [['vault', 130]], [144, 208, 96, 96, 220]],
] as const)('%s', (_, needed, expected) => {
  const shown = columns.filter(({ key }) => key !== 'policy');
  const widths = columnWidths(shown, 804, 40, new Map(needed));
  expect(shown.map(({ key }) => Math.round((widths.get(key) ?? 0) * 10) / 10)).toEqual(expected);
});

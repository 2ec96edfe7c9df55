import { expect, test } from 'vitest';
import type { Column } from '../table/table-columns.ts';
import { chosenColumns, columnsInOrder, columnsText, movedColumn } from './chosen-columns.ts';

const of = (key: string, more: Partial<Column<string>> = {}): Column<string> => Object.assign({ key, title: key, sortBy: () => key }, more);
const columns = [of('name', { isName: true }), of('state'), of('region', { hideBelow: 960 }), of('tags', { isExtra: true })];
const keys = (inAddress: string | null, kept?: readonly string[]) => columnsText(chosenColumns(columns, inAddress, kept));

test.each([
  ['nobody has chosen', null, undefined, 'name*state*region'],
  ['the browser keeps a choice', null, ['name', 'tags'], 'name*tags'],
  ['the address names others than the browser keeps', 'state', ['tags'], 'name*state'],
  ['they are named in another order, and twice', 'tags*state*tags', undefined, 'name*tags*state'],
  ['the usual ones are named in another order', 'region*name*state', undefined, 'name*region*state'],
  ['the name was left out', 'tags', undefined, 'name*tags'],
  ['the name alone is wanted', 'name', undefined, 'name'],
  ['the address names none that there is', 'colour*__proto__', ['tags'], 'name*tags'],
  ['the address is empty', '', undefined, 'name*state*region'],
  ['the address is made of separators', '***', undefined, 'name*state*region'],
  ['the browser keeps columns of another release', null, ['was-once'], 'name*state*region'],
])('when %s, the list shows the right columns', (_, inAddress, kept, expected) => {
  expect(keys(inAddress, kept)).toBe(expected);
});

test('what the address says for some columns leads to them again', () => {
  for (const text of ['name', 'name*state', 'name*region*tags', 'name*state*region*tags']) expect(keys(text)).toBe(text);
});

test('a chosen column does not leave for a narrow window; a usual one does', () => {
  expect(chosenColumns(columns, 'region', undefined)[1]).not.toHaveProperty('hideBelow');
  // Where there is no room it leaves as early as it would have.
  expect(chosenColumns(columns, 'region', undefined)[1]).toHaveProperty('yieldsBelow', 960);
  expect(chosenColumns(columns, 'name*state*region', undefined)[2]).toHaveProperty('hideBelow', 960);
});

test.each<[string, string, -1 | 1, string]>([
  ['to the front', 'region', -1, 'name*region*state*tags'],
  ['to the back', 'state', 1, 'name*region*state*tags'],
  ['before the name, where nothing stands', 'state', -1, 'name*state*region*tags'],
  ['behind the last', 'tags', 1, 'name*state*region*tags'],
  ['that is not shown', 'colour', 1, 'name*state*region*tags'],
])('a column moves %s', (_, key, by, expected) => {
  expect(movedColumn(columns, key, by).join('*')).toBe(expected);
});

const order = (text: string) =>
  columnsInOrder(columns, chosenColumns(columns, text, undefined))
    .map(({ key }) => key)
    .join('*');

test('the chooser has the columns in their order; one that is not shown keeps its place', () => {
  expect(order('name*tags*state')).toBe('tags*region*state');
  expect(order('name*state*region')).toBe('state*region*tags');
});

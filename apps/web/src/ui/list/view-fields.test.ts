import { expect, test } from 'vitest';
import { putView, searchOf } from './view-fields.ts';

const params = ['q', 'state', 'sort', 'columns'];
const after = (address: string, view: { name?: string; search: string }): string => {
  const fields = new URLSearchParams(address);
  putView(fields, params, view);
  return fields.toString();
};

test('a view is what narrows, orders and shapes the list, in one order, and nothing else of the address', () => {
  expect(searchOf(new URLSearchParams('sort=-size&volumes=rg%2Fsan&q=sql&state=&view=Old'), params)).toBe('q=sql&sort=-size');
});

test.each([
  ['volumes=a&state=failing', { name: 'SQL', search: 'q=sql&sort=-size' }, 'volumes=a&q=sql&sort=-size&view=SQL'],
  ['q=x&view=SQL', { search: '' }, ''],
  ['q=x', { name: 'Hostile', search: 'volumes=all&intent=1&view=Other&q=a%26b' }, 'q=a%26b&view=Hostile'],
  ['q=x', { name: 'Broken', search: '%%%&&==?' }, 'view=Broken'],
])('at %s the view %j leads to %s', (address, view, expected) => {
  expect(after(address, view)).toBe(expected);
});

test('a view that was put into the address is read from it again', () => {
  const search = 'q=sql&state=failing&sort=-size&columns=name*size'.replaceAll('*', '%2A');
  expect(searchOf(new URLSearchParams(after('q=old', { name: 'Any', search })), params)).toBe(new URLSearchParams(search).toString());
});

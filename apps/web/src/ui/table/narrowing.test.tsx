// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Filters, moreFilters, useNarrowed } from './narrowing.tsx';
import type { Column } from './table-columns.ts';

type Row = { name: string; state: 'ready' | 'failed' | undefined };

const german = { ready: 'Bereit', failed: 'Fehlgeschlagen' };
const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', isName: true, sortBy: ({ name }) => name },
  {
    key: 'state',
    title: 'Status',
    sortBy: ({ state }) => state && german[state],
    code: ({ state }) => state,
    hasFewValues: true,
  },
];
const rows: readonly Row[] = [
  { name: 'a', state: 'ready' },
  { name: 'b', state: 'failed' },
  { name: 'c', state: undefined },
];
const filters = moreFilters(columns, []);
const ordered = filters.map((filter) => (filter.param === undefined ? filter : { ...filter, order: ['ready', 'failed', 'stopped', '-'] }));

const roots: Root[] = [];

async function namesAt(address: string, wanted = filters) {
  let names: readonly string[] = [];
  function List() {
    names = useNarrowed(rows, wanted).shown?.map(({ name }) => name) ?? [];
    return <Filters rows={rows} filters={wanted} />;
  }
  const router = createMemoryRouter([{ path: '*', element: <List /> }], { initialEntries: [address] });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  await act(() => Promise.resolve(root.render(<RouterProvider router={router} />)));
  return names;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(async () => {
  for (const root of roots.splice(0)) await act(() => Promise.resolve(root.unmount()));
  vi.unstubAllGlobals();
});

test.each([
  ['the code of a value, whatever language speaks', '/?state=failed', ['b']],
  ['words that were kept before there were codes', '/?state=Bereit', ['a']],
  ['no value', '/?state=-', ['c']],
  ['a value that no row has', '/?state=gone', []],
])('a list is narrowed by %s', async (_, address, names) => {
  expect(await namesAt(address)).toEqual(names);
});

test.each([
  ['narrowed by none of its rows, which is shown', '/?state=stopped', [], 'Status stopped'],
  ['narrowed by the words of before, which are shown', '/?state=Bereit', ['a'], 'Status Bereit'],
  ['not narrowed by what is none of its values, which is not shown', '/?state=zzz', ['a', 'b', 'c'], undefined],
])('a list whose values are all known is %s', async (_, address, names, pill) => {
  expect(await namesAt(address, ordered)).toEqual(names);
  expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent).find((text) => text.startsWith('Status'))).toBe(
    pill,
  );
});

test('a pill shows the words of a code', () => {
  const [filter] = filters;
  if (filter?.param === undefined) throw new Error('no filter of a value');
  expect(rows.map((row) => [filter.value(row), filter.words?.(row)])).toEqual([
    ['ready', 'Bereit'],
    ['failed', 'Fehlgeschlagen'],
    ['-', 'None'],
  ]);
});

test('no row is asked for the words of a filter that is off', async () => {
  const words = vi.fn<(row: Row) => string>(() => 'Bereit');
  const rest = { label: 'Status', param: 'state', value: ({ state }: Row) => state ?? '-', order: ['ready', 'failed', '-'], isMore: true };
  expect(await namesAt('/', [{ ...rest, words }])).toEqual(['a', 'b', 'c']);
  // Those that its values are called after, one each.
  expect(words).toHaveBeenCalledTimes(3);
});

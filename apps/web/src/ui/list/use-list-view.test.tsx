// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Column } from '../table/table-columns.ts';
import { useListView, type ListView } from './use-list-view.ts';

type Row = { name: string };
const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', isName: true, sortBy: ({ name }) => name },
  { key: 'size', title: 'Size', sortBy: () => 1 },
  { key: 'region', title: 'Region', isExtra: true, sortBy: () => 'eastus2' },
];
const params = ['q', 'state', 'sort'];

let roots: Root[] = [];

/** A list that is called up at an address, in the browser that keeps what was chosen before. */
async function opened(address: string) {
  window.history.replaceState(null, '', address);
  let view: ListView<Row> | undefined;
  function List() {
    view = useListView({ list: 'volumes', columns, params });
    return null;
  }
  const router = createMemoryRouter([{ path: '*', element: <List /> }], { initialEntries: [address] });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  await act(() => Promise.resolve(root.render(<RouterProvider router={router} />)));
  const now = () => {
    if (view === undefined) throw new Error('nothing is rendered');
    return view;
  };
  return {
    view: now,
    address: () => router.state.location.search,
    does: (press: (view: ListView<Row>) => void) =>
      act(() => {
        window.history.replaceState(null, '', `${router.state.location.pathname}${router.state.location.search}`);
        press(now());
        return Promise.resolve();
      }),
  };
}
const shown = ({ columns: chosen }: ListView<Row>) => chosen.map(({ key }) => key).join(' ');

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  localStorage.clear();
});
afterEach(async () => {
  for (const root of roots) await act(() => Promise.resolve(root.unmount()));
  roots = [];
  vi.unstubAllGlobals();
});

test('columns that were chosen stand in the address and are kept for the next time', async () => {
  const first = await opened('/volumes');
  await first.does((view) => view.choose(['name', 'region']));
  expect([shown(first.view()), first.address()]).toEqual(['name region', '?columns=name*region']);
  const next = await opened('/volumes');
  expect([shown(next.view()), next.address()]).toEqual(['name region', '']);
  expect(new URL(next.view().link).searchParams.get('columns')).toBe('name*region');
  await next.does((view) => view.forget());
  expect(shown(next.view())).toBe('name size');
});

test('a view is what the address says when it is saved; it says when something was changed since', async () => {
  const page = await opened('/volumes?q=sql&volumes=chosen');
  await page.does((view) => view.save('Databases'));
  expect(page.view()).toMatchObject({ name: 'Databases', isChanged: false, views: [{ name: 'Databases', search: 'q=sql' }] });
  const other = await opened('/volumes?q=log&view=Databases');
  expect(other.view()).toMatchObject({ name: 'Databases', isChanged: true });
  await other.does((view) => view.open(view.views[0]));
  expect(other.address()).toBe('?q=sql&view=Databases');
});

test('a list begins with the view that was chosen for that, unless its address says something or everything is wanted', async () => {
  const page = await opened('/volumes?state=failing');
  await page.does((view) => view.save('Trouble'));
  await page.does((view) => view.beginWith('Trouble'));
  const bare = await opened('/volumes');
  expect(bare.address()).toBe('?state=failing&view=Trouble');
  await bare.does((view) => view.open(undefined));
  expect([bare.address(), bare.view().isPlain]).toEqual(['?view=', true]);
  expect((await opened('/volumes?view=')).address()).toBe('?view=');
  expect((await opened('/volumes?q=x')).address()).toBe('?q=x');
});

test('a link of somebody else shows their view by its name, and nothing is kept before it is saved', async () => {
  const page = await opened('/volumes?state=failing&columns=name&view=Theirs');
  expect(page.view()).toMatchObject({ name: 'Theirs', isChanged: false, views: [] });
  expect(shown(page.view())).toBe('name');
  await page.does((view) => view.save('Theirs'));
  expect((await opened('/volumes')).view().views).toEqual([{ name: 'Theirs', search: 'state=failing&columns=name' }]);
});

test('where the browser keeps nothing, the list is there all the same', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
    clear: () => undefined,
  });
  const page = await opened('/volumes');
  await page.does((view) => view.choose(['name', 'region']));
  expect(shown(page.view())).toBe('name region');
});

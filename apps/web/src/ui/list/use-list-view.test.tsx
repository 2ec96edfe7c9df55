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
const params = ['q', 'state', 'sort', 'turned'];

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

const keptBefore = (columnsKept: readonly string[]) =>
  localStorage.setItem('list:volumes', JSON.stringify({ columns: columnsKept, views: [] }));

test.each([
  ['what is looked for', '?q=a%26b+c', undefined, 'name size'],
  ['a value that is filtered by', '?state=failing', undefined, 'name size'],
  ['the order', '?sort=-size', undefined, 'name size'],
  ['what is open of a tree', '?turned=rg%2Fsan*rg%2Fsan%2Fgroup', undefined, 'name size'],
  ['a long tree', `?turned=${Array.from({ length: 200 }, (_, index) => `resources%2Fsan-${index}`).join('*')}`, undefined, 'name size'],
  ['columns of the address', '?columns=name*region', undefined, 'name region'],
  ['columns in an order of their own', '?columns=name*region*size', undefined, 'name region size'],
  ['columns that the browser keeps', '?q=sql', ['name', 'region'], 'name region'],
  ['the usual columns', '?q=sql', undefined, 'name size'],
  ['the usual columns where the browser kept others', '?q=sql&columns=name*size', ['name', 'region'], 'name size'],
  ['all at once', '?q=sql&state=failing&sort=-size&columns=name*region*size', ['name'], 'name region size'],
])('a view holds %s, whatever is shown and kept by the time it is opened', async (_, address, columnsKept, columnsShown) => {
  if (columnsKept !== undefined) keptBefore(columnsKept);
  const page = await opened(`/volumes${address}`);
  expect(shown(page.view())).toBe(columnsShown);
  await page.does((view) => view.save('Mine'));
  expect([shown(page.view()), page.view().isChanged]).toEqual([columnsShown, false]);
  const kept = JSON.parse(localStorage.getItem('list:volumes') ?? '{}') as object;
  localStorage.setItem('list:volumes', JSON.stringify({ ...kept, columns: ['name', 'region', 'size'] }));

  const other = await opened('/volumes?q=other&state=old&sort=name&turned=x&columns=name&volumes=chosen');
  await other.does((view) => view.open(view.views[0]));
  const [wanted, now] = [new URLSearchParams(address), new URLSearchParams(other.address())];
  expect(params.map((param) => now.get(param))).toEqual(params.map((param) => wanted.get(param)));
  expect([shown(other.view()), other.view().isChanged, now.get('volumes')]).toEqual([columnsShown, false, 'chosen']);
});

test('columns that are chosen in a view are that view\u2019s, and the list keeps its own', async () => {
  keptBefore(['name', 'region']);
  const page = await opened('/volumes?q=sql&view=Mine');
  await page.does((view) => view.choose(['name']));
  expect(shown(page.view())).toBe('name');
  expect(shown((await opened('/volumes')).view())).toBe('name region');
});

test('a view that is deleted leaves what it shows, under no name', async () => {
  const page = await opened('/volumes?q=sql&columns=name');
  await page.does((view) => view.save('Mine'));
  await page.does((view) => view.remove('Mine'));
  expect([page.view().name, page.address(), shown(page.view())]).toEqual([undefined, '?q=sql&columns=name', 'name']);
});

test('a column moves to the front, and stands there the next time', async () => {
  const page = await opened('/volumes?columns=name*size*region');
  await page.does((view) => view.move('region', -1));
  expect(shown(page.view())).toBe('name region size');
  expect(shown((await opened('/volumes')).view())).toBe('name region size');
});

test('what is too long to be kept says so before it is saved', async () => {
  expect((await opened(`/volumes?q=${'q'.repeat(9000)}`)).view().isTooLong).toBe(false);
  expect((await opened(`/volumes?q=${'q'.repeat(10_001)}`)).view().isTooLong).toBe(true);
});

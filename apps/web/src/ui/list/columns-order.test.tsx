// @vitest-environment happy-dom
import { FluentProvider } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Column } from '../table/table-columns.ts';
import { ColumnsOrder } from './columns-order.tsx';
import { useListView } from './use-list-view.ts';

const columns: readonly Column<string>[] = ['name', 'size', 'region', 'tags'].map((key) => ({
  key,
  title: key,
  isName: key === 'name',
  sortBy: () => key,
}));
const none: readonly string[] = [];

function Order() {
  return <ColumnsOrder view={useListView({ list: 'volumes', columns, params: none })} />;
}

let root: Root | undefined;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  localStorage.clear();
  window.history.replaceState(null, '', '/volumes');
});
afterEach(async () => {
  await act(() => Promise.resolve(root?.unmount()));
  vi.unstubAllGlobals();
});

test('by the keyboard alone a column goes to the back, place by place, keeps the focus, and what became of it is said', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const router = createMemoryRouter([{ path: '*', element: <Order /> }], { initialEntries: ['/volumes'] });
  const app = (
    <FluentProvider>
      <RouterProvider router={router} />
    </FluentProvider>
  );
  await act(() => Promise.resolve(root?.render(app)));
  const order = () => [...place.querySelectorAll('li')].map(({ textContent }) => textContent).join(' ');
  const press = async () => {
    await act(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.click();
      window.history.replaceState(null, '', `/volumes${router.state.location.search}`);
      return Promise.resolve();
    });
  };
  expect(order()).toBe('size region tags');
  place.querySelector<HTMLElement>('[aria-label="Move size to the back"]')?.focus();
  await press();
  expect([order(), document.activeElement?.getAttribute('aria-label')]).toEqual(['region size tags', 'Move size to the back']);
  expect(place.querySelector('output')?.textContent).toBe('size is column 3 of 4.');
  await press();
  await press();
  expect([order(), document.activeElement?.getAttribute('aria-label')]).toEqual(['region tags size', 'Move size to the back']);
});

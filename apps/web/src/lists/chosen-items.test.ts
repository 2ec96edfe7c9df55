// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';
import { manyItems, useChosenItems } from './chosen-items.ts';

const vault =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-prod';
const items = (count: number) =>
  Array.from({ length: count }, (_, nth) => `${vault}/backupInstances/sql-data-${nth}-0c4c9f3e-6d6b-4c0a-9c53`);

test('so many items are worked on at once as an address holds; with more, the button says that there are too many', () => {
  expect(manyItems(items(100))).toEqual({
    at: expect.objectContaining({ items: expect.stringMatching(/^0\*sql-data-0-/) as string }) as object,
    because: undefined,
  });
  expect(manyItems(items(5000)).because).toBe('5,000 items are too many for one go. Select fewer, such as those of one vault.');
});

test.each([
  [
    'as it is now',
    new URLSearchParams(Object.entries(manyItems([items(3)[1] ?? '']).at).map(([name, text]) => [name, text ?? ''])).toString(),
  ],
  ['of before, of a moment', 'pick=sql-data-1-0c4c9f3e-6d6b-4c0a-9c53,of-an-item-that-is-gone'],
  [
    'of before, of deleted items',
    `item=${vault}/deletedBackupInstances/SQL-data-1-0c4c9f3e-6d6b-4c0a-9c53*${vault}/deletedBackupInstances/gone`,
  ],
  ['without any', ''],
])('an address %s has its items chosen', (_, search) => {
  const address = `/restore-points/as-of?${search}`;
  window.history.replaceState(null, '', address);
  const chosen: (readonly string[])[] = [];
  function Page() {
    chosen.push(useChosenItems(items(3).map((id) => ({ id })))[0]);
    return null;
  }
  const router = createMemoryRouter([{ path: '*', element: createElement(Page) }], { initialEntries: [address] });
  renderToString(createElement(RouterProvider, { router }));
  expect(chosen.at(-1)).toEqual(search === '' ? [] : [items(3)[1]]);
});

// @vitest-environment happy-dom
import { act } from 'react';
import { expect, test } from 'vitest';
import { ApiError } from '../api/client.ts';
import type { Batch } from '../api/rows-batch.ts';
import { shownColumn } from '../testing/shown-column.tsx';
import { csvOf } from '../ui/list/csv.ts';
import { usePointCountColumn } from './point-count.tsx';

const never = new Promise<never>(() => undefined);
const counts: Record<string, () => Promise<{ count: number } | undefined>> = {
  sql: () => Promise.resolve({ count: 1450 }),
  erp: () => Promise.reject(new ApiError({ code: 'not-allowed' })),
  new: () => Promise.resolve({ count: 0 }),
  web: () => Promise.resolve(undefined),
  slow: () => never,
};

/** The column over some items. */
const shown = (ids: readonly string[], count: Batch<{ count: number }>) =>
  shownColumn(
    () => usePointCountColumn(count),
    ids.map((id) => ({ id })),
  );

const told: Batch<{ count: number }> = (id) => counts[id]?.() ?? never;

test('a number is told where Azure tells it, none as 0; what cannot be counted is not known, and what is on its way is not yet', async () => {
  const { says } = await shown(['sql', 'new', 'erp', 'web', 'slow'], told);
  expect(says()).toEqual(['1,450', '0', 'not known', 'not known', '…']);
});

test('a file has the numbers of the rows that were never in sight, too, and says which are not known', async () => {
  const { column } = await shown([], told);
  const rows = ['sql', 'erp', 'new'].map((id) => ({ id }));
  await act(async () => column.readAll?.(rows));
  expect(csvOf([column], rows, { decimal: '.', separator: ',' }).trim().split('\r\n').slice(1)).toEqual(['1450', 'not known', '0']);
});

test('beyond 600 rows a file says that the points were not counted', async () => {
  const asked: string[] = [];
  const { column } = await shown([], (id) => {
    asked.push(id);
    return Promise.resolve({ count: 7 });
  });
  const rows = Array.from({ length: 700 }, (_, index) => ({ id: `/${index}` }));
  await act(async () => column.readAll?.(rows));
  expect(asked).toHaveLength(600);
  expect([column.text?.({ id: '/599' }), column.text?.({ id: '/600' })]).toEqual([7, 'not counted']);
});

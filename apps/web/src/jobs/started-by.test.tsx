// @vitest-environment happy-dom
import type { BegunJob, Starter } from '@esan/domain';
import { act } from 'react';
import { expect, test } from 'vitest';
import { ApiError } from '../api/client.ts';
import { shownColumn } from '../testing/shown-column.tsx';
import { csvOf } from '../ui/list/csv.ts';
import { useStartedByColumn } from './started-by.tsx';

const asOf = '2026-09-08T12:00:00.000Z';
const row = (id: string, more: object = {}) => ({
  ...({ id, instanceId: 'i', activityId: 'a', startedAt: '2026-09-08T09:00:00.000Z', asOf } as const),
  ...({ operation: 'backup', trigger: 'on-demand' } as const),
  ...more,
});
type Row = ReturnType<typeof row>;

const known = (name: string, account: string | null, kind: 'person' | 'application' | 'managed-identity' = 'person'): Starter => ({
  is: 'known',
  by: { kind, name, account },
});

const starters: Record<string, () => Promise<{ starter: Starter } | undefined>> = {
  ann: () => Promise.resolve({ starter: known('Ann Lee', 'ann@contoso.example') }),
  pipeline: () => Promise.resolve({ starter: known('0b1f', null, 'application') }),
  vault: () => Promise.resolve({ starter: known('bv-one', null, 'managed-identity') }),
  two: () => Promise.resolve({ starter: { is: 'unknown', because: 'several' } }),
  refused: () => Promise.reject(new ApiError({ code: 'not-allowed' })),
  unnamed: () => Promise.resolve(undefined),
  slow: () => new Promise(() => undefined),
};

/** The column over some jobs, and whom it has asked for. */
async function shown(rows: readonly Row[]) {
  const asked: string[] = [];
  const ask = ({ id }: BegunJob) => {
    asked.push(id);
    return starters[id]?.() ?? Promise.resolve(undefined);
  };
  return { asked, ...(await shownColumn(() => useStartedByColumn(ask), rows)) };
}

test('whom the log names is named, and where it names nobody that is said', async () => {
  const { says } = await shown(['ann', 'pipeline', 'vault', 'two', 'refused', 'unnamed', 'slow'].map((id) => row(id)));
  expect(says()).toEqual(['Ann Lee', 'Application 0b1f', 'Managed identity bv-one', 'not known', 'not known', 'not known', '…']);
});

test('nobody is asked for a scheduled job, for one that is neither backup nor restore, and for one that is older than the log', async () => {
  const rows = [
    row('ann', { trigger: 'scheduled' }),
    row('pipeline', { operation: 'other' }),
    row('vault', { startedAt: '2026-06-01T09:00:00.000Z' }),
  ];
  const { says, asked } = await shown(rows);
  expect([says(), asked]).toEqual([['Schedule', 'not known', 'not known'], []]);
});

test('a file names the accounts, too, of rows that were never in sight', async () => {
  const { column } = await shown([]);
  const rows = [row('ann'), row('refused'), row('pipeline'), row('unnamed', { trigger: 'scheduled' })];
  await act(async () => column.readAll?.(rows));
  const lines = csvOf([column], rows, { decimal: '.', separator: ',' }).trim().split('\r\n').slice(1);
  expect(lines).toEqual(['Ann Lee (ann@contoso.example)', 'not known', 'Application 0b1f', 'Schedule']);
});

test('beyond 1,000 rows a file says that nobody was asked', async () => {
  const { column, asked } = await shown([]);
  const rows = Array.from({ length: 1001 }, (_, index) => row(`/${index}`));
  await act(async () => column.readAll?.(rows));
  expect([asked.length, column.text?.(row('/999')), column.text?.(row('/1000'))]).toEqual([1000, 'not known', 'not asked']);
});

// @vitest-environment happy-dom
import type { BegunJob, Starter } from '@esan/domain';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/client.ts';
import { newQueryClient } from '../api/query.ts';
import { csvOf } from '../ui/list/csv.ts';
import { cellOf } from '../ui/table/table-columns.ts';
import { useStartedByColumn } from './started-by.tsx';

let root: Root;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(async () => {
  await act(() => Promise.resolve(root.unmount()));
  vi.unstubAllGlobals();
});

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

/** The column over some jobs, all of which are in sight, and whom it has asked for. */
async function shown(rows: readonly Row[]) {
  const asked: string[] = [];
  const ask = ({ id }: BegunJob) => {
    asked.push(id);
    return starters[id]?.() ?? Promise.resolve(undefined);
  };
  let column: ReturnType<typeof useStartedByColumn> | undefined;
  function Cells() {
    const own = useStartedByColumn(ask);
    column = own;
    return rows.map((one) => <p key={one.id}>{cellOf(own, one)}</p>);
  }
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () => {
    root.render(
      <QueryClientProvider client={newQueryClient()}>
        <Cells />
      </QueryClientProvider>,
    );
    await vi.dynamicImportSettled();
  });
  await act(() => new Promise((done) => setTimeout(done)));
  if (column === undefined) throw new Error('No column was drawn.');
  return { column, asked, says: () => [...place.querySelectorAll('p')].map(({ textContent }) => textContent) };
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

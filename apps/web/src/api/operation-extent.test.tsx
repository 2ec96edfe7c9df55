// @vitest-environment happy-dom
import { api } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { useOperation, useStarted } from './operation.ts';
import { newQueryClient, q, watch } from './query.ts';
import { remember } from './tab-memory.ts';

const told = vi.hoisted(() => vi.fn<(said: { type: string }) => void>());
vi.mock('../session/host-page.ts', async (original) => ({ ...(await original<object>()), tellHost: told }));

const done: Operation = { id: 'op-1', kind: 'create-vault', targetId: '/subscriptions/s/vaults/v', status: 'succeeded' };

beforeEach(() => {
  told.mockClear();
  sessionStorage.clear();
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

async function shown(Page: () => null, client = newQueryClient()): Promise<void> {
  client.setQueryData(watch(done.id).queryKey, { asOf: '2026-09-08T08:00:00Z', item: done });
  const root = createRoot(document.createElement('div'));
  await act(() => {
    root.render(
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>,
    );
    return Promise.resolve();
  });
  act(() => root.unmount());
}

test('a step on the way, such as the vault or the volume group that a wizard makes, does not tell the page around that all is done', async () => {
  remember(done.targetId, done.id);
  const ended = vi.fn<() => void>();
  await shown(() => {
    useStarted(done.targetId, 'part', ended);
    useOperation(done, 'part');
    return null;
  });
  expect(ended).toHaveBeenCalledTimes(1);
  expect(told).not.toHaveBeenCalled();
});

test('the end of what the person has come for is told to it', async () => {
  remember(done.targetId, done.id);
  await shown(() => {
    useStarted(done.targetId, 'whole');
    return null;
  });
  expect(told.mock.calls).toEqual([[{ type: 'done', address: location.pathname }]]);
});

test.each<[string, Operation, boolean]>([
  ['was over when its answer came makes', { ...done, kind: 'undelete' }, true],
  ['goes on makes', { id: 'op-2', kind: 'undelete', targetId: 'i', status: 'running', pollAfterMs: 60_000 }, false],
  ['is of another kind makes', done, false],
])('work that %s the list of deleted items old, or not (%#)', async (_, begun, isOld) => {
  const client = newQueryClient();
  const { queryKey } = q(api.listDeletedItems, { query: {} });
  client.setQueryData(queryKey, { asOf: '2026-09-08T08:00:00Z', items: [], missing: [] });
  await shown(() => {
    useOperation(begun, 'whole');
    return null;
  }, client);
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(isOld);
});

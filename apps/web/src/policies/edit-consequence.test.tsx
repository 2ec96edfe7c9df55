// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { newQueryClient, portal } from '../api/query.ts';
import { EditConsequence, type Consequence } from './edit-consequence.tsx';

const read: Consequence = { rows: [], gone: [], total: { count: 0, of: 0, oldest: null }, asOf: '2026-09-08T08:00:00Z', isPartial: false };
const asked = { data: undefined, error: null, isFetching: true, refetch: () => Promise.resolve() };

test('the field in which a name is typed stays the same when the restore points come in meanwhile', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const client = newQueryClient();
  client.setQueryData(portal.queryKey, { profile: 'preview-2025-05', emulator: { clockRate: 0 } } as never);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const show = (consequence: Consequence | undefined) =>
    act(() => {
      root.render(
        <QueryClientProvider client={client}>
          <EditConsequence
            asked={asked}
            consequence={consequence}
            confirm={{ name: 'gold', typed: 'go', type: () => undefined, because: undefined }}
          />
        </QueryClientProvider>,
      );
      return Promise.resolve();
    });
  await show(undefined);
  const field = place.querySelector('input');
  expect(field).not.toBe(null);
  await show(read);
  expect(place.querySelector('input')).toBe(field);
  act(() => root.unmount());
});

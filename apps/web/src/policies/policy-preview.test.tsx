// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { hearMoment } from '../api/azure-clock.ts';
import { newQueryClient, portal } from '../api/query.ts';
import { NextRuns } from './policy-preview.tsx';

const terms = { schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' }, keep: { count: 7, unit: 'days' }, rules: [] } as const;
const asOf = '2026-09-08T12:59:30.000Z';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a backup whose time has come is no longer among the next ones, on a page that stays open', () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  hearMoment(asOf);
  const client = newQueryClient();
  client.setQueryData(portal.queryKey, { profile: 'preview-2025-05', emulator: null } as never);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  act(() =>
    root.render(
      <QueryClientProvider client={client}>
        <NextRuns terms={{ ...terms, rules: [] }} asOf={asOf} />
      </QueryClientProvider>,
    ),
  );
  const shown = () => [...place.querySelectorAll('time')].map(({ dateTime }) => dateTime.slice(0, 16));
  expect(shown()).toEqual(['2026-09-08T13:00', '2026-09-09T13:00', '2026-09-10T13:00']);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(shown()).toEqual(['2026-09-09T13:00', '2026-09-10T13:00', '2026-09-11T13:00']);
  act(() => root.unmount());
});

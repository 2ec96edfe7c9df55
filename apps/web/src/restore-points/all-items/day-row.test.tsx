// @vitest-environment happy-dom
import type { BrowsedPoint } from '@esan/domain';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newQueryClient } from '../../api/query.ts';
import { pointVolume } from '../../testing/point-volume.ts';
import { readBetween } from './day-cells.ts';
import { DayRow } from './day-row.tsx';
import { pointsTold } from './points-batch.ts';

const volume = pointVolume({
  terms: { schedule: { frequency: 'daily', time: '12:00', timeZone: 'UTC' }, keep: { count: 60, unit: 'days' }, rules: [] },
  attempts: [{ name: '1', status: 'failed', trigger: 'scheduled', startedAt: '2026-09-04T12:00:00Z', endedAt: '2026-09-04T12:01:00Z' }],
});
const days = Array.from({ length: 30 }, (_, index) => `2026-09-${String(index + 1).padStart(2, '0')}`);
const points = days
  .slice(0, 20)
  .filter((day) => day !== '2026-09-04')
  .map((day): BrowsedPoint => ({
    name: day,
    time: `${day}T12:02:00Z`,
    tag: 'Default',
    policy: 'gold',
    state: 'complete',
    saidExpiry: null,
  }));
const span = { days, asOf: '2026-09-20T18:00:00Z', words: days, room: 760 };

let root: Root;
let place: HTMLElement;

async function rowShown(reached?: number): Promise<void> {
  const client = newQueryClient();
  client.setQueryData(pointsTold(volume, readBetween(days)).queryKey, points);
  await act(() => {
    root.render(
      <QueryClientProvider client={client}>
        <MemoryRouter>
          <DayRow volume={volume} row={0} span={span} reached={reached} onReachable={() => undefined} />
        </MemoryRouter>
      </QueryClientProvider>,
    );
    return Promise.resolve();
  });
}

const cells = () => [...place.querySelectorAll('[role="gridcell"]')].map((cell) => cell.getAttribute('aria-label'));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a row of thirty days that scrolls by is at most sixteen nodes, and its days are drawn by paths, one for each look', async () => {
  await rowShown();
  expect(place.querySelectorAll('*').length).toBeLessThanOrEqual(16);
  expect(place.querySelectorAll('path')).toHaveLength(6);
  expect(cells()).toEqual([]);
});

test('once the page stands still each day is a cell that says what it is; while it scrolls none is added', async () => {
  await rowShown();
  window.dispatchEvent(new Event('scroll'));
  await act(() => vi.advanceTimersByTimeAsync(100));
  window.dispatchEvent(new Event('scroll'));
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect(cells()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(cells()).toHaveLength(30);
  expect(cells()[3]).toBe('sql-data-01, 2026-09-04: 1 backup failed');
});

test('the row that the tab key reaches has its cells at once', async () => {
  await rowShown(3);
  expect(cells()).toHaveLength(30);
  expect(place.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NextPages } from './next-pages.tsx';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function List({ answer }: { answer: Promise<string> }) {
  return useQuery({ queryKey: ['list'], queryFn: () => answer }).data;
}

test('the code of the next pages comes once the list has been there for a while, and what does not come is no failure of this page', async () => {
  const { promise: answer, resolve } = Promise.withResolvers<string>();
  const loads = [vi.fn(() => Promise.resolve('a page')), vi.fn(() => Promise.reject(new Error('gone')))] as const;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(() => {
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <List answer={answer} />
        <NextPages next={loads} />
      </QueryClientProvider>,
    );
    return Promise.resolve();
  });
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(loads.map((load) => load.mock.calls.length)).toEqual([0, 0]);
  await act(() => {
    resolve('the list');
    return vi.advanceTimersByTimeAsync(500);
  });
  expect([place.textContent, loads[0].mock.calls.length]).toEqual(['the list', 0]);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(loads.map((load) => load.mock.calls.length)).toEqual([1, 1]);
  act(() => root.unmount());
});

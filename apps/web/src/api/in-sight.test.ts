// @vitest-environment happy-dom
import { focusManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restOutOfSight } from './in-sight.ts';
import { newQueryClient, until } from './query.ts';

type Seen = (entries: { isIntersecting: boolean }[]) => void;
let moved: Seen | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(seen: Seen) {
        moved = seen;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  restOutOfSight(false);
  focusManager.setFocused(undefined);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const hide = (state: 'hidden' | 'visible') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

/** A list that is read again every second. */
function list() {
  const read = vi.fn(() => Promise.resolve('rows'));
  const observer = new QueryObserver(newQueryClient(), { queryKey: ['list'], queryFn: read, ...until(() => false, 1000) });
  return { read, leave: observer.subscribe(() => undefined) };
}

test('a list is not read again and again in a tab that nobody sees, and is once it is seen', async () => {
  restOutOfSight(false);
  const { read, leave } = list();
  hide('hidden');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).toHaveBeenCalledTimes(1);
  hide('visible');
  await vi.advanceTimersByTimeAsync(1500);
  expect(read.mock.calls.length).toBeGreaterThan(1);
  leave();
});

test('nor in a frame that the page around has put out of sight, whatever the tab says', async () => {
  restOutOfSight(true);
  const { read, leave } = list();
  moved?.([{ isIntersecting: false }]);
  await vi.advanceTimersByTimeAsync(60_000);
  hide('visible');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).toHaveBeenCalledTimes(1);
  moved?.([{ isIntersecting: true }]);
  await vi.advanceTimersByTimeAsync(1500);
  expect(read.mock.calls.length).toBeGreaterThan(1);
  leave();
});

// @vitest-environment happy-dom
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useRowsInSight } from './table-window.ts';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const rows = Array.from({ length: 2000 }, (_, index) => index);

const drawn = vi.fn<() => void>();

function Rows({ askTogether }: { askTogether: boolean }) {
  drawn();
  const list = useRef<HTMLUListElement>(null);
  const { shown, after } = useRowsInSight(list, rows, 36, askTogether);
  return (
    <ul ref={list} style={{ paddingBottom: after }}>
      {shown.map(({ index }) => (
        <li key={index} />
      ))}
    </ul>
  );
}

/** How many rows of 36 px there are in a window of 768 px at first, and a moment later; and how often they were drawn at first. */
async function countsOf(askTogether: boolean): Promise<{ first: number; later: number; times: number }> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const count = () => place.querySelectorAll('li').length;
  drawn.mockClear();
  await act(() => Promise.resolve(root.render(<Rows askTogether={askTogether} />)));
  const [first, times] = [count(), drawn.mock.calls.length];
  await act(() => vi.advanceTimersByTimeAsync(100));
  const later = count();
  act(() => root.unmount());
  place.remove();
  return { first, later, times };
}

test('the rows in sight are drawn first, those ahead of the window once they have been painted; where all ask together, at once', async () => {
  expect(await countsOf(false)).toMatchObject({ first: 24, later: 40 });
  expect(await countsOf(true)).toMatchObject({ first: 40, later: 40 });
});

test.each([
  { where: 'a third of the window', top: 256, first: 16, times: 1 },
  { where: 'half of it', top: 384, first: 16, times: 1 },
  { where: 'its upper edge', top: 0, first: 24, times: 2 },
])('rows that begin at $where are drawn as often as $times before they are painted', async ({ top, first, times }) => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, top, 800, 72_000));
  expect(await countsOf(false)).toMatchObject({ first, times });
});

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
  vi.unstubAllGlobals();
});

const rows = Array.from({ length: 2000 }, (_, index) => index);

function Rows({ askTogether }: { askTogether: boolean }) {
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

/** How many rows of 36 px there are in a window of 768 px at first, and a moment later. */
async function countsOf(askTogether: boolean): Promise<[first: number, later: number]> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const count = () => place.querySelectorAll('li').length;
  await act(() => Promise.resolve(root.render(<Rows askTogether={askTogether} />)));
  const first = count();
  await act(() => vi.advanceTimersByTimeAsync(100));
  const later = count();
  act(() => root.unmount());
  place.remove();
  return [first, later];
}

test('the rows in sight are drawn first, those ahead of the window once they have been painted; where all ask together, at once', async () => {
  expect(await countsOf(false)).toEqual([24, 40]);
  expect(await countsOf(true)).toEqual([40, 40]);
});

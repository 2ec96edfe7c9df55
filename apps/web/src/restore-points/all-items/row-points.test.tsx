// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call } from '../../api/client.ts';
import { pointVolume } from '../../testing/point-volume.ts';
import { useRowPoints } from './row-points.ts';

// A window is watched by one observer, made when it is first needed: what other files have loaded before keeps theirs, and what comes after its own.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock('../../api/client.ts', async (original) => ({ ...(await original<object>()), call: vi.fn<() => Promise<unknown>>() }));

const asOf = '2026-09-08T08:00:00.000Z';
const point = { name: 'p1', time: asOf, tag: 'Default', policy: 'gold', state: 'complete', saidExpiry: null };
const names = ['a', 'b', 'c'];
const between = { from: '2026-09-01T00:00:00.000Z', to: '2026-09-08T23:59:59.999Z' };
const nameIn = (id: string): string => id.split('/').at(-1) ?? '';

/** The window, told of the rows that it shows. */
class Window implements Pick<IntersectionObserver, 'observe' | 'unobserve'> {
  static shown: (names: readonly string[]) => void = () => undefined;
  readonly watched = new Set<Element>();
  constructor(tell: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
    Window.shown = (shown) => tell([...this.watched].map((target) => ({ target, isIntersecting: shown.includes(target.id) })));
  }
  observe(row: Element): void {
    this.watched.add(row);
  }
  unobserve(row: Element): void {
    this.watched.delete(row);
  }
}

let root: Root;
let asked: string[][];

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Window);
  asked = [];
  vi.mocked(call).mockImplementation((async ({ name }: { name: string }, { body }: { body: { instances: string[] } }) => {
    asked.push([name, ...body.instances.map(nameIn)]);
    if (name === 'surveyRestorePoints') return Promise.resolve({ asOf, items: [], missing: [] });
    return Promise.resolve({ asOf, items: body.instances.map((instanceId) => ({ instanceId, points: [point] })), missing: [] });
  }) as never);
  root = createRoot(document.body.appendChild(document.createElement('div')));
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Row({ name }: { name: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  const { points } = useRowPoints(pointVolume({ id: `/vault/backupInstances/${name}` }), between, place);
  return (
    <p id={name} ref={place}>
      {points?.length ?? 'on its way'}
    </p>
  );
}

const said = () => [...document.querySelectorAll('p')].map(({ textContent }) => textContent);

test('rows ahead of the window share the question of what snapshots tell, and are read only once they are in sight: those that come together by one request', async () => {
  await act(() => {
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        {names.map((name) => (
          <Row key={name} name={name} />
        ))}
      </QueryClientProvider>,
    );
    return Promise.resolve();
  });
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect([asked, said()]).toEqual([[['surveyRestorePoints', 'a', 'b', 'c']], ['on its way', 'on its way', 'on its way']]);
  act(() => Window.shown(['a']));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect([asked.slice(1), said()]).toEqual([[['browseRestorePoints', 'a']], ['1', 'on its way', 'on its way']]);
  act(() => Window.shown(['b', 'c']));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect([asked.slice(2), said()]).toEqual([[['browseRestorePoints', 'b', 'c']], ['1', '1', '1']]);
});

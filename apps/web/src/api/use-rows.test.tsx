// @vitest-environment happy-dom
import type { Operation, Problem } from '@esan/domain';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from './client.ts';
import { newQueryClient, portal } from './query.ts';
import { useRows, type RowProgress } from './use-rows.ts';

type Asked = { name: string; operationId?: string | undefined };
type Page = { client: QueryClient; steps: string[][]; remembered: string[]; progress: () => RowProgress; root: Root };

const words = ({ name, operationId }: Asked) => (operationId === undefined ? `begin ${name}` : `look at ${name}`);

let pages: Page[] = [];

/** A page that has Azure check rows, each of which agrees when it is looked at; `refuses` are those that do not. */
async function opened(names: readonly string[], { client = newQueryClient(), refuses = [] as string[], isOn = true, silent = 0 } = {}) {
  client.setQueryData(portal.queryKey, { profile: 'preview-2025-05', emulator: { clockRate: 0 } } as never);
  const [steps, remembered]: [string[][], string[]] = [[], []];
  let left = silent;
  const answerOf = ({ name, operationId }: Asked): { operation: Operation; problem: null } => {
    const about = { id: name, kind: 'validate-backup', targetId: name } as const;
    const refusal: Problem = { code: 'azure-refused', detail: `${name} cannot be protected` };
    if (operationId === undefined) return { operation: { ...about, status: 'running', pollAfterMs: 1000 }, problem: null };
    return {
      operation: refuses.includes(name) ? { ...about, status: 'failed', problem: refusal } : { ...about, status: 'succeeded' },
      problem: null,
    };
  };
  const step = (rows: Asked[]) => {
    steps.push(rows.map(words));
    if (left > 0) {
      left -= 1;
      return Promise.reject(new ApiError({ code: 'unreachable' }));
    }
    return Promise.resolve({ asOf: '2026-09-08T08:00:00Z', items: rows.map(answerOf) });
  };
  let progress: RowProgress | undefined;
  function Rows() {
    const rows = names.map((name) => ({ key: name, request: { name } }));
    progress = useRows<{ name: string }>({ name: ['checks'], rows, step, isOn, remember: (key) => remembered.push(key) });
    return <ul>{names.map((name) => `${name} ${progress?.stateOf(name).kind} `)}</ul>;
  }
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(() => {
    root.render(
      <QueryClientProvider client={client}>
        <Rows />
      </QueryClientProvider>,
    );
    return Promise.resolve();
  });
  const page: Page = {
    client,
    steps,
    remembered,
    root,
    progress: () => {
      if (progress === undefined) throw new Error('nothing is rendered');
      return progress;
    },
  };
  pages.push(page);
  return page;
}

const passing = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const shown = () => document.body.textContent.trim();

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(async () => {
  for (const { root, client } of pages) {
    await act(() => Promise.resolve(root.unmount()));
    client.clear();
  }
  pages = [];
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('rows are begun and looked at until each has its answer; what is agreed to is kept, and then nothing more is asked', async () => {
  const page = await opened(['one', 'two'], { refuses: ['two'] });
  await passing(10);
  expect(shown()).toBe('one asking two asking');
  await passing(1100);
  expect(shown()).toBe('one ready two refused');
  expect(page.steps).toEqual([
    ['begin one', 'begin two'],
    ['look at one', 'look at two'],
  ]);
  expect(page.remembered).toEqual(['one']);
  expect(page.progress().asOf).toBe('2026-09-08T08:00:00Z');
  await passing(60_000);
  expect(page.steps).toHaveLength(2);
});

test('after a stop what is with Azure ends and nothing is begun; going on begins the rest', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `row-${index}`);
  const page = await opened(names);
  await passing(2);
  const begun = () => page.steps.flat().filter((one) => one.startsWith('begin'));
  const first = begun().length;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(12);
  await act(() => Promise.resolve(page.progress().stop()));
  await passing(30_000);
  expect(page.progress().isStopped).toBe(true);
  expect(begun()).toHaveLength(first);
  expect(names.filter((name) => page.progress().stateOf(name).kind === 'ready')).toHaveLength(first);
  await act(() => Promise.resolve(page.progress().goOn()));
  await passing(30_000);
  expect(begun()).toHaveLength(12);
  expect(names.every((name) => page.progress().stateOf(name).kind === 'ready')).toBe(true);
});

test('a row is asked about once more when a person asks, and the others are left alone', async () => {
  const page = await opened(['one', 'two'], { refuses: ['two'] });
  await passing(2000);
  await act(() => Promise.resolve(page.progress().askAgain(['two'])));
  await passing(2000);
  expect(page.steps.slice(2)).toEqual([['begin two'], ['look at two']]);
});

test('a page that comes back within minutes knows what was answered, and begins only what is new', async () => {
  const before = await opened(['one']);
  await passing(2000);
  await act(() => Promise.resolve(before.root.unmount()));
  const { client } = before;
  const page = await opened(['one', 'two'], { client });
  expect(page.progress().stateOf('one').kind).toBe('ready');
  await passing(2000);
  expect(page.steps).toEqual([['begin two'], ['look at two']]);
});

test('a page that has gone asks no more, and one that is off asks nothing', async () => {
  const page = await opened(['one']);
  await passing(2);
  await act(() => Promise.resolve(page.root.unmount()));
  await passing(30_000);
  expect(page.steps).toEqual([['begin one']]);
  const off = await opened(['one'], { isOn: false });
  await passing(30_000);
  expect([off.steps, shown()]).toEqual([[], 'one queued']);
});

test('where no answer comes the page says so and asks again by itself', async () => {
  const page = await opened(['one'], { silent: 1 });
  await passing(2);
  expect(page.progress().paused).toBe('no-answer');
  await passing(60_000);
  expect([page.progress().paused, shown()]).toEqual([undefined, 'one ready']);
});

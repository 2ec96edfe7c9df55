import type { Operation, Problem } from '@esan/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowQueue, type Ports, type QueuedRow } from './row-queue.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

type Answer = 'agrees' | Problem;

const moment = () => new Date(Date.now()).toISOString();
const about = (name: string) => ({ id: name, kind: 'validate-backup', targetId: name }) as const;

/** An Azure whose clock is the fake one; it answers each row after a second, by what `says` says then. */
function azure(says: (name: string, nth: number) => Answer) {
  const asked: { name: string; at: number }[] = [];
  const remembered = new Set<string>();
  let most = 0;
  let running = 0;
  const ports: Ports<string> = {
    async start(names) {
      running += names.length;
      most = Math.max(most, running);
      return {
        asOf: moment(),
        items: names.map((name) => {
          asked.push({ name, at: Date.now() });
          const answer = says(name, asked.filter((one) => one.name === name).length);
          if (answer !== 'agrees' && answer.code === 'throttled') {
            running -= 1;
            return { operation: null, problem: answer };
          }
          answers.set(name, answer);
          return { operation: { ...about(name), status: 'running', pollAfterMs: 1000 }, problem: null };
        }),
      };
    },
    async look(name) {
      running -= 1;
      const answer = answers.get(name) ?? 'agrees';
      const item: Operation =
        answer === 'agrees' ? { ...about(name), status: 'succeeded' } : { ...about(name), status: 'failed', problem: answer };
      return { asOf: moment(), item };
    },
    now: async () => moment(),
    problemOf: () => ({ code: 'unexpected' }),
    span: (ms) => ms,
    remember: (key) => void remembered.add(key),
    isRemembered: (key) => remembered.has(key),
  };
  const answers = new Map<string, Answer>();
  return { ports, asked, most: () => most };
}

const rows = (count: number, roles = 'r'): QueuedRow<string>[] =>
  Array.from({ length: count }, (_, index) => ({ key: `v-${index}`, request: `v-${index}`, roles }));
const kinds = (queue: RowQueue<string>) => [...queue.view().states.values()].map(({ kind }) => kind);
const noRole: Problem = { code: 'identity-lacks-role', azureCode: 'UserErrorNotEnoughPermission' };

test('two hundred rows are asked about eight at a time, each once', async () => {
  const { ports, asked, most } = azure(() => 'agrees');
  const queue = new RowQueue(ports);
  queue.want(rows(200));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(new Set(kinds(queue))).toEqual(new Set(['ready']));
  expect([asked.length, most()]).toEqual([200, 8]);
});

test('a row that Azure agreed to is not asked about again, not even by another page after a reload; a changed one is', async () => {
  const { ports, asked } = azure(() => 'agrees');
  new RowQueue(ports).want(rows(3));
  await vi.advanceTimersByTimeAsync(5000);
  const queue = new RowQueue(ports);
  queue.want([...rows(2), { key: 'v-2 elsewhere', request: 'v-2', roles: 'r' }]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.map(({ name }) => name)).toEqual(['v-0', 'v-1', 'v-2', 'v-2']);
});

test('once Azure has blocked the asking for hours, nothing is asked again by itself: every row says so until a person asks', async () => {
  let isBlocked = true;
  const { ports, asked } = azure((_, nth) => (isBlocked ? (nth === 1 ? { code: 'blocked-for-hours' } : noRole) : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(20));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([asked.length, new Set(kinds(queue))]).toEqual([8, new Set(['refused'])]);
  isBlocked = false;
  queue.askAgain(rows(20).map(({ key }) => key));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(new Set(kinds(queue))).toEqual(new Set(['ready']));
});

test('when Azure asks for fewer calls nothing is sent until it may be, and no row is lost', async () => {
  const { ports, asked } = azure((name, nth) => (name === 'v-3' && nth === 1 ? { code: 'throttled', retryAfterMs: 20_000 } : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(20));
  await vi.advanceTimersByTimeAsync(19_000);
  expect(asked).toHaveLength(8);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kinds(queue)).toEqual(rows(20).map(() => 'ready'));
  expect(asked.filter(({ at }) => at > 0 && at < 20_000)).toEqual([]);
});

test('while roles do not count yet one row asks at Azure pace, later each time; then all go', async () => {
  const countFrom = 240_000;
  const { ports, asked } = azure(() => (Date.now() < countFrom ? noRole : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(30));
  await vi.advanceTimersByTimeAsync(countFrom);
  const scouting = asked.filter(({ at }) => at > 0).map(({ at }) => at);
  expect(asked.filter(({ at }) => at === 0)).toHaveLength(8);
  expect(Math.min(...scouting.map((at, index) => at - (scouting[index - 1] ?? 0)))).toBeGreaterThanOrEqual(15_000);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(kinds(queue)).toEqual(rows(30).map(() => 'ready'));
});

test('a refusal stays until it is asked about again', async () => {
  const { ports } = azure((name, nth) => (name === 'v-0' && nth === 1 ? { code: 'validation-failed', azureCode: 'TooLarge' } : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kinds(queue)).toEqual(['refused', 'ready']);
  queue.askAgain(['v-0']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(kinds(queue)).toEqual(['ready', 'ready']);
});

test('cancelling lets what is with Azure end and sends nothing more, until it is resumed', async () => {
  const { ports, asked } = azure(() => 'agrees');
  const queue = new RowQueue(ports);
  queue.want(rows(20));
  queue.cancel();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([asked.length, kinds(queue).filter((kind) => kind === 'ready').length]).toEqual([8, 8]);
  queue.resume();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toHaveLength(20);
});

test('stopped and resumed while roles are waited for, asking goes on until they count', async () => {
  const countFrom = 60_000;
  const { ports, asked } = azure(() => (Date.now() < countFrom ? noRole : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(30));
  await vi.advanceTimersByTimeAsync(5000);
  queue.cancel();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked).toHaveLength(8);
  queue.resume();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(kinds(queue)).toEqual(rows(30).map(() => 'ready'));
});

test('a row that was out of the plan while its roles were waited for is asked about once it is back', async () => {
  const { ports } = azure((_, nth) => (nth === 1 ? noRole : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(1));
  await vi.advanceTimersByTimeAsync(5000);
  queue.want([]);
  await vi.advanceTimersByTimeAsync(120_000);
  queue.want(rows(1));
  await vi.advanceTimersByTimeAsync(5000);
  expect(kinds(queue)).toEqual(['ready']);
});

test.each<[string, Problem]>([
  ['refused for another reason', { code: 'validation-failed', azureCode: 'TooLarge' }],
  ['told to wait', { code: 'throttled', retryAfterMs: 5000 }],
])('where the row that asks for the roles is %s, the others go on', async (_, problem) => {
  const { ports } = azure((name, nth) => (nth === 1 ? noRole : name === 'v-0' && nth === 2 ? problem : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(12));
  await vi.advanceTimersByTimeAsync(300_000);
  expect(kinds(queue)).toEqual([problem.code === 'throttled' ? 'ready' : 'refused', ...rows(11).map(() => 'ready')]);
});

test('where the row that asks for the roles leaves the plan, the others go on', async () => {
  const { ports } = azure((_, nth) => (nth === 1 ? noRole : 'agrees'));
  const queue = new RowQueue(ports);
  queue.want(rows(8));
  await vi.advanceTimersByTimeAsync(5000);
  queue.want(rows(8).slice(1));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(kinds(queue).slice(1)).toEqual(rows(7).map(() => 'ready'));
});

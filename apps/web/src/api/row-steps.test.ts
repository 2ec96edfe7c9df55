import type { Operation, Problem } from '@esan/domain';
import { expect, test } from 'vitest';
import {
  afterStep,
  askedAgain,
  nothingKnown,
  pauseBefore,
  rowStateOf,
  rowsToSend,
  takeStep,
  waitsOf,
  type Bounds,
  type KnownRows,
  type Row,
  type Ways,
} from './row-steps.ts';

type Answer = 'agrees' | Problem;
type Request = { name: string };
type Azure = {
  says: (name: string, nth: number, at: number) => Answer;
  /** It does not answer at all at such times. */ isAway?: (at: number) => boolean;
};

const about = (name: string) => ({ id: name, kind: 'validate-backup', targetId: name }) as const;
const passing = ['throttled', 'at-once-limit'];

const span = (ms: number) => ms;

/** A page on an Azure that answers each row a second after it has begun it; time is a number. */
function pageOn({ says, isAway = () => false }: Azure, bounds: Bounds = {}) {
  const asked: { name: string; at: number }[] = [];
  const under = new Map<string, Answer>();
  let [clock, most, steps, rows, known, isStopped]: [number, number, number, Row<Request>[], KnownRows, boolean] = [
    0,
    0,
    0,
    [],
    nothingKnown,
    false,
  ];
  let lastStepAt = 0;
  const begun = (name: string): { operation: Operation | null; problem: Problem | null } => {
    asked.push({ name, at: clock });
    const answer = says(name, asked.filter((one) => one.name === name).length, clock);
    if (answer !== 'agrees' && passing.includes(answer.code)) return { operation: null, problem: answer };
    under.set(name, answer);
    most = Math.max(most, under.size);
    return { operation: { ...about(name), status: 'running', pollAfterMs: 1000 }, problem: null };
  };
  const lookedAt = (name: string): { operation: Operation; problem: null } => {
    const answer = under.get(name) ?? 'agrees';
    under.delete(name);
    const operation: Operation =
      answer === 'agrees' ? { ...about(name), status: 'succeeded' } : { ...about(name), status: 'failed', problem: answer };
    return { operation, problem: null };
  };
  const ways: Ways<Request> = {
    async step(some) {
      steps += 1;
      if (isAway(clock)) throw new Error('away');
      const items = some.map(({ name, operationId }) => (operationId === undefined ? begun(name) : lookedAt(name)));
      return { asOf: new Date(clock).toISOString(), items };
    },
    now: async () => new Date(clock).toISOString(),
    problemOf: () => ({ code: 'unreachable' }),
  };
  const limits = () => ({ ...bounds, isStopped });
  return {
    asked,
    most: () => most,
    steps: () => steps,
    isPaused: () => known.pause?.why,
    roleAsks: () => waitsOf(known, rows).map((wait) => wait.asked),
    want: (next: Row<Request>[]) => void (rows = next),
    stop: () => void (isStopped = true),
    goOn: () => void (isStopped = false),
    askAgain: (names: string[]) => void (known = askedAgain(known, names)),
    kinds: () => rows.map(({ key }) => rowStateOf(known, key, limits(), []).kind),
    sends: () => rowsToSend(known, rows, limits()).map(({ key }) => key),
    async pass(ms: number) {
      const end = clock + ms;
      for (;;) {
        const pause = pauseBefore(known, rows, limits(), span);
        if (pause === undefined || lastStepAt + pause > end) break;
        clock = lastStepAt = Math.max(clock, lastStepAt + pause);
        known = afterStep(known, await takeStep(known, rows, limits(), ways), { ...limits(), rows, span });
      }
      clock = end;
    },
  };
}

const rows = (count: number, roles = 'r'): Row<Request>[] =>
  Array.from({ length: count }, (_, index) => ({ key: `v-${index}`, request: { name: `v-${index}` }, roles }));
const noRole: Problem = { code: 'identity-lacks-role', azureCode: 'UserErrorNotEnoughPermission' };
const all = (count: number, kind: string) => rows(count).map(() => kind);

test('two hundred rows are asked about eight at a time, each once', async () => {
  const page = pageOn({ says: () => 'agrees' });
  page.want(rows(200));
  await page.pass(60_000);
  expect(page.kinds()).toEqual(all(200, 'ready'));
  expect([page.asked.length, page.most()]).toEqual([200, 8]);
});

test('where more may be with Azure at once they still begin eight in a step', async () => {
  const page = pageOn({ says: () => 'agrees' }, { atOnce: 24 });
  page.want(rows(30));
  await page.pass(2);
  expect([page.asked.length, page.steps()]).toEqual([16, 2]);
  await page.pass(1);
  expect([page.asked.length, page.sends().length]).toEqual([24, 24]);
  await page.pass(5000);
  expect([page.kinds(), page.most()]).toEqual([all(30, 'ready'), 24]);
});

test('a row that Azure agreed to before a reload is not asked about again; a changed one is', async () => {
  const page = pageOn({ says: () => 'agrees' }, { isRemembered: (key) => key === 'v-0' || key === 'v-1' });
  page.want([...rows(2), { key: 'v-2 elsewhere', request: { name: 'v-2' }, roles: 'r' }]);
  await page.pass(5000);
  expect([page.kinds(), page.asked.map(({ name }) => name)]).toEqual([all(3, 'ready'), ['v-2']]);
});

test('a row that leaves the plan while Azure is at work on it is looked at once it is back, and not begun again', async () => {
  const page = pageOn({ says: () => 'agrees' });
  page.want(rows(1));
  await page.pass(1);
  page.want([]);
  await page.pass(5000);
  page.want(rows(1));
  await page.pass(5000);
  expect([page.kinds(), page.asked.length]).toEqual([['ready'], 1]);
});

test('once Azure has blocked the asking for hours, nothing is asked again by itself: every row says so until a person asks', async () => {
  let isBlocked = true;
  const page = pageOn(
    { says: (_, nth) => (isBlocked ? (nth === 1 ? { code: 'blocked-for-hours' } : noRole) : 'agrees') },
    { isRemembered: (key) => key === 'v-19' },
  );
  page.want(rows(20));
  await page.pass(3_600_000);
  expect([page.asked.length, page.kinds()]).toEqual([8, [...all(19, 'refused'), 'ready']]);
  isBlocked = false;
  page.askAgain(rows(20).map(({ key }) => key));
  await page.pass(60_000);
  expect(page.kinds()).toEqual(all(20, 'ready'));
});

test.each<[string, Problem, number]>([
  ['asks for fewer calls', { code: 'throttled', retryAfterMs: 20_000 }, 20_000],
  ['asks for fewer calls and does not say for how long', { code: 'throttled' }, 5000],
  ['asks for fewer calls for a day, as nobody waits', { code: 'throttled', retryAfterMs: 86_400_000 }, 3_600_000],
  ['has too much at work at once', { code: 'at-once-limit', retryAfterMs: 7000 }, 7000],
])('when Azure %s nothing is sent until it may be, and no row is lost', async (_, problem, pauseMs) => {
  const page = pageOn({ says: (name, nth) => (name === 'v-3' && nth === 1 ? problem : 'agrees') });
  page.want(rows(20));
  await page.pass(pauseMs - 1);
  expect([page.asked.length, page.steps(), page.isPaused()]).toEqual([8, 1, 'throttled']);
  await page.pass(60_000);
  expect(page.kinds()).toEqual(all(20, 'ready'));
});

test('without an answer the pauses grow to a minute, and the work goes on where it was', async () => {
  const page = pageOn({ says: () => 'agrees', isAway: (at) => at > 500 && at < 600_000 });
  page.want(rows(8));
  await page.pass(600_000);
  // The first step, then looks after 1, 5, 10, 20, 40 and then every 60 seconds.
  expect([page.steps(), page.asked.length, page.isPaused(), page.kinds()]).toEqual([14, 8, 'no-answer', all(8, 'asking')]);
  await page.pass(60_000);
  expect([page.kinds(), page.asked.length]).toEqual([all(8, 'ready'), 8]);
});

test('while roles do not count yet one row asks at Azure pace, later each time; then all go', async () => {
  const countFrom = 240_000;
  const page = pageOn({ says: (_, _nth, at) => (at < countFrom ? noRole : 'agrees') });
  page.want(rows(30));
  await page.pass(countFrom);
  const probes = page.asked.filter(({ at }) => at > 1).map(({ at }) => at);
  expect([page.asked.length - probes.length, page.roleAsks()]).toEqual([8, [7]]);
  expect(Math.min(...probes.map((at, index) => at - (probes[index - 1] ?? 0)))).toBeGreaterThanOrEqual(15_000);
  await page.pass(120_000);
  expect(page.kinds()).toEqual(all(30, 'ready'));
});

test('once the roles count, the rows that waited go together and not one after the other', async () => {
  const page = pageOn({ says: (_, _nth, at) => (at < 10_000 ? noRole : 'agrees') });
  page.want(rows(30));
  await page.pass(22_000);
  expect(page.kinds()).toEqual(all(30, 'ready'));
});

test('rows that need other roles do not wait for those, and rows of no roles are refused', async () => {
  const page = pageOn({ says: (name) => (name === 'v-2' ? 'agrees' : noRole) });
  const [waits, refused, goes] = rows(3);
  page.want([
    { ...waits, roles: 'a' },
    { key: 'v-1', request: { name: 'v-1' } },
    { ...goes, roles: 'b' },
  ] as Row<Request>[]);
  await page.pass(5000);
  expect([page.kinds(), refused?.key]).toEqual([['waiting', 'refused', 'ready'], 'v-1']);
});

test('a refusal stays until it is asked about again', async () => {
  const page = pageOn({
    says: (name, nth) => (name === 'v-0' && nth === 1 ? { code: 'validation-failed', azureCode: 'TooLarge' } : 'agrees'),
  });
  page.want(rows(2));
  await page.pass(60_000);
  expect(page.kinds()).toEqual(['refused', 'ready']);
  page.askAgain(['v-0']);
  await page.pass(5000);
  expect(page.kinds()).toEqual(['ready', 'ready']);
});

test('stopping lets what is with Azure end and sends nothing more, until it goes on', async () => {
  const page = pageOn({ says: () => 'agrees' });
  page.want(rows(20));
  await page.pass(1);
  page.stop();
  await page.pass(10_000);
  expect([page.asked.length, page.kinds().filter((kind) => kind === 'ready').length]).toEqual([8, 8]);
  page.goOn();
  await page.pass(10_000);
  expect(page.asked).toHaveLength(20);
});

test('stopped and resumed while roles are waited for, asking goes on until they count', async () => {
  const page = pageOn({ says: (_, _nth, at) => (at < 60_000 ? noRole : 'agrees') });
  page.want(rows(30));
  await page.pass(5000);
  page.stop();
  await page.pass(100_000);
  expect(page.asked).toHaveLength(8);
  page.goOn();
  await page.pass(20_000);
  expect(page.kinds()).toEqual(all(30, 'ready'));
});

test('a row that was out of the plan while its roles were waited for is asked about once it is back', async () => {
  const page = pageOn({ says: (_, nth) => (nth === 1 ? noRole : 'agrees') });
  page.want(rows(1));
  await page.pass(5000);
  page.want([]);
  await page.pass(120_000);
  page.want(rows(1));
  await page.pass(20_000);
  expect(page.kinds()).toEqual(['ready']);
});

test.each<[string, Problem]>([
  ['refused for another reason', { code: 'validation-failed', azureCode: 'TooLarge' }],
  ['told to wait', { code: 'throttled', retryAfterMs: 5000 }],
])('where the role probe is %s, the others go on', async (_, problem) => {
  const page = pageOn({ says: (name, nth) => (nth === 1 ? noRole : name === 'v-0' && nth === 2 ? problem : 'agrees') });
  page.want(rows(12));
  await page.pass(300_000);
  expect(page.kinds()).toEqual([problem.code === 'throttled' ? 'ready' : 'refused', ...all(11, 'ready')]);
});

test('where the role probe is refused for another reason, the others go at once and wait for no second probe', async () => {
  const tooLarge: Problem = { code: 'validation-failed', azureCode: 'TooLarge' };
  const page = pageOn({ says: (name, nth) => (nth === 1 ? noRole : name === 'v-0' ? tooLarge : 'agrees') });
  page.want(rows(12));
  await page.pass(15_500);
  expect(page.asked).toHaveLength(9);
  await page.pass(1000);
  expect(page.asked).toHaveLength(17);
});

test('where the role probe leaves the plan, the others go on', async () => {
  const page = pageOn({ says: (_, nth) => (nth === 1 ? noRole : 'agrees') });
  page.want(rows(8));
  await page.pass(5000);
  page.want(rows(8).slice(1));
  await page.pass(120_000);
  expect(page.kinds()).toEqual(all(7, 'ready'));
});

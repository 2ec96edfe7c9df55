import type { JobCount, ListedJob } from '@esan/domain';
import { expect, test } from 'vitest';
import { countsNow, joinChanges, newsOf } from './job-news.ts';

const job = (name: string, at: string, changed: Partial<ListedJob> = {}): ListedJob => ({
  id: `/jobs/${name}`,
  name,
  vault: 'bv-1',
  operation: 'backup',
  operationName: 'Backup',
  instanceId: '/items/a',
  volumeName: 'sql',
  san: 'san-1',
  status: 'completed',
  said: 'Completed',
  trigger: 'scheduled',
  startedAt: `2026-09-08T${at}:00.000Z`,
  endedAt: `2026-09-08T${at}:30.000Z`,
  activityId: '',
  problem: null,
  ...changed,
});
const runs = { status: 'running', endedAt: null } as const;
const listed = [job('c', '12:00', runs), job('b', '11:00'), job('a', '10:00')];
const any = () => true;
const none = () => false;
const names = (jobs: readonly ListedJob[]) => jobs.map(({ name, status }) => `${name} ${status}`);

test('a row that has gone on tells so in its place, and what is new waits', () => {
  const changed = [job('d', '12:05', runs), job('c', '12:00')];
  const { rows, waiting } = newsOf(listed, changed, { fits: any, isTaken: none });
  expect(names(rows)).toEqual(['c completed', 'b completed', 'a completed']);
  expect(names(waiting)).toEqual(['d running']);
});

test('what was taken in stands above, the newest first, and what comes after it waits again', () => {
  const changed = [job('f', '12:07', runs), job('e', '12:06'), job('d', '12:05', runs)];
  const { rows, waiting } = newsOf(listed, changed, { fits: any, isTaken: ({ name }) => name !== 'f' });
  expect(names(rows).slice(0, 3)).toEqual(['e completed', 'd running', 'c running']);
  expect(names(waiting)).toEqual(['f running']);
});

test('what does not fit the filter, and what is older than the list begins, is not news', () => {
  const changed = [job('d', '12:05', runs), job('late', '09:00'), job('beside', '12:00')];
  expect(newsOf(listed, changed, { fits: ({ status }) => status === 'failed', isTaken: none }).waiting).toEqual([]);
  expect(names(newsOf(listed, changed, { fits: any, isTaken: none }).waiting)).toEqual(['d running']);
});

test('a list without a row shows what begins at once', () => {
  const { rows, waiting } = newsOf([], [job('d', '12:05', runs)], { fits: any, isTaken: none });
  expect([names(rows), waiting]).toEqual([['d running'], []]);
});

test('a job that was told on two pages stands once', () => {
  expect(names(newsOf([...listed, job('b', '11:00')], [], { fits: any, isTaken: none }).rows)).toHaveLength(3);
});

test('changes that follow one another are one list, each job as it was told last', () => {
  const joined = joinChanges([job('d', '12:05', runs)], [job('e', '12:06', runs), job('d', '12:05')]);
  expect(names(joined)).toEqual(['e running', 'd completed']);
});

const counts: JobCount[] = [
  { status: 'running', operation: 'backup', vault: 'bv-1', count: 2 },
  { status: 'completed', operation: 'backup', vault: 'bv-1', count: 500 },
];

test.each<[string, ListedJob[], [JobCount['status'], number][]]>([
  [
    'nothing has changed',
    [],
    [
      ['running', 2],
      ['completed', 500],
    ],
  ],
  [
    'one in sight has ended',
    [job('c', '12:00')],
    [
      ['running', 1],
      ['completed', 501],
    ],
  ],
  [
    'one out of sight has failed',
    [job('x', '09:00', { status: 'failed', endedAt: '2026-09-08T12:31:00.000Z' })],
    [
      ['running', 1],
      ['completed', 500],
      ['failed', 1],
    ],
  ],
  [
    'one has begun',
    [job('d', '12:35', runs)],
    [
      ['running', 3],
      ['completed', 500],
    ],
  ],
  [
    'one had ended before the list was read',
    [job('x', '09:00')],
    [
      ['running', 2],
      ['completed', 500],
    ],
  ],
])('%s: the counters tell it', (_, changed, told) => {
  const now = countsNow(counts, listed, changed, '2026-09-08T12:30:00.000Z');
  expect(now.map(({ status, count }) => [status, count])).toEqual(told);
});

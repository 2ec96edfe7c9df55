import type { ListedJob } from '@esan/domain';
import { expect, test } from 'vitest';
import { failuresSince, newFailures, visitNow } from './failures.ts';
import { paceOfWork } from './use-work.ts';
import { visitIn } from './visits.ts';

const failedAt = (id: string, endedAt: string | null, startedAt = '2026-09-08T08:00:00Z'): ListedJob => ({
  id,
  name: id,
  vault: 'bv',
  operation: 'backup',
  operationName: 'Backup',
  instanceId: '',
  volumeName: id,
  san: '',
  status: 'failed',
  said: 'Failed',
  trigger: 'scheduled',
  startedAt,
  endedAt,
  activityId: '',
  problem: null,
});

test.each([
  ['nobody was here before: a day is told', undefined, '2026-09-07T12:00:00.000Z'],
  ['an hour ago: ten minutes more, for Azure tells late', '2026-09-08T11:00:00Z', '2026-09-08T10:50:00.000Z'],
  ['a month ago: a week is told', '2026-08-08T11:00:00Z', '2026-09-01T12:00:00.000Z'],
])('%s', (_, at, since) => {
  expect(failuresSince(at === undefined ? undefined : { at, seen: [] }, '2026-09-08T12:00:00Z')).toBe(since);
});

test('what was seen, and what failed long before the last visit, is new no more; what Azure told late still is', () => {
  const jobs = [
    failedAt('seen', '2026-09-08T11:58:00Z'),
    failedAt('told late', '2026-09-08T11:57:00Z'),
    failedAt('after', '2026-09-08T12:30:00Z'),
    failedAt('long ago', '2026-09-08T09:00:00Z'),
    failedAt('no end', null, '2026-09-08T12:10:00Z'),
  ];
  const visit = visitNow(
    jobs.filter(({ id }) => id === 'seen' || id === 'long ago'),
    '2026-09-08T12:00:00Z',
  );
  expect(visit).toEqual({ at: '2026-09-08T12:00:00Z', seen: ['seen'] });
  expect(newFailures(jobs, visit).map(({ id }) => id)).toEqual(['told late', 'after', 'no end']);
  expect(newFailures(jobs, undefined)).toHaveLength(5);
});

test('what another program has put into the storage is no visit', () => {
  expect(['', 'null', '{}', '{"at":"now","seen":[]}', '[1]', '{"at":"2026-09-08T12:00:00Z"}'].map(visitIn)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
  expect(visitIn('{"at":"2026-09-08T12:00:00Z","seen":["a",1]}')).toEqual({ at: '2026-09-08T12:00:00Z', seen: ['a'] });
});

test('a look follows the other after 20 seconds while a job runs, after a minute while none does, and seldom where it takes many calls', () => {
  const work = { asOf: '', failed: [], running: [failedAt('a', null)], from: 'resource-graph' as const };
  expect([work, { ...work, running: [] }, { ...work, from: 'each-service' as const }, undefined].map(paceOfWork)).toEqual([
    20_000, 60_000, 300_000, 60_000,
  ]);
});

import type { ListedJob } from '@esan/domain';
import { expect, test } from 'vitest';
import { bellWords } from './bell-words.ts';
import { failuresSince, newFailures, visitInPart, visitNow } from './failures.ts';
import { paceOfWork, workIn } from './use-work.ts';
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

test('what failed where nothing could be read is new once it is read, and what was told of the rest is not', () => {
  const before = { at: '2026-09-08T10:00:00Z', seen: ['earlier'] };
  const told = [failedAt('earlier', '2026-09-08T10:01:00Z'), failedAt('told', '2026-09-08T11:00:00Z')];
  const unread = failedAt('unread', '2026-09-08T11:30:00Z');
  for (const [visit, now] of [
    [before, '2026-09-08T12:00:00Z'],
    [undefined, '2026-09-08T12:00:00Z'],
  ] as const) {
    const kept = visitInPart(told, now, visit);
    expect(newFailures([...told, unread], kept).map(({ id }) => id)).toEqual(['unread']);
  }
  expect(visitInPart(told, '2026-09-08T12:00:00Z', before)).toEqual({ at: before.at, seen: ['earlier', 'told'] });
});

const jobs = (items: ListedJob[], more: { next?: string; missing?: string[] } = {}) => ({
  asOf: '2026-09-08T12:00:00Z',
  items,
  missing: (more.missing ?? []).map((id) => ({ id, name: id, problem: { code: 'azure-silent' as const } })),
  next: more.next ?? null,
  counts: null,
});
const one = failedAt('a', null);

test.each([
  ['Work', jobs([]), 0],
  ['Work: 1 job under way, 3 failed since your last visit', jobs([one]), 3],
  ['Work: 2 or more jobs under way', jobs([one, one], { next: 'more' }), 0],
  ['Work: not all jobs could be read', jobs([], { missing: ['bv'] }), 0],
])('the bell says “%s”', (words, running, news) => {
  expect(bellWords(workIn(running, jobs([])), news)).toBe(words);
});

test('more failures than are read at once are no number that is right, and a vault of which nothing is told is named once', () => {
  const work = workIn(jobs([], { missing: ['bv', 'other'] }), jobs([one], { next: 'more', missing: ['bv'] }));
  expect(bellWords(work, 200)).toBe('Work: 200 or more failed since your last visit, not all jobs could be read');
  expect(work.missing.map(({ id }) => id)).toEqual(['bv', 'other']);
});

test('what another program has put into the storage is no visit', () => {
  expect(['', 'null', '{}', '{"at":"now","seen":[]}', '[1]', '{"at":"2026-09-08T12:00:00Z"}'].map(visitIn)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
  expect(visitIn('{"at":"2026-09-08T12:00:00Z","seen":["a",1]}')).toEqual({ at: '2026-09-08T12:00:00Z', seen: ['a'] });
});

test('a look follows the other after 20 seconds while a job runs, after a minute while none does, and seldom where it takes many calls', () => {
  const work = workIn(jobs([one]), { ...jobs([]), from: 'resource-graph' as const });
  expect([work, { ...work, running: [] }, { ...work, from: 'each-service' as const }, undefined].map(paceOfWork)).toEqual([
    20_000, 60_000, 300_000, 60_000,
  ]);
});

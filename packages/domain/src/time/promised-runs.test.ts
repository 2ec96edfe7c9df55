import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job, JobStatus } from '../work/job.ts';
import { expiryOf } from './policy-points.ts';
import type { PolicyTerms } from '../estate/policy.ts';
import { nextRuns, tagOf } from './policy-runs.ts';
import { forgottenRuns, isOnTime, promisedRuns } from './promised-runs.ts';

const daily: PolicyTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 7, unit: 'days' },
  rules: [],
};
const point = (day: number, clock = '13:05', policy = 'gold') => ({ time: `2026-09-${String(day).padStart(2, '0')}T${clock}:00Z`, policy });
const attempt = (day: number, status: JobStatus, clock = '13:00', trigger: Job['trigger'] = 'scheduled') => ({
  name: `job-${day}`,
  status,
  trigger,
  startedAt: `2026-09-${String(day).padStart(2, '0')}T${clock}:00Z`,
});
const given = { terms: daily, policy: 'gold', state: 'protected', attempts: [], asOf: '2026-09-12T12:00:00Z' } as const;

/** "10 gap job-10": the day of each run, what came of it, and which job failed or was cancelled. */
const told = (history: Parameters<typeof promisedRuns>[0]): string[] =>
  promisedRuns(history).map((run) => [Number(run.at.slice(8, 10)), run.came, run.came === 'gap' ? run.attempt.name : ''].join(' ').trim());

test.each<[string, Parameters<typeof promisedRuns>[0], string[]]>([
  ['every day has its point', { ...given, points: [11, 10, 9].map((day) => point(day)) }, ['9 point', '10 point', '11 point', '12 due']],
  [
    'a day without a point, with the failed job behind it',
    { ...given, points: [point(11), point(9)], attempts: [attempt(10, 'failed'), attempt(11, 'completed')] },
    ['9 point', '10 gap job-10', '11 point', '12 due'],
  ],
  [
    'a failed backup followed by one of which Azure says that it went well: the failed one is behind the gap',
    { ...given, points: [point(11), point(9)], attempts: [attempt(10, 'failed'), { ...attempt(10, 'completed', '15:00'), name: 'later' }] },
    ['9 point', '10 gap job-10', '11 point', '12 due'],
  ],
  [
    'a day without a point and without a job: it may have been missed, or backups were stopped then',
    { ...given, points: [point(11), point(9)] },
    ['9 point', '10 unknown', '11 point', '12 due'],
  ],
  [
    'a day on which the backup was cancelled',
    { ...given, points: [point(11), point(9)], attempts: [attempt(10, 'cancelled')] },
    ['9 point', '10 gap job-10', '11 point', '12 due'],
  ],
  [
    'days on which backups were stopped, after they go on again, between a failed one and a point',
    { ...given, points: [point(11), point(6)], attempts: [attempt(7, 'failed')] },
    ['6 point', '7 gap job-7', '8 unknown', '9 unknown', '10 unknown', '11 point', '12 due'],
  ],
  [
    'a failed backup that was made good on demand the same day',
    { ...given, points: [point(11), point(10, '17:30'), point(9)], attempts: [attempt(10, 'failed')] },
    ['9 point', '10 point', '11 point', '12 due'],
  ],
  [
    'a day without a point on which one on demand failed: that is nothing the policy promised',
    { ...given, points: [point(11), point(9)], attempts: [attempt(10, 'failed', '15:00', 'on-demand')] },
    ['9 point', '10 unknown', '11 point', '12 due'],
  ],
  [
    'a backup that still runs',
    { ...given, asOf: '2026-09-11T16:00:00Z', points: [point(10)], attempts: [attempt(11, 'running')] },
    ['10 point', '11 due', '12 due'],
  ],
  [
    'a backup that is late by less than two hours',
    { ...given, asOf: '2026-09-11T14:59:00Z', points: [point(10)] },
    ['10 point', '11 due', '12 due'],
  ],
  [
    'a backup that is late by two hours',
    { ...given, asOf: '2026-09-11T15:00:00Z', points: [point(10)] },
    ['10 point', '11 unknown', '12 due'],
  ],
  [
    'a day whose point would have expired by now',
    { ...given, asOf: '2026-09-14T14:00:00Z', points: [point(13), point(8), point(1)] },
    [
      '2 expired',
      '3 expired',
      '4 expired',
      '5 expired',
      '6 expired',
      '7 expired',
      '8 point',
      '9 unknown',
      '10 unknown',
      '11 unknown',
    ].concat('12 unknown', '13 point', '14 due', '15 due'),
  ],
  [
    'a failed backup whose point would have expired by now has failed all the same',
    { ...given, terms: { ...daily, keep: { count: 3, unit: 'days' } }, points: [point(11), point(6)], attempts: [attempt(7, 'failed')] },
    ['6 point', '7 gap job-7', '8 expired', '9 unknown', '10 unknown', '11 point', '12 due'],
  ],
  [
    'points of an earlier policy: nothing was promised before the first of this one',
    { ...given, points: [point(11), point(9), point(5, '13:05', 'silver')], attempts: [attempt(6, 'failed')] },
    ['9 point', '10 unknown', '11 point', '12 due'],
  ],
  [
    'no point at all, and backups that fail since they were configured',
    { ...given, points: [], attempts: [attempt(10, 'failed'), attempt(11, 'failed')] },
    ['10 gap job-10', '11 gap job-11', '12 due'],
  ],
  ['an item that was protected just now', { ...given, points: [] }, ['12 due']],
  [
    'backups that are stopped, nobody knows since when: none is due',
    { ...given, state: 'stopped', points: [point(8), point(6)] },
    ['6 point', '7 unknown', '8 point', '9 unknown', '10 unknown', '11 unknown'],
  ],
  ['a deleted item without a point promises nothing', { ...given, state: 'deleted', points: [] }, []],
])('%s', (_, history, runs) => {
  expect(told({ ...history, points: [...history.points] }).filter((run) => run !== '1 point')).toEqual(runs);
});

const upToLast = Array.from({ length: 27 }, (_, index) => index + 3);

test.each<[string, Parameters<typeof promisedRuns>[0], number[]]>([
  [
    'days before the oldest point whose points would be gone by now',
    { ...given, asOf: '2026-09-12T14:00:00Z', points: [point(11), point(8), point(6)] },
    [3, 4, 5],
  ],
  ['a day whose point would still be there had no backup', { ...given, points: [point(11), point(10)] }, [3, 4]],
  ['every day that long ago, where no point at all is known', { ...given, points: [] }, [3, 4]],
  ['none after the last day that is asked about', { ...given, asOf: '2026-11-20T12:00:00Z', points: [] }, upToLast],
  ['none within what is known of the policy', { ...given, asOf: '2026-09-20T12:00:00Z', points: [point(3)] }, []],
  [
    'a rule that keeps its points for longer: they would be there',
    {
      ...given,
      asOf: '2026-09-12T14:00:00Z',
      terms: { ...daily, rules: [{ tag: 'Weekly', on: 'friday', keep: { count: 4, unit: 'weeks' }, priority: 20 }] },
      points: [point(11), point(6)],
    },
    [3, 5],
  ],
])('of %s nothing tells whether they made a point', (_, history, days) => {
  expect(forgottenRuns(history, { from: '2026-09-03T00:00:00Z', to: '2026-09-30T00:00:00Z' }).map((at) => Number(at.slice(8, 10)))).toEqual(
    days,
  );
});

test('a point within two hours of its time is the schedule’s', () => {
  const run = { at: '2026-09-08T13:00:00.000Z' };
  expect([isOnTime(run, point(8, '13:05')), isOnTime(run, point(8, '15:00')), isOnTime(run, point(8, '15:01'))]).toEqual([
    true,
    true,
    false,
  ]);
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'];
const histories = fc.record({
  timeZone: fc.constantFrom(...zones),
  hour: fc.integer({ min: 0, max: 23 }),
  isWeekly: fc.boolean(),
  keep: fc.record({ count: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom('days' as const, 'weeks' as const) }),
  weekly: fc.option(fc.integer({ min: 1, max: 12 })),
  startDay: fc.integer({ min: 0, max: 400 }),
  fates: fc.array(fc.constantFrom('made', 'made', 'made', 'failed', 'forgotten'), { minLength: 1, maxLength: 60 }),
});

test('the gaps of a history are the backups that failed; those that left nothing and would have a point still are not known', () => {
  fc.assert(
    fc.property(histories, ({ timeZone, hour, isWeekly, keep, weekly, startDay, fates }) => {
      const clock = { time: `${String(hour).padStart(2, '0')}:30`, timeZone };
      const terms: PolicyTerms = {
        schedule: isWeekly ? { frequency: 'weekly', days: ['monday', 'friday'], ...clock } : { frequency: 'daily', ...clock },
        keep,
        rules: weekly === null ? [] : [{ tag: 'Weekly', on: 'first', keep: { count: weekly, unit: 'weeks' }, priority: 20 }],
      };
      const start = new Date(Date.parse('2026-01-01T00:00:00Z') + startDay * 86_400_000).toISOString();
      const [first = '', ...later] = nextRuns(terms.schedule, start, fates.length + 1);
      const runs = [first, ...later].map((at, index, all) => ({
        at,
        fate: fates[index - 1] ?? 'made',
        tag: tagOf(terms, at, all[index - 1] ?? null),
      }));
      const asOf = new Date(Date.parse(runs.at(-1)?.at ?? '') + 3 * 3_600_000).toISOString();
      const isKept = (run: { at: string; tag: string }) => expiryOf({ time: run.at, tag: run.tag }, terms) > asOf;
      // The first point stays known however old it is, as one that a person would have kept.
      const points = runs
        .filter((run, index) => run.fate === 'made' && (index === 0 || isKept(run)))
        .map(({ at }) => ({ time: at, policy: 'gold' }));
      const attempts = runs
        .filter(({ fate }) => fate === 'failed')
        .map(({ at }) => ({ name: at, status: 'failed' as const, trigger: 'scheduled' as const, startedAt: at }));
      const found = promisedRuns({ terms, policy: 'gold', state: 'protected', points, attempts, asOf });
      const gaps = found.flatMap((run) => (run.came === 'gap' ? [[run.at, run.attempt.name]] : []));
      expect(gaps).toEqual(runs.filter(({ fate }) => fate === 'failed').map(({ at }) => [at, at]));
      expect(found.flatMap(({ at, came }) => (came === 'unknown' ? [at] : []))).toEqual(
        runs.filter((run) => run.fate === 'forgotten' && isKept(run)).map(({ at }) => at),
      );
      expect(found.flatMap((run) => (run.came === 'point' ? [run.point.time] : []))).toEqual(points.map(({ time }) => time));
      expect(found.filter(({ came }) => came === 'due')).toHaveLength(1);
      const stopped = promisedRuns({ terms, policy: 'gold', state: 'stopped', points, attempts, asOf });
      expect(stopped).toEqual(found.filter(({ came }) => came !== 'due'));
    }),
    { numRuns: 60 },
  );
});

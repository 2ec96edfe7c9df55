import { expect, test } from 'vitest';
import { countStandings, newestPointOf, standingOf, type Health } from '../estate/health.ts';
import type { PolicyTerms } from '../estate/policy.ts';
import type { Job, JobStatus } from '../work/job.ts';
import { healthOf, provenPointAt, type HealthFacts } from './backup-health.ts';

const daily: PolicyTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 7, unit: 'days' },
  rules: [],
};
const weekly: PolicyTerms = { ...daily, schedule: { frequency: 'weekly', days: ['sunday'], time: '13:00', timeZone: 'UTC' } };
const backup = (day: number, status: JobStatus, trigger: Job['trigger'] = 'scheduled') => ({
  status,
  trigger,
  startedAt: `2026-09-${String(day).padStart(2, '0')}T13:02:00.000Z`,
});

// Tuesday, 8 September 2026, at eight.
const facts: HealthFacts = {
  terms: daily,
  backups: [backup(7, 'completed')],
  newestAt: '2026-09-07T13:02:00.000Z',
  asOf: '2026-09-08T08:00:00.000Z',
};
const nights = (...days: number[]) => days.map((day) => backup(day, 'failed'));

const table: [string, Partial<HealthFacts>, Health['kind']][] = [
  ['last night gave a point', {}, 'on-time'],
  ['there is no point at all', { backups: [], newestAt: null }, 'no-point'],
  ['nobody could read the points', { backups: null, newestAt: undefined }, 'unknown'],
  ['the policy could not be read', { terms: null }, 'unknown'],
  ['Azure did not say its moment', { asOf: '' }, 'unknown'],
  ['eight nights failed', { backups: nights(7, 6, 5, 4, 3, 2, 1), newestAt: '2026-08-31T13:02:00.000Z' }, 'failing'],
  ['the first backup failed', { backups: nights(7), newestAt: null }, 'failing'],
  ['last night failed after a good one', { backups: [backup(7, 'failed'), backup(6, 'completed')] }, 'failing'],
  ['a failed night was followed by a good one', { backups: [backup(7, 'completed'), backup(6, 'failed')] }, 'on-time'],
  ['one on demand failed after a good night', { backups: [backup(8, 'failed', 'on-demand'), backup(7, 'completed')] }, 'on-time'],
  ['the only backup was on demand and failed', { backups: [backup(8, 'failed', 'on-demand')], newestAt: null }, 'no-point'],
  ['one on demand was good after a failed night', { backups: [backup(8, 'completed', 'on-demand'), backup(7, 'failed')] }, 'on-time'],
  ['a backup ended with warnings', { backups: [backup(7, 'completed-with-warnings'), backup(6, 'failed')] }, 'on-time'],
  ['somebody cancelled the only backup', { backups: [backup(7, 'cancelled')], newestAt: null }, 'no-point'],
  ['two nights made nothing', { backups: [backup(5, 'completed')], newestAt: '2026-09-05T13:02:00.000Z' }, 'behind'],
  [
    'the missed backup is at work',
    { backups: [backup(7, 'running'), backup(6, 'completed')], newestAt: '2026-09-06T13:02:00.000Z' },
    'on-time',
  ],
  ['six nights hang', { backups: [7, 6, 5, 4, 3, 2].map((day) => backup(day, 'running')), newestAt: '2026-09-01T13:02:00.000Z' }, 'behind'],
  ['a backup began after weeks without one', { backups: [backup(8, 'running')], newestAt: '2026-08-20T13:02:00.000Z' }, 'behind'],
  [
    'the backup of a weekly policy hangs for days',
    { terms: weekly, backups: [backup(6, 'running')], newestAt: '2026-08-30T13:02:00.000Z' },
    'behind',
  ],
  ['a weekly policy ran on Sunday', { terms: weekly, newestAt: '2026-09-06T13:02:00.000Z' }, 'on-time'],
  ['a weekly policy missed its Sunday', { terms: weekly, newestAt: '2026-08-30T13:02:00.000Z' }, 'behind'],
];

test.each(table)('when %s, that is told', (_, change, kind) => {
  expect(healthOf({ ...facts, ...change }).kind).toBe(kind);
});

test('a backup has two hours to begin before it counts as missed', () => {
  const newestAt = '2026-09-07T13:02:00.000Z';
  expect(healthOf({ ...facts, newestAt, asOf: '2026-09-08T14:59:00.000Z' }).kind).toBe('on-time');
  expect(healthOf({ ...facts, newestAt, asOf: '2026-09-08T15:01:00.000Z' })).toEqual({
    kind: 'behind',
    newestAt,
    dueAt: '2026-09-08T13:00:00.000Z',
    byMs: 7_260_000,
  });
});

test('failing counts from the first scheduled failure after the newest good backup', () => {
  const backups = [
    backup(8, 'running'),
    backup(7, 'failed', 'on-demand'),
    ...nights(6, 5, 4),
    backup(3, 'failed', 'on-demand'),
    backup(2, 'completed'),
    ...nights(1),
  ];
  expect(healthOf({ ...facts, backups, newestAt: undefined })).toEqual({ kind: 'failing', since: '2026-09-04T13:02:00.000Z' });
});

test.each([
  ['with a point from before it', '2026-09-03T13:02:00.000Z', '2026-09-03T13:02:00.000Z'],
  ['that never made a point', null, undefined],
  ['whose points could not be read', undefined, undefined],
])('an item that fails, %s, tells of its newest point what is known', (_, newestAt, told) => {
  const health = healthOf({ ...facts, backups: nights(6, 5), newestAt });
  expect([health.kind, newestPointOf(health)]).toEqual(['failing', told]);
});

test('a good backup proves a point only as long as its policy keeps it', () => {
  expect(provenPointAt(facts)).toBe('2026-09-07T13:02:00.000Z');
  expect(provenPointAt({ ...facts, asOf: '2026-09-20T08:00:00.000Z' })).toBeUndefined();
  expect(provenPointAt({ ...facts, backups: null })).toBeUndefined();
});

test('nothing is protected without a restore point, and each protection counts once', () => {
  const onTime = { kind: 'on-time', newestAt: '2026-09-07T13:02:00.000Z' } as const;
  const items = [
    { state: 'protected', health: onTime },
    { state: 'protected', health: { kind: 'no-point' } },
    { state: 'protected', health: { kind: 'unknown' } },
    { state: 'stopped', health: onTime },
    { state: 'unknown', health: onTime },
  ] as const;
  expect(items.map(standingOf)).toEqual(['protected', 'no-point', 'not-known', 'stopped', 'unknown']);
  expect([...countStandings(items)]).toEqual([
    ['no-point', 1],
    ['not-known', 1],
    ['unknown', 1],
    ['protected', 1],
    ['stopped', 1],
  ]);
});

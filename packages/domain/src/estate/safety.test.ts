import { expect, test } from 'vitest';
import type { ProtectionState } from './backup-instance.ts';
import type { Health } from './health.ts';
import { byTrouble, countSafety, isTroubled, isUrgent, needOf, safetyOf, type Need, type Safety } from './safety.ts';
import type { VolumeProtection } from './volume.ts';
import type { JobStatus } from '../work/job.ts';

const onTime: Health = { kind: 'on-time', newestAt: '2026-09-07T13:02:00.000Z' };
const behind = (byMs: number): Health => ({
  kind: 'behind',
  newestAt: '2026-09-05T13:02:00.000Z',
  dueAt: '2026-09-06T13:00:00.000Z',
  byMs,
});
const failing = (since: string): Health => ({ kind: 'failing', since });

const protectedBy = (state: ProtectionState, health: Health = { kind: 'unknown' }): VolumeProtection => ({
  kind: 'protected',
  state,
  health,
  instanceId: '/instance',
  vault: 'bv',
  policy: 'daily',
});

const table: [string, VolumeProtection, Safety][] = [
  ['has the point that its policy promises', protectedBy('protected', onTime), 'safe'],
  ['has an older point than its policy promises', protectedBy('protected', behind(1)), 'behind'],
  ['fails every night', protectedBy('protected', failing('2026-09-01T13:02:00.000Z')), 'failing'],
  ['waits for its first backup', protectedBy('protected', { kind: 'no-point' }), 'no-point'],
  ['has points or not, which could not be read', protectedBy('protected'), 'not-known'],
  ['is being configured', protectedBy('configuring'), 'no-point'],
  ['takes another policy just now', protectedBy('updating'), 'changing'],
  ['is being deleted from its vault', protectedBy('deleting'), 'changing'],
  ['could not be configured', protectedBy('not-configured'), 'failing'],
  ['is in error', protectedBy('error'), 'failing'],
  ['was stopped with its points kept', protectedBy('stopped', onTime), 'stopped'],
  ['has its backups paused', protectedBy('backups-paused', onTime), 'stopped'],
  ['has its expiry paused', protectedBy('expiry-paused', onTime), 'stopped'],
  ['was deleted from its vault', protectedBy('deleted'), 'stopped'],
  ['is in a state that the portal does not know', protectedBy('unknown', onTime), 'not-known'],
  ['is not protected', { kind: 'not-protected' }, 'not-protected'],
  ['may be protected by a vault that could not be read', { kind: 'unknown' }, 'not-known'],
  ['is too large', { kind: 'cannot', because: 'too-large', limit: '4 TB' }, 'cannot'],
  ['is where backup is not offered', { kind: 'cannot', because: 'other-region' }, 'cannot'],
];

test.each(table)('a volume that %s is told as that', (_, protection, safety) => {
  expect(safetyOf(protection)).toBe(safety);
});

test('each volume is counted once, in the order of the bar', () => {
  const volumes = table.map(([, protection]) => ({ protection }));
  const counts = countSafety(volumes);
  expect(counts.map(({ safety }) => safety)).toEqual([
    'safe',
    'behind',
    'failing',
    'no-point',
    'changing',
    'stopped',
    'not-protected',
    'cannot',
    'not-known',
  ]);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(volumes.length);
  expect(countSafety([])).toEqual([]);
});

test.each<[string, ProtectionState, Health, JobStatus | undefined, Need | undefined, boolean]>([
  ['fails', 'protected', failing('2026-09-01T13:02:00.000Z'), 'failed', 'failing', true],
  ['is behind', 'protected', behind(1), undefined, 'behind', true],
  ['is in error', 'error', onTime, 'completed', 'error', true],
  ['was not configured', 'not-configured', { kind: 'unknown' }, undefined, 'not-configured', true],
  ['is in a state nobody knows', 'unknown', onTime, 'completed', 'unknown', true],
  ['was warned about', 'protected', onTime, 'completed-with-warnings', 'warned', false],
  ['was stopped', 'stopped', onTime, 'completed-with-warnings', 'stopped', false],
  ['has its backups paused', 'backups-paused', onTime, 'completed', 'backups-paused', false],
  ['is well', 'protected', onTime, 'completed', undefined, false],
  ['waits for its first backup', 'protected', { kind: 'no-point' }, undefined, undefined, false],
])('what somebody should see to in an item that %s', (_, state, health, status, need, urgent) => {
  const lastBackup = status === undefined ? null : { status };
  expect(needOf({ state, health, lastBackup })).toBe(need);
  expect(need !== undefined && isUrgent(need)).toBe(urgent);
});

const night = (day: number, trigger: 'scheduled' | 'on-demand' = 'scheduled') => ({
  name: `job-${day}`,
  status: 'failed' as const,
  trigger,
  startedAt: `2026-09-0${day}T13:02:00.000Z`,
  endedAt: null,
});

test('trouble comes first: the longest failure, the largest delay, then the most recent failed night', () => {
  const volume = (
    volumeName: string,
    health: Health,
    attempts = [] as ReturnType<typeof night>[],
    state: ProtectionState = 'protected',
  ) => ({
    volumeName,
    health,
    attempts,
    state,
  });
  const volumes = [
    volume('b-well', onTime),
    volume('a-well', onTime, [night(6, 'on-demand')]),
    volume('failed-early', onTime, [night(2)]),
    volume('failed-late', onTime, [night(2), night(5)]),
    volume('in-error', onTime, [], 'error'),
    volume('behind-a-little', behind(1)),
    volume('behind-a-lot', behind(2)),
    volume('failing-since-tuesday', failing('2026-09-01T13:02:00.000Z')),
    volume('failing-since-friday', failing('2026-09-04T13:02:00.000Z')),
  ];
  expect(volumes.toSorted(byTrouble).map(({ volumeName }) => volumeName)).toEqual([
    'failing-since-tuesday',
    'failing-since-friday',
    'behind-a-lot',
    'behind-a-little',
    'in-error',
    'failed-late',
    'failed-early',
    'a-well',
    'b-well',
  ]);
  expect(volumes.filter(isTroubled)).toHaveLength(7);
});

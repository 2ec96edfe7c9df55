import type { BrowsedPoint, PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { pointVolume } from '../../testing/point-volume.ts';
import { cellsOf, readBetween } from './day-cells.ts';

const volume = pointVolume({
  attempts: [
    { name: '1', status: 'failed', trigger: 'scheduled', startedAt: '2026-09-04T13:00:00Z', endedAt: '2026-09-04T13:01:00Z' },
    { name: '2', status: 'completed', trigger: 'on-demand', startedAt: '2026-09-05T18:00:00Z', endedAt: '2026-09-05T18:06:00Z' },
  ],
});
const point = (time: string): BrowsedPoint => ({ name: time, time, tag: 'Default', policy: 'gold', state: 'complete', saidExpiry: null });
const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-09-05', '2026-09-06', '2026-09-07'];

test('each day of a volume says what it brought: a gap at the beginning shows beside the point of the month before', () => {
  const points = ['2026-08-31T13:02:00Z', '2026-09-02T13:02:00Z', '2026-09-03T13:02:00Z', '2026-09-05T18:00:30Z'].map(point);
  const cells = cellsOf(volume, points, { days, asOf: '2026-09-06T12:00:00Z', zone: 'UTC' });
  expect(cells.map(({ look, words }) => `${look}: ${words}`)).toEqual([
    'unknown: not known: no restore point, and no backup that failed',
    'point: 1 scheduled',
    'point: 1 scheduled',
    'failed: 1 backup failed',
    'other: 1 on demand',
    'due: backup due next',
    'none: none due',
  ]);
});

test('a day leads to its point where it has one and nothing else', () => {
  const points = ['2026-09-02T13:02:00Z', '2026-09-03T13:02:00Z', '2026-09-03T18:00:00Z'].map(point);
  const cells = cellsOf(volume, points, { days, asOf: '2026-09-06T12:00:00Z', zone: 'UTC' });
  expect(cells.map(({ only }) => only)).toEqual([undefined, '2026-09-02T13:02:00Z', undefined, undefined, undefined, undefined, undefined]);
});

test('a day whose point has expired is told from one of which nothing is known any more', () => {
  const short = { ...volume, attempts: [], terms: volume.terms && { ...volume.terms, keep: { count: 2, unit: 'days' as const } } };
  const points = ['2026-09-02T13:02:00Z', '2026-09-05T13:02:00Z', '2026-09-06T13:02:00Z'].map(point);
  const cells = cellsOf(short, points, { days, asOf: '2026-09-06T16:00:00Z', zone: 'UTC' });
  expect(cells.map(({ look, words }) => `${look}: ${words}`)).toEqual([
    'forgotten: not known: expired, or not protected then',
    'point: 1 scheduled',
    'expired: expired by now, if there was one',
    'expired: expired by now, if there was one',
    'point: 1 scheduled',
    'point: 1 scheduled',
    'due: backup due next',
  ]);
});

test('long ago every day on which the policy would back up today is not known; the others had none due', () => {
  const weekly: PolicyTerms['schedule'] = { frequency: 'weekly', days: ['wednesday'], time: '13:00', timeZone: 'UTC' };
  const seldom = { ...volume, attempts: [], terms: { schedule: weekly, keep: { count: 2, unit: 'days' as const }, rules: [] } };
  const cells = cellsOf(seldom, [], { days, asOf: '2026-10-30T16:00:00Z', zone: 'UTC' });
  expect(cells.map(({ look }) => look)).toEqual(['none', 'forgotten', 'none', 'none', 'none', 'none', 'none']);
});

test('what is read for a month begins a month before it', () => {
  expect(readBetween(days)).toEqual({ from: '2026-07-31T00:00:00.000Z', to: '2026-09-08T23:59:59.999Z' });
});

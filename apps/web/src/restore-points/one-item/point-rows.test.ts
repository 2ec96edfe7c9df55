import type { Attempt, BrowsedPoint, PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { linesOf } from './point-rows.ts';

const terms: PolicyTerms = {
  schedule: { frequency: 'daily', time: '23:30', timeZone: 'UTC' },
  keep: { count: 30, unit: 'days' },
  rules: [],
};
const point = (time: string, saidExpiry: string | null = null): BrowsedPoint => ({
  name: `point of ${time}`,
  time,
  tag: 'Default',
  policy: 'gold',
  state: 'complete',
  saidExpiry,
});
const failed: Attempt = {
  name: '46cb21dc',
  status: 'failed',
  trigger: 'scheduled',
  startedAt: '2026-09-06T23:30:00Z',
  endedAt: '2026-09-06T23:31:00Z',
};
const history = {
  points: [point('2026-09-07T23:32:00Z'), point('2026-09-05T15:10:00Z'), point('2026-09-05T23:31:00Z', '2026-10-05T23:31:00Z')],
  attempts: [
    failed,
    {
      ...failed,
      name: '9',
      status: 'completed',
      trigger: 'on-demand',
      startedAt: '2026-09-05T15:09:00Z',
      endedAt: '2026-09-05T15:16:00Z',
    } as const,
  ],
  state: 'protected',
  policy: 'gold',
  terms,
  asOf: '2026-09-08T08:00:00Z',
} as const;

test('points and gaps stand in one order, each on its day of the person’s clock', () => {
  const { rows, due } = linesOf(history, 'Europe/Berlin');
  expect(rows.map(({ kind, day, state }) => `${day} ${kind} ${state}`)).toEqual([
    '2026-09-08 point complete',
    '2026-09-07 gap failed',
    '2026-09-06 point complete',
    '2026-09-05 point complete',
  ]);
  expect(rows.find(({ kind }) => kind === 'gap')).toMatchObject({ job: '46cb21dc', time: '2026-09-06T23:30:00.000Z' });
  expect(due).toBe('2026-09-08T23:30:00.000Z');
});

test('a source is known by its job, else by the time that the policy gives', () => {
  const { rows } = linesOf(history, 'UTC');
  expect(rows.map(({ source, isByTime }) => [source, isByTime])).toEqual([
    ['scheduled', true],
    ['scheduled', false],
    ['scheduled', true],
    ['on-demand', false],
  ]);
});

const ends = (state: 'protected' | 'stopped') =>
  linesOf({ ...history, state }, 'UTC').rows.flatMap((row) => (row.kind === 'point' ? [row.expires] : []));

test('an end is Azure’s where it says one, computed where it does not, and none for the points of a stopped item', () => {
  expect(ends('protected')).toEqual([
    { at: '2026-10-07T23:32:00.000Z', computed: true },
    { at: '2026-10-05T23:31:00Z', computed: false },
    { at: '2026-10-05T15:10:00.000Z', computed: true },
  ]);
  expect(ends('stopped')).toEqual(['never', 'never', 'never']);
});

test('without the policy there are points, but no gaps and no next backup', () => {
  const { rows, due } = linesOf({ ...history, terms: null }, 'UTC');
  expect([rows.length, rows.every(({ kind }) => kind === 'point'), due]).toEqual([3, true, undefined]);
});

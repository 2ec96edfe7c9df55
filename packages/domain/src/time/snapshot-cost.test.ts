import { expect, test } from 'vitest';
import { settledSnapshots, snapshotSizes } from './snapshot-cost.ts';

const usage = { usedGiB: 1000, dailyChange: 0.02 };
const on = (...days: number[]) => days.map((day) => ({ time: new Date(Date.UTC(2026, 0, day, 13)).toISOString() }));

test.each([
  ['no point takes up nothing', on(), usage, 0, 0],
  ['one point is a full copy', on(1), usage, 1000, 0],
  ['each day after it adds what changes in a day', on(1, 2, 3), usage, 1000, 40],
  ['a point a week after another holds a week of changes', on(1, 8), usage, 1000, 140],
  ['points in any order count by their gaps', on(8, 1, 2), usage, 1000, 140],
  ['no point holds more than is used', on(1, 91), usage, 1000, 1000],
  ['a volume that does not change costs its first copy', on(1, 2, 3), { usedGiB: 50, dailyChange: 0 }, 50, 0],
])('%s', (_, points, used, fullGiB, changedGiB) => {
  const sizes = snapshotSizes(points, used);
  expect([sizes.fullGiB, Math.round(sizes.changedGiB), Math.round(sizes.totalGiB)]).toEqual([fullGiB, changedGiB, fullGiB + changedGiB]);
});

test('without a word on their use, volumes count as full, with 2 % of them changing in a day', () => {
  const terms = { schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' }, keep: { count: 7, unit: 'days' }, rules: [] } as const;
  const sizes = settledSnapshots({ ...terms, rules: [] }, 1000, '2026-09-08T08:00:00.000Z');
  expect([sizes.fullGiB, Math.round(sizes.changedGiB)]).toEqual([1000, 120]);
  // Azure has not said which day it is.
  expect(settledSnapshots({ ...terms, rules: [] }, 1000, '')).toEqual(sizes);
});

import { expect, test } from 'vitest';
import type { PointVolume } from '../estate/health.ts';
import { tellsAllPoints } from './snapshot-moments.ts';

type Item = Pick<PointVolume, 'policy' | 'state' | 'terms' | 'attempts'>;
const daily: Item = {
  policy: 'gold',
  state: 'protected',
  terms: { schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' }, keep: { count: 30, unit: 'days' }, rules: [] },
  attempts: [],
};
const asOf = '2026-09-08T08:00:00.000Z';
const between = { from: '2026-08-01T00:00:00.000Z', to: '2026-09-09T23:59:59.999Z' };
const at = (day: number, time = '13:00'): string => `2026-09-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const tells = (item: Item, ...taken: string[]) => tellsAllPoints({ taken, lateMs: 600_000 }, item, { asOf, between });

const failed = { name: 'f', status: 'failed', trigger: 'scheduled', startedAt: at(5), endedAt: at(5, '13:01') } as const;
const asked = { name: 'd', status: 'completed', trigger: 'on-demand', startedAt: at(5, '18:00'), endedAt: at(5, '18:06') } as const;
const every = [1, 2, 3, 4, 5, 6, 7].map((day) => at(day));
const butThe5th = every.filter((moment) => moment !== at(5));
const weeks = { tag: 'Weekly', on: 'first', keep: { count: 12, unit: 'weeks' }, priority: 20 } as const;
const weekly: Item = { ...daily, terms: daily.terms && { ...daily.terms, keep: { count: 5, unit: 'days' }, rules: [weeks] } };

test.each<[string, Item, string[], boolean]>([
  ['one for each backup that was due', daily, every, true],
  ['none at all, of an item that nothing was due for yet', daily, [], true],
  ['a backup that left none', daily, butThe5th, false],
  ['a backup that is known to have failed', { ...daily, attempts: [failed] }, butThe5th, true],
  ['a snapshot that a failed backup has left', { ...daily, attempts: [failed] }, every, false],
  ['a backup that may have failed, where jobs may not be read', { ...daily, attempts: null }, butThe5th, false],
  ['a backup on demand with its snapshot', { ...daily, attempts: [asked] }, [...every, at(5, '18:00')].sort(), true],
  ['a backup on demand without one', { ...daily, attempts: [asked] }, every, false],
  ['a policy that cannot be read', { ...daily, terms: null }, every, false],
  ['one that is older than the policy keeps points', daily, ['2026-08-09T07:00:00.000Z'], false],
  ['a weekly point among daily ones that are over', weekly, every, false],
  ['one that is younger than any end of a policy with two', weekly, every.slice(3), true],
  ['a stopped item: nobody knows since when', { ...daily, state: 'stopped' }, every.slice(0, 3), false],
])('snapshots tell all points or not: %s', (_, item, taken, expected) => {
  expect(tells(item, ...taken)).toBe(expected);
});

test('what is due after the time in sight says nothing of it', () => {
  const before = { from: '2026-09-01T00:00:00.000Z', to: '2026-09-03T23:59:59.999Z' };
  expect(tellsAllPoints({ taken: every.slice(0, 3), lateMs: 0 }, { ...daily, attempts: [asked] }, { asOf, between: before })).toBe(true);
});

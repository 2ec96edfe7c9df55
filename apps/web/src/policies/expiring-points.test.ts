import type { PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { expiringOf, gonePoints, expiringSentence, expiringTogether } from './expiring-points.ts';

const asOf = '2026-09-08T14:00:00.000Z';
const terms: PolicyTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 3, unit: 'days' },
  rules: [],
};
const points = (...days: number[]) => days.map((day) => ({ time: `2026-09-0${day}T13:00:00.000Z`, tag: 'Default' }));
test('the very points that expire are listed, with the end that they would have had', () => {
  const was: PolicyTerms = { ...terms, keep: { count: 7, unit: 'days' } };
  const named = points(8, 5, 4).map((point, index) => ({ ...point, name: `point-${index}` }));
  const item = { instanceId: '/instance', volumeName: 'sql-data-01', state: 'protected' as const, points: named };
  const about = { instanceId: '/instance', volumeName: 'sql-data-01', tag: 'Default' };
  expect(gonePoints(item, terms, { asOf, was })).toEqual([
    { ...about, name: 'point-1', time: '2026-09-05T13:00:00.000Z', until: '2026-09-12T13:00:00.000Z' },
    { ...about, name: 'point-2', time: '2026-09-04T13:00:00.000Z', until: '2026-09-11T13:00:00.000Z' },
  ]);
  expect(gonePoints({ ...item, state: 'stopped' }, terms, { asOf, was: null })).toEqual([]);
});

const of = (...days: number[]) => expiringOf(terms, points(...days), { asOf, state: 'protected' });

test.each([
  [of(), 'There is no restore point yet, so none expires.'],
  [of(8, 7), 'None of the 2 restore points expires at once.'],
  [of(8, 7, 6, 5), '1 of 4 restore points expires at once, from 5 Sept, 13:00.'],
  [of(8, 7, 6, 5, 4, 3), '3 of 6 restore points expire at once, the oldest from 3 Sept, 13:00.'],
  [of(2), 'The only restore point expires at once; it is from 2 Sept, 13:00.'],
  [expiringTogether([of(8), of(8, 4), of(8, 3, 2)]), '3 of 6 restore points expire at once, the oldest from 2 Sept, 13:00.'],
  [expiringTogether([]), 'There is no restore point yet, so none expires.'],
])('what expires is told in numbers (%#)', (expiring, words) => {
  expect(expiringSentence(expiring, asOf, 'UTC')).toBe(words);
});

import type { PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { expiringOf, expiringSentence, expiringTogether } from './expiring-points.ts';

const asOf = '2026-09-08T14:00:00.000Z';
const terms: PolicyTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 3, unit: 'days' },
  rules: [],
};
const points = (...days: number[]) => days.map((day) => ({ time: `2026-09-0${day}T13:00:00.000Z`, tag: 'Default' }));
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

import type { PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { policySentence, reachWords, termsWords } from './policies.ts';

const daily: PolicyTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 7, unit: 'days' },
  rules: [],
};
const weekly: PolicyTerms = {
  schedule: { frequency: 'weekly', days: ['monday', 'wednesday', 'friday'], time: '02:00', timeZone: 'America/New_York' },
  keep: { count: 1, unit: 'weeks' },
  rules: [],
};
const rules: PolicyTerms['rules'] = [
  { tag: 'Daily', on: 'first', keep: { count: 14, unit: 'days' }, priority: 25 },
  { tag: 'Weekly', on: 'sunday', keep: { count: 8, unit: 'weeks' }, priority: 20 },
];

test.each([
  [daily, 'Every day at 13:00 UTC, kept for 7 days'],
  [weekly, 'Every Monday, Wednesday and Friday at 02:00 (America/New York), kept for 1 week'],
  [{ ...daily, rules }, 'Every day at 13:00 UTC, kept for 7 days; backups of a Sunday for 8 weeks; the first backup of a day for 14 days'],
] as const)('a policy in a sentence (%#)', (terms, words) => {
  expect(policySentence(terms)).toBe(words);
});

test('a policy that the portal has no words for says so', () => {
  expect(termsWords(null)).toBe('Has rules that this portal does not know');
});

test.each([
  ['2027-09-02T06:00:00Z', 6, 'days'],
  ['2027-09-07T06:00:00Z', 1, 'day'],
  ['2026-09-13T06:00:00Z', 51, 'weeks'],
  [null, 0, 'days'],
] as const)('how far back the oldest point reaches (%#)', (oldest, count, unit) => {
  expect(reachWords(oldest, '2027-09-08T12:00:00Z')).toEqual([count, unit]);
});

import type { PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { yearOf } from './policy-year.ts';

const terms: PolicyTerms = {
  schedule: { frequency: 'daily', time: '02:00', timeZone: 'America/New_York' },
  keep: { count: 7, unit: 'days' },
  rules: [{ tag: 'Weekly', on: 'first', keep: { count: 10, unit: 'weeks' }, priority: 20 }],
};

test('after a year the last days are there one by one, and before them one of each week', () => {
  // A Tuesday: the year ends on a Wednesday.
  const year = yearOf(terms, '2026-09-08T12:00:00Z');
  expect([year.until, year.total, year.weeks.length]).toEqual(['2027-09-08T12:00:00.000Z', 16, 53]);
  expect(year.weeks.at(-1)).toEqual(['Weekly', 'Default', 'Default', 'Default']);
  expect(year.weeks.at(-2)).toEqual(['Weekly', null, null, null, 'Default', 'Default', 'Default']);
  expect(year.weeks.at(-10)).toEqual(['Weekly', null, null, null, null, null, null]);
  expect(year.weeks.at(-11)).toEqual([null, null, null, null, null, null, null]);
  expect(year.oldest).toBe('2027-07-04T06:00:00.000Z');
  expect(year.months.map(({ words }) => words).join()).toBe('Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug');
  expect(year.months[0]).toEqual({ week: 4, words: 'Oct' });
  expect(year.byTag).toEqual([
    { tag: 'Default', count: 6, oldest: '2027-09-02T06:00:00.000Z' },
    { tag: 'Weekly', count: 10, oldest: '2027-07-04T06:00:00.000Z' },
  ]);
});

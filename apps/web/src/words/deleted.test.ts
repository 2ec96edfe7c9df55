import { expect, test } from 'vitest';
import { daysLeftWords } from './deleted.tsx';

const asOf = '2026-09-08T08:00:00.000Z';

test.each([
  ['2026-09-22T08:00:00.000Z', '14 days more, until 22 Sept, 08:00'],
  ['2026-09-22T07:57:00.000Z', '14 days more, until 22 Sept, 07:57'],
  ['2026-09-20T19:00:00.000Z', '12 days more, until 20 Sept, 19:00'],
  ['2026-09-09T08:00:00.000Z', '1 day more, until 9 Sept, 08:00'],
  ['2026-09-09T07:00:00.000Z', 'Less than a day more, until 9 Sept, 07:00'],
  ['', 'Not known'],
])('an item that is purged at %s can be brought back: %s', (purgedAt, words) => {
  expect(daysLeftWords({ purgedAt, asOf }, 'UTC')).toBe(words);
});

import { expect, test } from 'vitest';
import { dayIn, dayOfTime, daysOfMonth, dayWords, monthIn, monthsLater, monthWords, weeksOfMonth } from './days.ts';

test.each([
  ['UTC', '2026-09-07'],
  ['Europe/Berlin', '2026-09-08'],
  ['America/New_York', '2026-09-07'],
])('half past eleven at night UTC is, in %s, on %s', (zone, day) => {
  expect(dayOfTime('2026-09-07T23:30:00.000Z', zone)).toBe(day);
});

test('months follow each other over the end of a year', () => {
  expect([monthsLater('2026-12', 1), monthsLater('2027-01', -1), monthsLater('2026-09', 0)]).toEqual(['2027-01', '2026-12', '2026-09']);
  expect([daysOfMonth('2028-02').length, daysOfMonth('2027-02').length, daysOfMonth('2026-12').at(-1)]).toEqual([29, 28, '2026-12-31']);
});

test.each([
  ['2026-09', 1, '2026-08-31', '2026-10-04', 5],
  ['2026-09', 0, '2026-08-30', '2026-10-03', 5],
  ['2026-11', 1, '2026-10-26', '2026-12-06', 6],
  ['2027-02', 1, '2027-02-01', '2027-02-28', 4],
])('the weeks of %s from weekday %i run from %s to %s', (month, firstWeekday, first, last, count) => {
  const weeks = weeksOfMonth(month, firstWeekday);
  expect([weeks[0]?.[0], weeks.at(-1)?.at(-1), weeks.length]).toEqual([first, last, count]);
});

test('days and months in words', () => {
  expect([dayWords('2026-09-17'), monthWords('2026-09')]).toEqual(['Thursday 17 September 2026', 'September 2026']);
});

test.each([
  ['a day', '2026-09-17', '2026-09-17'],
  ['a leap day', '2028-02-29', '2028-02-29'],
  ['a leap day of another year', '2026-02-29', undefined],
  ['a day that its month lacks', '2026-09-31', undefined],
  ['a month that a year lacks', '2026-13-45', undefined],
  ['a moment', '2026-09-17T12:00:00Z', undefined],
  ['a year that is half typed', '0202-01-01', undefined],
  ['a year without one after it', '9999-12-31', undefined],
  ['a word', 'abc', undefined],
  ['nothing', null, undefined],
])('%s in the address is read as a day or not at all', (_, text, day) => {
  expect(dayIn(text)).toBe(day);
});

test.each([
  ['a month', '2026-09', '2026-09'],
  ['a month that a year lacks', '2026-99', undefined],
  ['month nought', '2026-00', undefined],
  ['a day', '2026-09-17', undefined],
  ['a word', 'abc', undefined],
  ['nothing', undefined, undefined],
])('%s in the address is read as a month or not at all', (_, text, month) => {
  expect(monthIn(text)).toBe(month);
});

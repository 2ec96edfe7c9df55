import { afterEach, expect, test } from 'vitest';
import { byDefault, type Choices } from './choices.ts';
import { choose } from './chosen.ts';
import { byName, dateText, dollarText, firstWeekday, isoDay, listText, numberText, shownZoneName } from './formats.ts';
import { locale } from './locale.ts';

afterEach(() => void choose(byDefault));

const moment = new Date('2026-09-07T22:05:00Z');

test.each([
  ['GB', 'en-GB', '7 Sept, 22:05', '12,345.67', '$12,345.67', 'a, b and c', 1],
  ['US', 'en-US', 'Sep 7, 22:05', '12,345.67', '$12,345.67', 'a, b, and c', 0],
  ['DE', 'en-DE', '7 Sept, 22:05', '12.345,67', '$12.345,67', 'a, b and c', 1],
] satisfies [Choices['region'], ...unknown[]][])(
  'as in %s: dates, numbers, sums, lists and weeks',
  (region, named, date, number, sum, list, weekday) => {
    choose({ region });
    expect(locale()).toBe(named);
    expect(dateText(moment, 'short', 'UTC')).toBe(date);
    expect([numberText(12_345.67, 2), dollarText(12_345.67), listText(['a', 'b', 'c'])]).toEqual([number, sum, list]);
    expect(firstWeekday()).toBe(weekday);
  },
);

test('a moment is written in the zone that was chosen, unless another is named', () => {
  choose({ zone: 'Asia/Tokyo' });
  expect([dateText(moment, 'short'), isoDay(moment), shownZoneName()]).toEqual(['8 Sept, 07:05', '2026-09-08', 'Japan Standard Time']);
  expect([dateText(moment, 'short', 'UTC'), isoDay(moment, 'UTC')]).toEqual(['7 Sept, 22:05', '2026-09-07']);
});

test('a zone with summer time is called by the name that it has all year', () => {
  choose({ zone: 'Europe/Berlin' });
  expect(shownZoneName()).toBe('Central European Time');
});

test('names stand in the order of their numbers', () => {
  expect(['disk-10', 'disk-9', 'Disk-1'].toSorted(byName)).toEqual(['Disk-1', 'disk-9', 'disk-10']);
});

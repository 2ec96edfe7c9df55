import { expect, test } from 'vitest';
import { ageWords, waitWords, durationWords, exactWords, momentWords } from './time-words.ts';

const asOf = '2026-11-22T09:14:00Z';

test.each([
  ['2026-11-22T09:13:30Z', 'just now'],
  ['2026-11-22T09:09:00Z', '5 min ago'],
  ['2026-11-21T22:03:00Z', '11 h ago'],
  ['2026-11-21T01:30:00Z', '31 h ago'],
  ['2026-11-19T09:00:00Z', '3 d ago'],
  ['2026-12-17T10:00:00Z', 'in 25 d'],
  ['2026-11-29T09:11:00Z', 'in 7 d'],
  ['2026-11-29T20:00:00Z', 'in 7 d'],
  ['2026-11-22T12:13:00Z', 'in 3 h'],
  ['2026-11-22T09:18:50Z', 'in 5 min'],
  ['2025-11-21T22:03:00Z', '21 Nov 2025'],
  ['not a time', '–'],
])('at %s a restore point is %s', (at, expected) => {
  expect(ageWords(at, asOf, 'UTC')).toBe(expected);
});

test('a moment is told on the clock of the person, with the year only where it differs', () => {
  expect(momentWords('2026-11-21T22:03:00Z', asOf, 'UTC')).toBe('21 Nov, 22:03');
  expect(momentWords('2026-11-21T11:03:00Z', asOf, 'Australia/Sydney')).toBe('21 Nov, 22:03');
  expect(momentWords('2025-03-04T02:00:00Z', asOf, 'UTC')).toBe('4 Mar 2025, 02:00');
});

test.each([
  ['2026-10-24T23:59:00Z', 'Europe/Berlin', '25 Oct, 01:59'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '25 Oct, 02:30 (UTC+2)'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '25 Oct, 02:30 (UTC+1)'],
  ['2026-10-25T02:00:00Z', 'Europe/Berlin', '25 Oct, 03:00'],
  ['2026-11-01T05:30:00Z', 'America/New_York', '1 Nov, 01:30 (UTC-4)'],
  ['2026-11-01T06:30:00Z', 'America/New_York', '1 Nov, 01:30 (UTC-5)'],
  ['2026-11-01T03:45:00Z', 'America/St_Johns', '1 Nov, 01:15 (UTC-2:30)'],
  ['2026-11-01T04:45:00Z', 'America/St_Johns', '1 Nov, 01:15 (UTC-3:30)'],
  ['2026-04-04T14:44:00Z', 'Australia/Lord_Howe', '5 Apr, 01:44 (UTC+11)'],
  ['2026-04-04T15:14:00Z', 'Australia/Lord_Howe', '5 Apr, 01:44 (UTC+10:30)'],
  ['2026-04-04T14:29:00Z', 'Australia/Lord_Howe', '5 Apr, 01:29'],
  ['2026-03-29T01:30:00Z', 'Europe/Berlin', '29 Mar, 03:30'],
  ['2026-10-25T01:30:00Z', 'UTC', '25 Oct, 01:30'],
])('%s in %s is %s: in the hour that the clock shows twice with its offset', (at, zone, words) => {
  expect(momentWords(at, asOf, zone)).toBe(words);
});

test('the year is the one that the clock of the person shows', () => {
  expect(momentWords('2026-12-31T23:30:00Z', asOf, 'Europe/Berlin')).toBe('1 Jan 2027, 00:30');
  expect(momentWords('2026-12-31T23:30:00Z', '2027-01-01T08:00:00Z', 'Europe/Berlin')).toBe('1 Jan, 00:30');
  expect(momentWords('2025-10-26T01:30:00Z', asOf, 'Europe/Berlin')).toBe('26 Oct 2025, 02:30 (UTC+1)');
});

test('the tooltip names the zone of the person and UTC', () => {
  expect(exactWords('2026-11-21T11:03:00Z', 'Australia/Sydney')).toMatch(/^21 Nov 2026, 22:03 .+\n21 Nov 2026, 11:03 UTC$/);
  expect(exactWords('2026-11-21T11:03:00Z', 'UTC')).toBe('21 Nov 2026, 11:03 UTC');
});

test.each([
  [41_000, '41 s'],
  [182_000, '3 min 02 s'],
  [240_000, '4 min'],
  [840_000, '14 min'],
  [3_900_000, '1 h 05 min'],
  [7_200_000, '2 h'],
  [273_600_000, '3 d 4 h'],
])('%d ms read as %s', (ms, expected) => {
  // No line ends within it.
  expect(durationWords(ms)).toBe(expected.replaceAll(' ', '\u00a0'));
});

test.each([
  [400, '1 s'],
  [4000, '4 s'],
  [59_400, '60 s'],
  [60_000, '1 min'],
  [61_000, '2 min'],
  [3_600_000, '1 h'],
])('%s ms are left: %s', (ms, words) => {
  expect(waitWords(ms)).toBe(words);
});

test('without the moment of the service, the moment itself is shown instead of an age', () => {
  expect(ageWords('2026-11-21T22:03:00Z', '', 'UTC')).toBe('21 Nov 2026, 22:03');
});

import { expect, test } from 'vitest';
import { offsetAt, sameClockIn } from './zone-clock.ts';

test.each([
  ['UTC', '2026-07-01T00:00:00Z', 0],
  ['Europe/Berlin', '2026-07-01T00:00:00Z', 120],
  ['Europe/Berlin', '2026-12-01T00:00:00Z', 60],
  ['Asia/Kolkata', '2026-12-01T00:00:00Z', 330],
  ['America/St_Johns', '2026-12-01T00:00:00Z', -210],
])('clocks of %s at %s are %i minutes ahead of UTC', (zone, moment, minutes) => {
  expect(offsetAt(zone, Date.parse(moment))).toBe(minutes * 60_000);
});

test.each([
  ['Europe/Berlin', '2026-03-29T00:59:59Z', 60],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 120],
  ['Europe/Berlin', '2026-10-25T00:59:59Z', 120],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', 60],
  ['Australia/Lord_Howe', '2026-10-03T15:29:59Z', 630],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 660],
  ['America/New_York', '2026-11-01T05:59:59Z', -240],
  ['America/New_York', '2026-11-01T06:00:00Z', -300],
])('on the day on which they change, clocks of %s at %s are %i minutes ahead of UTC', (zone, moment, minutes) => {
  expect(offsetAt(zone, Date.parse(moment))).toBe(minutes * 60_000);
});

const zones = ['America/New_York', 'UTC', 'Atlantic/Reykjavik', 'Africa/Lagos', 'Europe/Berlin', 'Asia/Kolkata'];

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Europe/Vienna', 'Europe/Berlin'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Africa/Algiers', 'Africa/Lagos'],
  ['Etc/UTC', 'UTC'],
  ['Antarctica/Troll', undefined],
])('who lives in %s keeps the time of %s', (zone, found) => {
  expect(sameClockIn(zones, zone, '2026-09-08T08:00:00Z')).toBe(found);
});

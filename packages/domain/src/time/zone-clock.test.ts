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

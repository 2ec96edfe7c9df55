import { expect, test } from 'vitest';
import { momentAt, weekOf, zoneNamed } from './local-time.ts';
import { windowsZones } from './windows-zones.ts';

const moment = (zone: string, local: string): string => {
  const found = zoneNamed(zone);
  return found === undefined ? 'no such zone' : new Date(momentAt(found, Date.parse(`${local}Z`))).toISOString().slice(0, 16);
};

test.each([
  ['W. Europe Standard Time', '2026-01-15T02:30', '2026-01-15T01:30'],
  ['W. Europe Standard Time', '2026-07-15T02:30', '2026-07-15T00:30'],
  ['AUS Eastern Standard Time', '2026-01-15T02:30', '2026-01-14T15:30'],
  ['India Standard Time', '2026-01-15T02:30', '2026-01-14T21:00'],
  ['UTC', '2026-01-15T02:30', '2026-01-15T02:30'],
  ['Coordinated Universal Time', '2026-01-15T02:30', '2026-01-15T02:30'],
  ['+05:45', '2026-01-15T02:30', '2026-01-14T20:45'],
  ['-08:00', '2026-01-15T02:30', '2026-01-15T10:30'],
])('on the clocks of %s it is %s at %s UTC', (zone, local, expected) => {
  expect(moment(zone, local)).toBe(expected);
});

test('a time that the clocks skip is the moment at which they skip it', () => {
  expect(moment('W. Europe Standard Time', '2026-03-29T02:30')).toBe('2026-03-29T01:00');
  expect(moment('Lord Howe Standard Time', '2026-10-04T02:15')).toBe('2026-10-03T15:30');
  expect(moment('Greenland Standard Time', '2026-03-28T23:30')).toBe('2026-03-29T01:00');
});

test('a time that the clocks show twice is the first of the two', () => {
  expect(moment('W. Europe Standard Time', '2026-10-25T02:30')).toBe('2026-10-25T00:30');
  expect(moment('Pacific Standard Time', '2026-11-01T01:59')).toBe('2026-11-01T08:59');
});

test('every time zone of Windows is known to this runtime', () => {
  const moments = Object.keys(windowsZones).map((name) => moment(name, '2026-06-01T12:00'));
  expect(moments).toHaveLength(139);
  expect(moments.filter((one) => !/^2026-0(5-31|6-0[12])T/.test(one))).toEqual([]);
});

test.each(['', 'Europe/Berlin', 'Mars Standard Time', 'toString', '+5:00', '+05:60'])('%j is no time zone of a policy', (name) => {
  expect(zoneNamed(name)).toBeUndefined();
});

const week = (day: string): number => weekOf(Date.parse(`${day}T12:00:00Z`));

test('a week begins on Sunday', () => {
  expect(week('2026-09-13')).toBe(week('2026-09-12') + 1);
  expect(week('2026-09-19')).toBe(week('2026-09-13'));
});

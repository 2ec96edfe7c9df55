import { makeRoom } from '../../../world/make-room.ts';
import { windowsZones } from './windows-zones.ts';

/** How far the clocks of a place are ahead of UTC at a moment, in milliseconds. */
export type Zone = (moment: number) => number;

/** A date and time of day as a clock on the wall shows it, in milliseconds as if the place kept UTC. */
export type LocalTime = number;

const dayMs = 86_400_000;

/** What the clocks of a place show at a moment. */
export const localAt = (zone: Zone, moment: number): LocalTime => moment + zone(moment);

/** Days since 1970 on the calendar of a place. */
export const dayOf = (local: LocalTime): number => Math.floor(local / dayMs);

/** Weeks since 1970 on the calendar of a place; a week begins on Sunday, and 1970 began on a Thursday. */
export const weekOf = (local: LocalTime): number => Math.floor((dayOf(local) + 4) / 7);

/** The moment at which clocks first show a time; of a time that they skip, the moment at which they skip it. */
export function momentAt(zone: Zone, local: LocalTime): number {
  // No place changes its clocks twice within two days.
  const [before, after] = [zone(local - dayMs), zone(local + dayMs)];
  const moments = [local - before, local - after].filter((moment) => localAt(zone, moment) === local);
  return moments.length > 0 ? Math.min(...moments) : firstAfterSkip(zone, local, { from: local - after, to: local - before });
}

function firstAfterSkip(zone: Zone, local: LocalTime, span: { from: number; to: number }): number {
  let { from, to } = span;
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (localAt(zone, middle) < local) from = middle;
    else to = middle;
  }
  return to;
}

/** A zone that is always so many milliseconds ahead of UTC. */
const fixed =
  (aheadMs: number): Zone =>
  () =>
    aheadMs;

const shown = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;

const known = new Map<string, Zone>();

// Since April 2011 every place changes its clocks at a whole quarter of an hour of UTC (tz database).
const quarterMs = 900_000;
const mostQuarters = 20_000;

/** A zone of the tz database, whose clocks may change twice a year. */
function placeZone(name: string): Zone {
  const found = known.get(name);
  if (found !== undefined) return found;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...shown });
  const ahead = new Map<number, number>();
  const read = (moment: number): number => {
    // In English of the United States: month, day, year and the time, none of them anything but digits.
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (format.format(moment).match(/\d+/g) ?? []).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
  };
  const zone: Zone = (moment) => {
    const quarter = Math.floor(moment / quarterMs);
    const asRead = ahead.get(quarter);
    if (asRead !== undefined) return asRead;
    makeRoom(ahead, mostQuarters);
    const offset = read(moment);
    ahead.set(quarter, offset);
    return offset;
  };
  known.set(name, zone);
  return zone;
}

/** UTC itself; recorded policies call it by its long name [R]. */
const utcNames = ['UTC', 'Z', 'Coordinated Universal Time'];

/**
 * The zone with a name as a policy gives it: a Windows time zone as policies of users have it [C], `Z` or an offset as the
 * API's description says [S]; none if it is neither.
 */
export function zoneNamed(name: string): Zone | undefined {
  if (utcNames.includes(name)) return fixed(0);
  const offset = /^([+-])(\d\d):([0-5]\d)$/.exec(name);
  if (offset !== null) return fixed((offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000);
  const place = Object.hasOwn(windowsZones, name) ? windowsZones[name] : undefined;
  return place === undefined ? undefined : placeZone(place);
}

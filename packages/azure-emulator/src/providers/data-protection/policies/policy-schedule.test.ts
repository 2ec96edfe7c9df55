import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../arm/bodies.ts';
import { backupRuleOf } from './policy-rules.ts';
import { nextRun, scheduleOf } from './policy-schedule.ts';
import { policyWith, type PolicyWish } from '../items/request-bodies.ts';
import { windowsZones } from './windows-zones.ts';

const minute = 60_000;
const day = 1440 * minute;

function scheduleWith(wish: PolicyWish) {
  const schedule = scheduleOf(backupRuleOf(valueAt(policyWith(wish), 'properties')));
  if (typeof schedule === 'string') throw new Error(schedule);
  return schedule;
}

/** The next runs after a moment, as UTC without seconds. */
function runsAfter(from: string, count: number, wish: PolicyWish): string[] {
  const schedule = scheduleWith(wish);
  let now = Date.parse(from);
  return Array.from({ length: count }, () => {
    now = nextRun(schedule, now);
    return new Date(now).toISOString().slice(0, 16);
  });
}

describe('a daily schedule', () => {
  test('keeps the time of day when the clocks go forward, and runs at once when they skip it', () => {
    const wish = { intervals: ['R/2026-01-01T02:30:00+01:00/P1D'], timeZone: 'W. Europe Standard Time' };
    expect(runsAfter('2026-03-27T12:00Z', 3, wish)).toEqual(['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30']);
  });

  test('runs once on the night on which the clocks show its time twice', () => {
    const wish = { intervals: ['R/2026-01-01T02:30:00+01:00/P1D'], timeZone: 'W. Europe Standard Time' };
    expect(runsAfter('2026-10-24T12:00Z', 2, wish)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  });

  test('without a time zone stays at its offset all year', () => {
    const wish = { intervals: ['R/2026-01-01T02:30:00+02:00/P1D'] };
    expect(runsAfter('2026-03-28T12:00Z', 2, wish)).toEqual(['2026-03-29T00:30', '2026-03-30T00:30']);
  });

  test('with a time zone reads its time on the clocks there, whatever the offset beside it', () => {
    const timeZone = 'W. Europe Standard Time';
    const first = (offset: string) => runsAfter('2026-07-01T00:00Z', 1, { intervals: [`R/2026-05-31T23:30:00${offset}/P1D`], timeZone });
    expect([first('+01:00'), first('+02:00'), first('')]).toEqual(Array.from({ length: 3 }, () => ['2026-07-01T21:30']));
  });

  test('does not run before its first time', () => {
    expect(runsAfter('2026-01-01T00:00Z', 2, { intervals: ['R/2026-02-03T04:05Z/P1D'] })).toEqual(['2026-02-03T04:05', '2026-02-04T04:05']);
  });
});

test('a weekly schedule runs on each day of the week that it names', () => {
  const wish = {
    intervals: ['R/2026-09-06T22:00:00/P1W', 'R/2026-09-09T22:00:00/P1W'],
    timeZone: 'AUS Eastern Standard Time',
  };
  // Sundays and Wednesdays in Sydney, whose clocks go forward on 4 October.
  expect(runsAfter('2026-09-28T00:00Z', 4, wish)).toEqual(['2026-09-30T12:00', '2026-10-04T11:00', '2026-10-07T11:00', '2026-10-11T11:00']);
});

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a place show, such as 2026-09-08 13:00. */
function shownAt(place: string, moment: number): string {
  const options = { timeZone: place, dateStyle: 'short', timeStyle: 'short' } as const;
  const clock = clocks.get(place) ?? new Intl.DateTimeFormat('sv-SE', options);
  clocks.set(place, clock);
  return clock.format(moment);
}

/** Watch the clocks of a place for days, five minutes at a time, and note when each day's backup is due. */
function runSeenAfter(place: string, timeOfDay: string, weekdays: number[], now: number): number | undefined {
  const seen = new Set<string>();
  const from = now - 2 * day;
  let today = shownAt(place, from).slice(0, 10);
  // Of the first day one does not know whether its time is past.
  seen.add(today);
  for (let moment = from; moment <= now + 9 * day; moment += 5 * minute) {
    const shown = shownAt(place, moment);
    // A time that the clocks skip up to midnight is due at midnight.
    const due = [shown.slice(0, 10) === today ? '' : today, shown.slice(11) >= timeOfDay ? shown.slice(0, 10) : ''];
    today = shown.slice(0, 10);
    for (const date of due.filter((one) => one !== '' && !seen.has(one))) {
      seen.add(date);
      if (moment > now && weekdays.includes(new Date(`${date}T00:00Z`).getUTCDay())) return moment;
    }
  }
  return undefined;
}

const aheadAt = (place: string, moment: number): number => Date.parse(`${shownAt(place, moment).replace(' ', 'T')}Z`) - moment;

/** When the clocks of a place change in 2026; a day in June if they do not. */
function changesOf(place: string): number[] {
  const days = Array.from({ length: 365 }, (_, number) => Date.parse('2026-01-01T00:00Z') + number * day);
  const changing = days.filter((moment) => aheadAt(place, moment) !== aheadAt(place, moment + day));
  const changes = changing.map((from) => {
    const steps = Array.from({ length: 288 }, (_, step) => from + (step + 1) * 5 * minute);
    return steps.find((moment) => aheadAt(place, moment) !== aheadAt(place, from)) ?? from;
  });
  return changes.length > 0 ? changes : [Date.parse('2026-06-01T00:00Z')];
}

/** A time of day within two hours of a change of clocks, seen from a moment up to three days before it or one after it. */
const nearChanges = fc
  .constantFrom(...Object.entries(windowsZones))
  .chain(([timeZone, place]) => {
    const steps = fc.record({ time: fc.integer({ min: -24, max: 24 }), now: fc.integer({ min: -3 * 288, max: 288 }) });
    return fc.tuple(fc.constant({ timeZone, place }), fc.constantFrom(...changesOf(place)), steps);
  })
  .map(([zone, change, { time, now }]) => {
    const shown = change + aheadAt(zone.place, change - minute) + time * 5 * minute;
    return { ...zone, timeOfDay: new Date(shown).toISOString().slice(11, 16), now: change + now * 5 * minute };
  });
const weekdaySets = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 });

test('in every time zone the next daily backup is when its clocks first show the time', () => {
  fc.assert(
    fc.property(nearChanges, ({ timeZone, place, timeOfDay, now }) => {
      const schedule = scheduleWith({ intervals: [`R/2024-01-01T${timeOfDay}:00/P1D`], timeZone });
      expect(nextRun(schedule, now)).toBe(runSeenAfter(place, timeOfDay, [0, 1, 2, 3, 4, 5, 6], now));
    }),
    { numRuns: 400 },
  );
});

test('in every time zone the next weekly backup is on the next of its days', () => {
  fc.assert(
    fc.property(nearChanges, weekdaySets, ({ timeZone, place, timeOfDay, now }, weekdays) => {
      // 14 January 2024 was a Sunday.
      const schedule = scheduleWith({ intervals: weekdays.map((one) => `R/2024-01-${14 + one}T${timeOfDay}:00/P1W`), timeZone });
      expect(nextRun(schedule, now)).toBe(runSeenAfter(place, timeOfDay, weekdays, now));
    }),
    { numRuns: 200 },
  );
});

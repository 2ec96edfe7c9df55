import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOf, excessOf, expiredAtOnce, expiryOf, isKeptForEver, pointsAt, pointsKept, type Kept } from './policy-points.ts';
import { weekdays, type PolicyTerms, type RetentionRule, type Schedule } from '../estate/policy.ts';
import { nextRuns } from './policy-runs.ts';
import { profiles } from '../estate/support-matrix.ts';
import { shownAt } from './zone-clock.ts';

const daily = (timeZone = 'UTC'): Schedule => ({ frequency: 'daily', time: '13:00', timeZone });
const keepDays = (count: number) => ({ count, unit: 'days' }) as const;
const weeks = (count: number) => ({ count, unit: 'weeks' }) as const;
const weeklyRule: RetentionRule = { tag: 'Weekly', on: 'first', keep: weeks(8), priority: 20 };
const terms = (keep: PolicyTerms['keep'], rules: RetentionRule[] = [], schedule = daily()): PolicyTerms => ({ schedule, keep, rules });

test.each<[string, PolicyTerms, number]>([
  ['7 days', terms(keepDays(7)), 7],
  ['7 days where clocks go forward: one more for an hour', terms(keepDays(7), [], daily('Europe/Berlin')), 8],
  ['2 weeks', terms(weeks(2)), 14],
  ['7 days, Sundays for 8 weeks', terms(keepDays(7), [weeklyRule]), 14],
  ['7 days, each first of a day for 30', terms(keepDays(7), [{ tag: 'Daily', on: 'first', keep: keepDays(30), priority: 25 }]), 30],
  ['a rule that keeps for a shorter time', terms(keepDays(14), [{ ...weeklyRule, keep: keepDays(1) }]), 13],
  [
    'two days a week for 10 weeks',
    terms(weeks(10), [], { frequency: 'weekly', days: ['monday', 'friday'], time: '02:00', timeZone: 'UTC' }),
    20,
  ],
])('a policy keeps %s', (_, given, points) => {
  expect(pointsKept(given)).toBe(points);
});

test('what is over the limit of points is told by how much', () => {
  expect(excessOf(terms(keepDays(450)), profiles['preview-2025-05'])).toEqual({ points: 450, limit: 450, over: 0 });
  expect(excessOf(terms(keepDays(487)), profiles['ga-2026-09'])).toEqual({ points: 487, limit: 450, over: 37 });
});

test('the points at a moment carry their tags and ends', () => {
  expect(pointsAt(terms(keepDays(1), [weeklyRule]), '2026-09-08T14:00:00Z', '2026-08-31T14:00:00Z')).toEqual([
    { time: '2026-09-01T13:00:00.000Z', tag: 'Weekly', expires: '2026-10-27T13:00:00.000Z' },
    { time: '2026-09-06T13:00:00.000Z', tag: 'Weekly', expires: '2026-11-01T13:00:00.000Z' },
    { time: '2026-09-08T13:00:00.000Z', tag: 'Default', expires: '2026-09-09T13:00:00.000Z' },
  ]);
});

test.each([
  ['Default', '2028-03-05T13:00:00.000Z'],
  ['Weekly', '2028-04-23T13:00:00.000Z'],
  ['Daily', '2028-03-05T13:00:00.000Z'],
])('a point tagged %s expires as its rule says, over a leap day too; without such a rule as the default says', (tag, expires) => {
  expect(expiryOf({ time: '2028-02-27T13:00:00.000Z', tag }, terms(keepDays(7), [weeklyRule]))).toBe(expires);
});

const points = [8, 7, 6, 5, 1].map((day) => ({ time: `2026-09-0${day}T13:00:00Z`, tag: day === 6 ? 'Weekly' : 'Default' }));
const after3Days = terms(keepDays(3), [weeklyRule]);

test.each([
  ['protected', '2026-09-09T14:00:00Z', [6, 5, 1]],
  ['backups-paused', '2026-12-09T14:00:00Z', [7, 6, 5, 1]],
  ['stopped', '2026-12-09T14:00:00Z', []],
  ['expiry-paused', '2026-12-09T14:00:00Z', []],
] as const)('points of an item that is %s expire at once when their end is past', (state, asOf, days) => {
  const gone = expiredAtOnce(state === 'protected' ? terms(keepDays(3)) : after3Days, points, { asOf, state });
  expect(gone.map(({ time }) => Number(time.slice(9, 10)))).toEqual(days);
});

test('a rule keeps its points from expiring with the others', () => {
  const gone = expiredAtOnce(after3Days, points, { asOf: '2026-09-09T14:00:00Z', state: 'protected' });
  expect(gone.map(({ time }) => Number(time.slice(9, 10)))).toEqual([5, 1]);
});

test('all points of a stopped item are kept for ever, and the newest of one whose backups are paused', () => {
  expect([isKeptForEver('stopped', false), isKeptForEver('backups-paused', true), isKeptForEver('backups-paused', false)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([isKeptForEver('protected', true), isKeptForEver('expiry-paused', true)]).toEqual([false, false]);
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo', 'America/St_Johns'];
const dayMs = 86_400_000;
const keeps = (most: number) =>
  fc.record({ count: fc.integer({ min: 1, max: most }), unit: fc.constantFrom('days' as const, 'weeks' as const) });
const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { maxLength: 3 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.constantFrom(0, 15, 30, 45),
    timeZone: fc.constantFrom(...zones),
  })
  .map(({ days, hour, minute, timeZone }) => {
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    return days.length === 0 ? { frequency: 'daily', time, timeZone } : { frequency: 'weekly', days, time, timeZone };
  });
const anyTerms: fc.Arbitrary<PolicyTerms> = fc
  .record({
    schedule: schedules,
    keep: keeps(12),
    daily: fc.option(keeps(10)),
    weekly: fc.option(fc.tuple(keeps(12), fc.constantFrom('first' as const, ...weekdays))),
    isDailyFirst: fc.boolean(),
  })
  .map(({ schedule, keep, daily, weekly, isDailyFirst }) => ({
    schedule,
    keep,
    rules: [
      ...(daily === null ? [] : [{ tag: 'Daily' as const, on: 'first' as const, keep: daily, priority: isDailyFirst ? 10 : 25 }]),
      ...(weekly === null ? [] : [{ tag: 'Weekly' as const, on: weekly[1], keep: weekly[0], priority: 20 }]),
    ],
  }));

const week = (day: number) => Math.floor((day - 3) / 7);

/** Day by day and minute by minute: a backup runs at the first moment at which the clocks have come to its time. */
function* simulated({ schedule, keep, rules }: PolicyTerms, firstDay: number, days: number) {
  let before: number | undefined;
  for (let day = firstDay; day < firstDay + days; day += 1) {
    const weekday = weekdays[new Date(day * dayMs).getUTCDay()] ?? 'sunday';
    if (schedule.frequency === 'weekly' && !schedule.days.includes(weekday)) continue;
    const shown = day * dayMs + (Number(schedule.time.slice(0, 2)) * 60 + Number(schedule.time.slice(3))) * 60_000;
    let at = shown - (shownAt(schedule.timeZone, shown - dayMs) - (shown - dayMs)) - 2 * 3_600_000;
    while (shownAt(schedule.timeZone, at) < shown) at += 15 * 60_000;
    const isFirstOfWeek = before === undefined || week(before) !== week(day);
    const found = rules
      .filter(({ tag, on }) => (on === 'first' ? tag === 'Daily' || isFirstOfWeek : on === weekday))
      .reduce<RetentionRule | undefined>((best, rule) => (best === undefined || rule.priority < best.priority ? rule : best), undefined);
    const kept = found?.keep ?? keep;
    before = day;
    yield { at, tag: found?.tag ?? 'Default', expires: at + kept.count * (kept.unit === 'weeks' ? 7 : 1) * dayMs };
  }
}

const startDay = Math.floor(Date.parse('2026-06-10T00:00:00Z') / dayMs);

test('the points that a policy keeps are those that exist when its days are played one by one', () => {
  fc.assert(
    fc.property(anyTerms, fc.integer({ min: 0, max: 300 }), (given, offset) => {
      const startedAt = (startDay + offset) * dayMs - 14 * 3_600_000;
      const now = startedAt + 200 * dayMs;
      const all = [...simulated(given, startDay + offset - 3, 206)].filter(({ at }) => at > startedAt);
      const left = all.filter(({ at, expires }) => at <= now && expires > now);
      const foreseen = pointsAt(given, new Date(now).toISOString(), new Date(startedAt).toISOString());
      expect(foreseen.map(({ time, expires }) => [time, expires])).toEqual(
        left.map(({ at, expires }) => [new Date(at).toISOString(), new Date(expires).toISOString()]),
      );
    }),
    { numRuns: 40 },
  );
});

test('no more points ever exist than a policy is said to keep, and so many once do', () => {
  fc.assert(
    fc.property(anyTerms, (given) => {
      const runs = [...simulated(given, startDay, 84 + 366 * 3)];
      const settled = runs.filter(({ at }) => at > (startDay + 84) * dayMs);
      const counts = settled.map(({ at }) => runs.filter((one) => one.at <= at && one.expires > at).length);
      expect(Math.max(...counts)).toBe(pointsKept(given));
    }),
    { numRuns: 40 },
  );
});

test('the next runs are those of a day-by-day walk', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 500 }), (schedule, offset) => {
      const from = (startDay + offset) * dayMs;
      const walked = [...simulated({ schedule, keep: keepDays(1), rules: [] }, startDay + offset - 2, 40)].filter(({ at }) => at > from);
      expect(nextRuns(schedule, new Date(from).toISOString(), 4)).toEqual(walked.slice(0, 4).map(({ at }) => new Date(at).toISOString()));
    }),
    { numRuns: 60 },
  );
});

const made = { time: '2026-09-08T13:00:00.000Z', tag: 'Default' };
const said = '2026-09-15T13:00:07.000Z';
const weekly = terms(keepDays(7));

test.each<[string, string | null, Kept, ReturnType<typeof endOf>]>([
  ['Azure’s word where it says one', said, { terms: weekly, state: 'protected', isNewest: true }, { at: said, computed: false }],
  [
    'computed where Azure says none',
    null,
    { terms: weekly, state: 'protected', isNewest: true },
    { at: '2026-09-15T13:00:00.000Z', computed: true },
  ],
  ['none where the item was stopped, whatever Azure says', said, { terms: weekly, state: 'stopped', isNewest: false }, 'never'],
  ['none for the newest where backups are paused', null, { terms: weekly, state: 'backups-paused', isNewest: true }, 'never'],
  ['not known where the policy is not', null, { terms: null, state: 'protected', isNewest: false }, null],
  ['not known where nothing expires by the policy', null, { terms: weekly, state: 'deleted', isNewest: false }, null],
])('the end of a point is %s', (_, word, kept, end) => {
  expect(endOf(made, word, kept)).toEqual(end);
});

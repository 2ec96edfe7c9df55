import { textOf } from '../values/text.ts';
import { Moment, momentAt, momentAtTick, Span, ticksInMs, type Value } from '../values/value.ts';
import type { Func } from './function.ts';

const dayMs = 86_400_000;
const dayTicks = BigInt(dayMs) * ticksInMs;
const unitTicks: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    week: 7n * dayTicks,
    day: dayTicks,
    hour: dayTicks / 24n,
    minute: 600_000_000n,
    second: 10_000_000n,
    millisecond: ticksInMs,
    microsecond: 10n,
  }),
);
const unitMonths: ReadonlyMap<string, number> = new Map(Object.entries({ year: 12, quarter: 3, month: 1 }));

const down = (value: bigint, step: bigint): bigint => (value - (((value % step) + step) % step)) / step;
const msOf = ({ ticks }: Moment): number => Number(down(ticks, ticksInMs));
const dateOf = (moment: Moment): Date => new Date(msOf(moment));
const monthsOf = (moment: Moment): number => dateOf(moment).getUTCFullYear() * 12 + dateOf(moment).getUTCMonth();
const atMonth = (months: number): Moment | null => momentAt(Date.UTC(Math.floor(months / 12), months % 12, 1));

/** How often a border of the unit lies between two moments. */
function difference(unit: string, one: Moment, other: Moment): bigint | null {
  const months = unitMonths.get(unit);
  if (months !== undefined) return BigInt(Math.floor(monthsOf(one) / months) - Math.floor(monthsOf(other) / months));
  const ticks = unitTicks.get(unit);
  // 1970 began on a Thursday, weeks begin on Sunday.
  const shift = unit === 'week' ? 4n * dayTicks : 0n;
  return ticks === undefined ? null : down(one.ticks + shift, ticks) - down(other.ticks + shift, ticks);
}

function added(unit: string, count: bigint, to: Moment): Moment | null {
  const ticks = unitTicks.get(unit);
  if (ticks !== undefined) return momentAtTick(to.ticks + count * ticks);
  const months = unitMonths.get(unit);
  if (months === undefined) return null;
  const target = atMonth(monthsOf(to) + months * Number(count));
  const next = target === null ? null : atMonth(monthsOf(target) + 1);
  if (target === null || next === null) return null;
  const lastDay = dateOf(new Moment(next.ticks - dayTicks)).getUTCDate();
  const day = BigInt(Math.min(dateOf(to).getUTCDate(), lastDay) - 1);
  return momentAtTick(target.ticks + day * dayTicks + (to.ticks - down(to.ticks, dayTicks) * dayTicks));
}

type Start = (moment: Moment, by: number) => Moment | null;
const day: Start = ({ ticks }, by) => momentAtTick((down(ticks, dayTicks) + BigInt(by)) * dayTicks);
const week: Start = (moment, by) => day(moment, by * 7 - dateOf(moment).getUTCDay());
const month: Start = (moment, by) => atMonth(monthsOf(moment) + by);
const year: Start = (moment, by) => atMonth((Math.floor(monthsOf(moment) / 12) + by) * 12);

const startOf = (start: Start): Func => ({
  takes: 'ti?',
  gives: 'datetime',
  named: '',
  work: (of = null, by = 0n) => (of instanceof Moment ? start(of, Number(by)) : null),
});
const endOf = (start: Start): Func => ({
  takes: 'ti?',
  gives: 'datetime',
  work: (of = null, by = 0n) => {
    const next = of instanceof Moment ? start(of, Number(by) + 1) : null;
    return next === null ? null : momentAtTick(next.ticks - 1n);
  },
});

const formats: Record<string, (date: Date) => string> = {
  yyyy: (date) => String(date.getUTCFullYear()),
  y: (date) => String(date.getUTCFullYear() % 100),
  M: (date) => String(date.getUTCMonth() + 1),
  d: (date) => String(date.getUTCDate()),
  H: (date) => String(date.getUTCHours()),
  h: (date) => String(date.getUTCHours() % 12 || 12),
  m: (date) => String(date.getUTCMinutes()),
  s: (date) => String(date.getUTCSeconds()),
  tt: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
};

/** Hundreds of nanoseconds within a second, as seven digits. */
const fractionOf = ({ ticks }: Moment): string => String(((ticks % 10_000_000n) + 10_000_000n) % 10_000_000n).padStart(7, '0');

/** A part of a moment as a specifier wants it: doubled with two digits, `f` and `F` so many of the fraction, the latter without zeros at its end. */
function formattedPart(of: Moment, part: string): string {
  const [letter = ''] = part;
  if (letter === 'f') return fractionOf(of).slice(0, part.length);
  if (letter === 'F') return fractionOf(of).slice(0, part.length).replace(/0+$/, '');
  const whole = formats[part]?.(dateOf(of));
  return whole ?? (formats[letter]?.(dateOf(of)) ?? part).padStart(part.length, '0');
}

// Source: https://learn.microsoft.com/kusto/query/format-datetime-function
const specifiers = /yyyy|yy?|MM?|dd?|HH?|hh?|mm?|ss?|tt|f{1,7}|F{1,7}/g;

const formatted = (of: Value, format: Value): Value =>
  of instanceof Moment ? textOf(format).replaceAll(specifiers, (part) => formattedPart(of, part)) : '';

const parts: ReadonlyMap<string, (date: Date) => number> = new Map(
  Object.entries({
    year: (date: Date) => date.getUTCFullYear(),
    quarter: (date: Date) => Math.floor(date.getUTCMonth() / 3) + 1,
    month: (date: Date) => date.getUTCMonth() + 1,
    day: (date: Date) => date.getUTCDate(),
    hour: (date: Date) => date.getUTCHours(),
    minute: (date: Date) => date.getUTCMinutes(),
    second: (date: Date) => date.getUTCSeconds(),
  }),
);

function partOf(unit: string, of: Value): Value {
  const part = parts.get(unit);
  return of instanceof Moment && part !== undefined ? BigInt(part(dateOf(of))) : null;
}
const part = (unit: string): Func => ({ takes: 't', gives: 'int', work: (of = null) => partOf(unit, of) });

function made(...args: Value[]): Value {
  const [y = 1970, m = 1, d = 1, hour = 0, minute = 0, second = 0] = args.map(Number);
  return momentAt(Date.UTC(y, m - 1, d, hour, minute, second));
}

const weekday: Func = {
  takes: 't',
  gives: 'timespan',
  work: (of = null) => (of instanceof Moment ? new Span(BigInt(dateOf(of).getUTCDay()) * dayTicks) : null),
};

/** Functions on moments and timespans, as of a moment that is now. */
export const timeFunctions = (now: Moment): Record<string, Func> => ({
  now: { takes: 'd?', gives: 'datetime', work: (by?) => (by instanceof Span ? momentAtTick(now.ticks + by.ticks) : now) },
  ago: { takes: 'd', gives: 'datetime', work: (by = null) => (by instanceof Span ? momentAtTick(now.ticks - by.ticks) : null) },
  make_datetime: { takes: 'aa?a?a?a?a?', gives: 'datetime', named: '', work: made },
  datetime_diff: {
    takes: 'stt',
    gives: 'long',
    work: (unit = null, one = null, other = null) =>
      one instanceof Moment && other instanceof Moment ? difference(textOf(unit).toLowerCase(), one, other) : null,
  },
  datetime_add: {
    takes: 'sit',
    gives: 'datetime',
    work: (unit = null, count = null, to = null) =>
      to instanceof Moment && typeof count === 'bigint' ? added(textOf(unit).toLowerCase(), count, to) : null,
  },
  datetime_part: { takes: 'st', gives: 'int', work: (unit = null, of = null) => partOf(textOf(unit).toLowerCase(), of) },
  format_datetime: { takes: 'ts', gives: 'string', work: (of = null, format = null) => formatted(of, format) },
  getyear: part('year'),
  getmonth: part('month'),
  monthofyear: part('month'),
  dayofmonth: part('day'),
  hourofday: part('hour'),
  dayofweek: weekday,
  startofday: startOf(day),
  startofweek: startOf(week),
  startofmonth: startOf(month),
  startofyear: startOf(year),
  endofday: endOf(day),
  endofweek: endOf(week),
  endofmonth: endOf(month),
  endofyear: endOf(year),
});

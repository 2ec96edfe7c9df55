import { Moment, momentAt, Span } from './value.ts';

const second = 10_000_000n;
const unitNames: [string, bigint][] = [
  ['d day days', 86_400n * second],
  ['h hr hrs hour hours', 3600n * second],
  ['m min minute minutes', 60n * second],
  ['s sec second seconds', second],
  ['ms milli millis millisecond milliseconds', 10_000n],
  ['microsecond microseconds', 10n],
  ['tick ticks', 1n],
];
const units = new Map(unitNames.flatMap(([names, ticks]) => names.split(' ').map((name) => [name, ticks] as const)));

/** Ticks of a number of units that may have a fraction. */
const times = (count: string, unit: bigint): bigint =>
  count.includes('.') ? BigInt(Math.round(Number(count) * Number(unit))) : BigInt(count) * unit;

/** A timespan as it may be written: "7d", "1.5h", "1.02:03:04.5", "3" for days; undefined if it is none. */
export function spanIn(text: string): Span | undefined {
  const [, count = '', name = ''] = /^(-?\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.trim()) ?? [];
  const unit = units.get(name);
  if (unit !== undefined) return new Span(times(count, unit));
  const long = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(text.trim());
  if (long === null) return /^-?\d+$/.test(text.trim()) ? new Span(BigInt(text.trim()) * 86_400n * second) : undefined;
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0'] = long;
  const ticks = BigInt(days) * 86_400n * second + BigInt(hours) * 3600n * second + BigInt(minutes) * 60n * second + times(seconds, second);
  return new Span(minus === undefined ? ticks : -ticks);
}

const moment = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

// Jobs of thousands of volumes begin at the same moments.
const known = new Map<string, Moment | undefined>();
const mostKnown = 10_000;

/** A moment as it may be written, UTC unless it says otherwise; undefined if it is none. */
export function momentIn(text: string): Moment | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= mostKnown) known.clear();
  const found = momentFrom(text);
  known.set(text, found);
  return found;
}

function momentFrom(text: string): Moment | undefined {
  const found = moment.exec(text.trim());
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', seconds = '0', fraction = '0', zone = 'Z'] = found;
  // Not by Date.UTC, which takes the years to 99 for those of the last century.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(seconds));
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const whole = momentAt(date.getTime() - offset);
  return whole === null ? undefined : new Moment(whole.ticks + BigInt(fraction.padEnd(7, '0').slice(0, 7)));
}

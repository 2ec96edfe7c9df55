import { isDynamic, Moment, Span, ticksInMs, type Value } from './value.ts';

const digits = (number: bigint, length: number): string => String(number).padStart(length, '0');

/** "1.02:03:04.5000000" as Kusto writes a timespan. */
function spanText(ticks: bigint): string {
  const all = ticks < 0n ? -ticks : ticks;
  const seconds = all / 10_000_000n;
  const fraction = all % 10_000_000n;
  const days = seconds / 86_400n;
  const clock = [(seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n].map((part) => digits(part, 2)).join(':');
  return `${ticks < 0n ? '-' : ''}${days === 0n ? '' : `${days}.`}${clock}${fraction === 0n ? '' : `.${digits(fraction, 7)}`}`;
}

/** "2026-09-08T08:50:28.6850000Z" as Kusto writes a moment. */
function momentText(ticks: bigint): string {
  const fraction = ((ticks % ticksInMs) + ticksInMs) % ticksInMs;
  const moment = new Date(Number((ticks - fraction) / ticksInMs));
  return moment.toISOString().replace('Z', `${digits(fraction, 4)}Z`);
}

/** A value as text, as `tostring` gives it; null is the empty text. */
export function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Moment) return momentText(value.ticks);
  if (value instanceof Span) return spanText(value.ticks);
  return isDynamic(value) ? JSON.stringify(value) : String(value);
}

/** A value as it stands inside of a dynamic one, and in the answer; a moment without the zeros at its end. */
export function toJson(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Moment) return momentText(value.ticks).replace(/\.?0*Z$/, 'Z');
  return value instanceof Span ? spanText(value.ticks) : value;
}

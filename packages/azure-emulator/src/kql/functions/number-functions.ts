import { orderOf } from '../values/compare.ts';
import { spanIn, momentIn } from '../values/literals.ts';
import { textOf } from '../values/text.ts';
import { asLong, dotNetTicks, isNumber, Moment, momentAtTick, Span, type Value } from '../values/value.ts';
import type { Func } from './function.ts';

const inRange = (number: bigint): Value => (asLong(number) === number ? number : null);

/** A value as a whole number, if it can be one. */
export function toLong(of: Value): Value {
  if (typeof of === 'bigint') return of;
  if (typeof of === 'number') return Number.isFinite(of) ? inRange(BigInt(Math.trunc(of))) : null;
  if (typeof of === 'boolean') return of ? 1n : 0n;
  if (of instanceof Moment) return dotNetTicks(of);
  if (of instanceof Span) return of.ticks;
  return typeof of === 'string' && /^\s*[-+]?\d+\s*$/.test(of) ? inRange(BigInt(of.trim())) : null;
}

/** A value as a real number, if it can be one. */
export function toReal(of: Value): Value {
  if (isNumber(of)) return Number(of);
  if (typeof of === 'boolean') return of ? 1 : 0;
  const number = typeof of === 'string' && of.trim() !== '' ? Number(of) : Number.NaN;
  return Number.isNaN(number) ? null : number;
}

/** A value as a truth, if it can be one. */
export function toBool(of: Value): Value {
  if (typeof of === 'boolean' || of === null) return of;
  if (isNumber(of)) return Number(of) !== 0;
  const text = textOf(of).trim();
  return /^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : null;
}

/** A value as a moment, if it can be one. */
export const toMoment = (of: Value): Value => (of instanceof Moment ? of : (momentIn(textOf(of)) ?? null));

/** A value as a timespan, if it can be one. */
export const toSpan = (of: Value): Value => (of instanceof Span ? of : (spanIn(textOf(of)) ?? null));

/** A value as a GUID, if it is one. */
export const toGuid = (of: Value): Value =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(textOf(of)) ? textOf(of).toLowerCase() : null;

const real = (work: (number: number) => number): Func => ({
  takes: 'n',
  gives: 'real',
  named: '',
  work: (of = null) => {
    const result = isNumber(of) ? work(Number(of)) : Number.NaN;
    return Number.isFinite(result) ? result : null;
  },
});

function round(of: Value, digits: Value): Value {
  const factor = 10 ** Number(digits);
  return typeof of === 'number' ? Math.round(of * factor) / factor : of;
}

function abs(of: Value): Value {
  if (of instanceof Span) return new Span(of.ticks < 0n ? -of.ticks : of.ticks);
  if (typeof of === 'bigint') return of < 0n ? -of : of;
  return typeof of === 'number' ? Math.abs(of) : null;
}

const floored = (value: bigint, step: bigint): bigint => value - (((value % step) + step) % step);

/** A value rounded down to a multiple of a step, both of one kind. */
function floorTo(value: Value, step: Value): Value {
  if (value instanceof Moment && step instanceof Span && step.ticks > 0n) return momentAtTick(floored(value.ticks, step.ticks));
  if (value instanceof Span && step instanceof Span && step.ticks > 0n) return new Span(floored(value.ticks, step.ticks));
  if (typeof value === 'bigint' && typeof step === 'bigint' && step > 0n) return floored(value, step);
  return isNumber(value) && isNumber(step) && step > 0 ? Math.floor(Number(value) / Number(step)) * Number(step) : null;
}

/** The lowest or the highest of some values; nulls are passed over. */
export const extreme = (wanted: 1 | -1, values: readonly Value[]): Value =>
  values.reduce<Value>((best, value) => (value !== null && (best === null || orderOf(value, best) * wanted > 0) ? value : best), null);

/** Functions on numbers and those that make one kind of value of another. */
export const numberFunctions: Record<string, Func> = {
  toint: { takes: 'a', gives: 'int', named: '', work: (of = null) => toLong(of) },
  tolong: { takes: 'a', gives: 'long', named: '', work: (of = null) => toLong(of) },
  toreal: { takes: 'a', gives: 'real', named: '', work: (of = null) => toReal(of) },
  todouble: { takes: 'a', gives: 'real', named: '', work: (of = null) => toReal(of) },
  todecimal: { takes: 'a', gives: 'decimal', named: '', work: (of = null) => toReal(of) },
  tobool: { takes: 'a', gives: 'bool', named: '', work: (of = null) => toBool(of) },
  toboolean: { takes: 'a', gives: 'bool', named: '', work: (of = null) => toBool(of) },
  toguid: { takes: 's', gives: 'guid', named: '', work: (of = null) => toGuid(of) },
  todatetime: { takes: 'a', gives: 'datetime', named: '', work: (of = null) => toMoment(of) },
  totimespan: { takes: 'a', gives: 'timespan', named: '', work: (of = null) => toSpan(of) },
  abs: { takes: 'u', gives: 'first', named: '', work: (of = null) => abs(of) },
  ceiling: { takes: 'n', gives: 'first', named: '', work: (of = null) => (typeof of === 'number' ? Math.ceil(of) : of) },
  round: { takes: 'ni?', gives: 'first', named: '', work: (of = null, digits = 0n) => round(of, digits) },
  bin: { takes: 'uu', gives: 'first', named: '', work: (of = null, step = null) => floorTo(of, step) },
  floor: { takes: 'uu', gives: 'first', named: '', work: (of = null, step = null) => floorTo(of, step) },
  sqrt: real(Math.sqrt),
  exp: real(Math.exp),
  log: real(Math.log),
  pow: {
    takes: 'nn',
    gives: 'real',
    work: (base = null, exponent = null) => (isNumber(base) && isNumber(exponent) ? Number(base) ** Number(exponent) : null),
  },
  isnull: { takes: 'a', gives: 'bool', work: (of = null) => of === null },
  isnotnull: { takes: 'a', gives: 'bool', work: (of = null) => of !== null },
  not: { takes: 'b', gives: 'bool', work: (of = null) => (of === null ? null : of !== true) },
};

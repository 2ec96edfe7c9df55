import { asLong, isNumber, Moment, momentAtTick, Span, type Value } from '../values/value.ts';

/** A calculation with two values; null where one is, or where there is no result. */
export function calculate(operator: string, one: Value, other: Value): Value {
  if (typeof one === 'bigint' && typeof other === 'bigint') return onWhole(operator, one, other);
  if (isNumber(one) && isNumber(other)) return onReal(operator, Number(one), Number(other));
  if (isNumber(one) || isNumber(other)) return scaled(operator, one, other);
  return onTimes(operator, one, other);
}

function onWhole(operator: string, one: bigint, other: bigint): Value {
  if (operator === '+') return asLong(one + other);
  if (operator === '-') return asLong(one - other);
  if (operator === '*') return asLong(one * other);
  if (other === 0n) return null;
  return operator === '/' ? one / other : one % other;
}

const reals: Record<string, (one: number, other: number) => number> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other,
};

function onReal(operator: string, one: number, other: number): Value {
  const result = reals[operator]?.(one, other) ?? Number.NaN;
  return Number.isFinite(result) ? result : null;
}

/** A timespan times or divided by a number. */
function scaled(operator: string, one: Value, other: Value): Value {
  const [span, number] = one instanceof Span ? [one, other] : [other, one];
  if (!(span instanceof Span) || !isNumber(number)) return null;
  if (operator === '*') return spanOf(Number(span.ticks) * Number(number));
  return operator === '/' && span === one ? spanOf(Number(span.ticks) / Number(number)) : null;
}

const spanOf = (ticks: number): Span | null => (Number.isFinite(ticks) ? new Span(BigInt(Math.round(ticks))) : null);

function onTimes(operator: string, one: Value, other: Value): Value {
  if (!(one instanceof Moment || one instanceof Span) || !(other instanceof Moment || other instanceof Span)) return null;
  const isPoint = one instanceof Moment !== other instanceof Moment;
  if (operator === '+') return isPoint ? momentAtTick(one.ticks + other.ticks) : new Span(one.ticks + other.ticks);
  if (operator === '-') return isPoint ? momentAtTick(one.ticks - other.ticks) : new Span(one.ticks - other.ticks);
  if (other.ticks === 0n) return null;
  return operator === '/' ? Number(one.ticks) / Number(other.ticks) : new Span(one.ticks % other.ticks);
}

/** A value with the other sign. */
export function negated(value: Value): Value {
  if (value instanceof Span) return new Span(-value.ticks);
  return isNumber(value) ? -value : null;
}

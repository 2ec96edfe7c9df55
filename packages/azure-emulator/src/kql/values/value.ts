/** A moment in a query, in ticks of 100 ns since 1970. */
export class Moment {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    this.ticks = ticks;
  }
}

/** A timespan in ticks of 100 ns. */
export class Span {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    this.ticks = ticks;
  }
}

/** A bag of fields in a query, which holds plain JSON. */
export type Bag = { readonly [field: string]: unknown };

/**
 * A value in a query. Whole numbers (int, long) are bigint and reals are number, so that 5 / 2 is 2 and 5.0 / 2 is 2.5 as in Kusto.
 * Objects and arrays are `dynamic` and hold plain JSON; what is read out of them is text, number, truth or null.
 */
export type Value = string | bigint | number | boolean | null | Moment | Span | readonly unknown[] | Bag;

/** The type that a column or an expression has before any row is read. */
export type Type = 'string' | 'long' | 'int' | 'real' | 'decimal' | 'bool' | 'datetime' | 'timespan' | 'dynamic' | 'guid';

/** A whole number in the 64 bits that a long has [D]; that what is beyond goes round is a guess [U]. */
export const asLong = (number: bigint): bigint => BigInt.asIntN(64, number);

/** Ticks in a millisecond. */
export const ticksInMs = 10_000n;

// .NET counts from the first day of year 1 to the last of 9999.
const firstTick = -621_355_968_000_000_000n;
const lastTick = 2_534_023_007_999_999_999n;

/** Ticks of .NET, which count from the year 1. */
export const dotNetTicks = ({ ticks }: Moment): bigint => ticks - firstTick;

/** The moment at a tick; null for what is out of the calendar. */
export const momentAtTick = (ticks: bigint): Moment | null => (ticks < firstTick || ticks > lastTick ? null : new Moment(ticks));

/** The moment at a millisecond; null for what is out of the calendar. */
export const momentAt = (ms: number): Moment | null => (Number.isFinite(ms) ? momentAtTick(BigInt(Math.trunc(ms)) * ticksInMs) : null);

/** What stands in JSON as a value: whole numbers become long. */
export function fromJson(json: unknown): Value {
  if (json === undefined || json === null) return null;
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : json;
  return json as Value;
}

/** Whether a value is an array. */
export const isList = (value: Value): value is readonly unknown[] => Array.isArray(value);

/** Whether a value is a bag or an array. */
export const isDynamic = (value: Value): value is readonly unknown[] | Bag =>
  typeof value === 'object' && value !== null && !(value instanceof Moment) && !(value instanceof Span);

/** Whether a value is a bag. */
export const isBag = (value: Value): value is Bag => isDynamic(value) && !Array.isArray(value);

/** Whether a value is a number of either kind. */
export const isNumber = (value: Value | undefined): value is bigint | number => typeof value === 'bigint' || typeof value === 'number';

/** A field of a bag, by its name in its very case: null where there is none. */
export const fieldOf = (value: Value, field: string): Value =>
  isBag(value) && Object.hasOwn(value, field) ? fromJson(value[field]) : null;

/** An item of an array (from its end when negative) or a field of a bag. */
export function itemOf(value: Value, index: Value): Value {
  if (typeof index === 'string') return fieldOf(value, index);
  return isList(value) && isNumber(index) ? fromJson(value.at(Number(index))) : null;
}

/** What stands where there is nothing: Kusto's texts are never null. */
export const emptyOf = (type: Type): Value => (type === 'string' ? '' : null);

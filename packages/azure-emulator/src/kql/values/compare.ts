import { textOf } from './text.ts';
import { isDynamic, isNumber, Moment, Span, type Value } from './value.ts';

const sign = (one: bigint | number | string, other: bigint | number | string): number => (one < other ? -1 : one > other ? 1 : 0);
const isTime = (value: Value): value is Moment | Span => value instanceof Moment || value instanceof Span;

/** Below, equal or above; undefined where the two cannot be compared, as with null. */
export function compare(one: Value, other: Value): number | undefined {
  if (one === null || other === null) return undefined;
  if (isNumber(one) && isNumber(other)) return sign(one, other);
  if (isTime(one) && isTime(other)) return one instanceof Moment === other instanceof Moment ? sign(one.ticks, other.ticks) : undefined;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  // A dynamic value beside a text is compared as text: recorded queries ask isUserTriggered == 'true' of a boolean [R].
  if (typeof one === 'string' || typeof other === 'string') return sign(textOf(one), textOf(other));
  return isDynamic(one) && isDynamic(other) && textOf(one) === textOf(other) ? 0 : undefined;
}

/** For putting rows in order: whatever cannot be compared goes by its text. */
export const orderOf = (one: Value, other: Value): number => compare(one, other) ?? sign(textOf(one), textOf(other));

/** The kind of a value, so that the text "1" and the number 1 are two. */
function kindOf(value: Value): string {
  if (isNumber(value)) return 'n';
  if (value instanceof Moment) return 't';
  if (value instanceof Span) return 'd';
  return value === null ? '-' : typeof value === 'object' ? 'y' : typeof value === 'string' ? 's' : 'b';
}

/** A text that equal values share, for groups and joins. */
export const keyOf = (values: readonly Value[]): string =>
  values.length === 1 && typeof values[0] === 'string'
    ? `s${values[0]}`
    : JSON.stringify(values.map((value) => kindOf(value) + textOf(value)));

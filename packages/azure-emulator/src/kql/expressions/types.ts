import { toBool, toGuid, toLong, toMoment, toReal, toSpan } from '../functions/number-functions.ts';
import { textOf, toJson } from '../values/text.ts';
import type { Type, Value } from '../values/value.ts';

const wholes: readonly Type[] = ['long', 'int'];
const reals: readonly Type[] = ['real', 'decimal'];

/** Whether a type is one of numbers. */
export const isNumeric = (type: Type): boolean => wholes.includes(type) || reals.includes(type);

/** Whether values of a type can be looked at as text. */
export const isTextual = (type: Type): boolean => type === 'string' || type === 'dynamic';

const wider = (one: Type, other: Type): Type => (reals.includes(one) || reals.includes(other) ? 'real' : 'long');

type Rule = (one: Type, other: Type) => Type | undefined;

const isTime = (type: Type): boolean => type === 'datetime' || type === 'timespan';

const onTimes: Record<string, Rule> = {
  '+': (one, other) => (one === 'datetime' || other === 'datetime' ? 'datetime' : 'timespan'),
  '-': (one, other) => (one === 'datetime' && other !== 'datetime' ? 'datetime' : 'timespan'),
  '/': (one, other) => (one === other ? 'real' : undefined),
  '%': (one, other) => (one === 'timespan' && other === 'timespan' ? 'timespan' : undefined),
};

/** The type that a calculation gives; undefined where the language has none such. */
export function typeOfArithmetic(operator: string, one: Type, other: Type): Type | undefined {
  if (isNumeric(one) && isNumeric(other)) return wider(one, other);
  if (one === 'dynamic' && other === 'dynamic') return 'dynamic';
  if (isNumeric(one) && other === 'dynamic') return wider(one, one);
  if (one === 'dynamic' && isNumeric(other)) return wider(other, other);
  if (one === 'timespan' && isNumeric(other) && /[*/]/.test(operator)) return 'timespan';
  if (isNumeric(one) && other === 'timespan' && operator === '*') return 'timespan';
  const isOfTimes = [one, other].every((type) => isTime(type) || (type === 'dynamic' && /[+-]/.test(operator)));
  return isOfTimes ? onTimes[operator]?.(one, other) : undefined;
}

/** Whether one value can stand before another of these types. */
export function canCompare(one: Type, other: Type): boolean {
  const [left, right] = [one, other].map((type) => (isNumeric(type) ? 'number' : type));
  if (left === right) return left !== 'string' && left !== 'guid';
  const kinds = new Set([left, right]);
  return kinds.has('number') && (kinds.has('bool') || kinds.has('dynamic'));
}

/** The type that fits all of some values: the wider of numbers, the other beside something dynamic; undefined where there is none. */
export function commonType(types: readonly Type[]): Type | undefined {
  const plain = [...new Set(types.filter((type) => type !== 'dynamic'))];
  const [first, ...others] = plain;
  if (first === undefined) return 'dynamic';
  if (others.length === 0) return first;
  return plain.every(isNumeric) ? plain.reduce<Type>(wider, first) : undefined;
}

const casts: Partial<Record<Type, (value: Value) => Value>> = {
  string: textOf,
  long: toLong,
  int: toLong,
  real: toReal,
  decimal: toReal,
  bool: toBool,
  datetime: toMoment,
  timespan: toSpan,
  guid: toGuid,
};

/** How a value of one type becomes one of another; undefined where nothing is to be done. */
export function castOf(from: Type, to: Type): ((value: Value) => Value) | undefined {
  if (from === to) return undefined;
  return to === 'dynamic' ? (value) => toJson(value) as Value : casts[to];
}

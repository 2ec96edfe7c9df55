import { textTest } from '../functions/text-tests.ts';
import { senseless } from '../failure.ts';
import type { Expression } from '../parsing/syntax.ts';
import { compare } from '../values/compare.ts';
import { textOf } from '../values/text.ts';
import { Moment, momentAtTick, Span, type Value } from '../values/value.ts';
import { made, type Compiled } from './compiled.ts';
import { calculate } from './arithmetic.ts';
import { canCompare, castOf, isTextual, typeOfArithmetic } from './types.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;

/** Two expressions with an operator between them. */
export function binary({ operator, at }: Binary, one: Compiled, other: Compiled): Compiled {
  const refused = senseless(`Operator '${operator}' is not defined for ${one.type} and ${other.type}.`, at);
  if (operator === 'and' || operator === 'or') {
    if (![one, other].every(({ type }) => type === 'bool' || type === 'dynamic')) throw refused;
    return made('bool', [one, other], operator === 'and' ? both(one, other) : either(one, other));
  }
  if (/^[-+*/%]$/.test(operator)) {
    const type = typeOfArithmetic(operator, one.type, other.type);
    if (type === undefined) throw refused;
    return made(type, [one, other], (row) => calculate(operator, one.ask(row), other.ask(row)));
  }
  if (operator === '==' || operator === '!=') return equality(operator, one, other);
  const holds = comparisons[operator];
  if (holds !== undefined) {
    if (!canCompare(one.type, other.type)) throw refused;
    return made('bool', [one, other], (row) => {
      const order = compare(one.ask(row), other.ask(row));
      return order === undefined ? null : holds(order);
    });
  }
  const test = textTest(operator);
  if (test === undefined || !isTextual(one.type) || !isTextual(other.type)) throw refused;
  if (operator === '=~' && other.isFixed) {
    const wanted = textOf(other.ask([])).toLowerCase();
    return made('bool', [one], (row) => textOf(one.ask(row)).toLowerCase() === wanted);
  }
  return made('bool', [one, other], (row) => test(one.ask(row), other.ask(row)));
}

const comparisons: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

// What is not known decides nothing: null unless the other side does.
const both = (one: Compiled, other: Compiled) => (row: readonly Value[]) => {
  const left = one.ask(row);
  if (left === false) return false;
  const right = other.ask(row);
  return right === false ? false : left === true && right === true ? true : null;
};
const either = (one: Compiled, other: Compiled) => (row: readonly Value[]) => {
  const left = one.ask(row);
  if (left === true) return true;
  const right = other.ask(row);
  return right === true ? true : left === false && right === false ? false : null;
};

const timely = ['datetime', 'timespan'];

/** A text beside a moment or a timespan is read as one. */
function aligned(one: Compiled, other: Compiled): Compiled {
  const cast = timely.includes(other.type) && isTextual(one.type) ? castOf(one.type, other.type) : undefined;
  return cast === undefined ? one : made(other.type, [one], (row) => cast(one.ask(row)));
}

/** With one null, "not equal" holds; with two, nothing is known [D]. */
function equality(operator: string, given: Compiled, beside: Compiled): Compiled {
  const [one, other] = [aligned(given, beside), aligned(beside, given)];
  const isEqual = operator === '==';
  return made('bool', [one, other], (row) => {
    const [left, right] = [one.ask(row), other.ask(row)];
    if (left === null && right === null) return null;
    return (compare(left, right) === 0) === isEqual;
  });
}

type Between = Extract<Expression, { kind: 'between' }>;

/** `between (a .. b)`, both ends included; of a moment the second may be a timespan. */
export function between({ isNot, at }: Between, of: Compiled, from: Compiled, to: Compiled): Compiled {
  const isSpanAfter = of.type === 'datetime' && from.type === 'datetime' && to.type === 'timespan';
  const fits = canCompare(of.type, from.type) && (isSpanAfter || canCompare(of.type, to.type));
  const isOfTimes = of.type === 'dynamic' && [from, to].some(({ type }) => timely.includes(type));
  if (!fits || isOfTimes) throw senseless(`Operator 'between' is not defined for ${of.type}, ${from.type} and ${to.type}.`, at);
  return made('bool', [of, from, to], (row) => {
    const [value, low, high] = [of.ask(row), from.ask(row), to.ask(row)];
    const end = low instanceof Moment && high instanceof Span ? momentAtTick(low.ticks + high.ticks) : high;
    const [above, below] = [compare(value, low), compare(value, end)];
    return above === undefined || below === undefined ? null : (above >= 0 && below <= 0) !== isNot;
  });
}

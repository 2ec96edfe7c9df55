import type { Expression, Operator } from './parsing/syntax.ts';
import { Moment, Span, ticksInMs } from './values/value.ts';

/** Stretches of time in milliseconds, both ends included, one after the other. */
export type Spans = readonly (readonly [from: number, to: number])[];

/**
 * What conditions say of the columns of a table: the texts that a column can have, in lower case, and the times that can be read where a path leads,
 * such as `properties.timeCreated`. Of what is not named they say nothing.
 */
export type Said = { texts: ReadonlyMap<string, ReadonlySet<string>>; moments: ReadonlyMap<string, Spans> };

/** Nothing at all. */
export const nothingSaid: Said = { texts: new Map(), moments: new Map() };

type Of<T> = ReadonlyMap<string, T>;

/** Where two conditions hold both say something; where one of two holds, only what both speak of is known. */
function merged<T>(one: Of<T>, other: Of<T>, joined: (a: T, b: T) => T, isBoth: boolean): Of<T> {
  const found = new Map<string, T>(isBoth ? [...one, ...other] : []);
  for (const [key, value] of one) {
    const beside = other.get(key);
    if (beside !== undefined) found.set(key, joined(value, beside));
  }
  return found;
}

const inBoth = (one: Spans, other: Spans): Spans =>
  one.flatMap(([from, to]) => other.map(([begin, end]) => [Math.max(from, begin), Math.min(to, end)] as const)).filter(([a, b]) => a <= b);

/** Stretches that touch become one, so that a long condition does not make ever more of them. */
function inEither(one: Spans, other: Spans): Spans {
  const joined: [from: number, to: number][] = [];
  for (const [from, to] of [...one, ...other].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last === undefined || from > last[1]) joined.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return joined;
}

const bothOf = (one: Said, other: Said): Said => ({
  texts: merged(one.texts, other.texts, (a, b) => new Set([...a].filter((text) => b.has(text))), true),
  moments: merged(one.moments, other.moments, inBoth, true),
});

const oneOf = (one: Said, other: Said): Said => ({
  texts: merged(one.texts, other.texts, (a, b) => new Set([...a, ...b]), false),
  moments: merged(one.moments, other.moments, inEither, false),
});

function saidOfTexts(of: Expression, list: readonly Expression[]): Said {
  const texts = list.flatMap((one) => (one.kind === 'literal' && typeof one.value === 'string' ? [one.value.toLowerCase()] : []));
  if (of.kind !== 'name' || texts.length !== list.length) return nothingSaid;
  return { ...nothingSaid, texts: new Map([[of.name, new Set(texts)]]) };
}

/** `properties.timeCreated` of `todatetime(properties.timeCreated)`. */
function pathOf(of: Expression): string | undefined {
  if (of.kind === 'name') return of.name;
  if (of.kind === 'field') {
    const before = pathOf(of.of);
    return before && `${before}.${of.field}`;
  }
  const [only, another] = of.kind === 'call' && of.name === 'todatetime' ? of.args : [];
  return only === undefined || another !== undefined ? undefined : pathOf(only);
}

// Narrowing may let too much through, and never too little: a moment counts for the milliseconds around it.
function msOf(of: Expression, nowMs: number): number | undefined {
  if (of.kind === 'literal') return of.value instanceof Moment ? Number(of.value.ticks / ticksInMs) : undefined;
  if (of.kind !== 'call' || of.args.length > 1) return undefined;
  const [span] = of.args;
  if (span === undefined) return of.name === 'now' ? nowMs : undefined;
  const value = span.kind === 'literal' ? span.value : null;
  return of.name === 'ago' && value instanceof Span ? nowMs - Number(value.ticks / ticksInMs) : undefined;
}

function saidOfMoments(of: Expression, from: number | undefined, to: number | undefined): Said {
  const path = pathOf(of);
  if (path === undefined || from === undefined || to === undefined) return nothingSaid;
  return { ...nothingSaid, moments: new Map([[path, [[from - 1, to + 1]]]]) };
}

function saidByComparison({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, nowMs: number): Said {
  const at = msOf(right, nowMs);
  if (at === undefined) return operator === '==' || operator === '=~' ? saidOfTexts(left, [right]) : nothingSaid;
  if (operator === '==') return saidOfMoments(left, at, at);
  if (operator === '>' || operator === '>=') return saidOfMoments(left, at, Number.POSITIVE_INFINITY);
  return operator === '<' || operator === '<=' ? saidOfMoments(left, Number.NEGATIVE_INFINITY, at) : nothingSaid;
}

function saidBy(condition: Expression, nowMs: number): Said {
  switch (condition.kind) {
    case 'among':
      return condition.table === undefined && /^in~?$/.test(condition.operator) ? saidOfTexts(condition.of, condition.list) : nothingSaid;
    case 'between':
      return condition.isNot ? nothingSaid : saidOfMoments(condition.of, msOf(condition.from, nowMs), msOf(condition.to, nowMs));
    case 'binary': {
      const { operator, left, right } = condition;
      if (operator === 'and') return bothOf(saidBy(left, nowMs), saidBy(right, nowMs));
      return operator === 'or' ? oneOf(saidBy(left, nowMs), saidBy(right, nowMs)) : saidByComparison(condition, nowMs);
    }
    default:
      return nothingSaid;
  }
}

/**
 * What the conditions right behind a table say of its rows, as of a moment. A table that is made for a query can leave out everything else: the conditions would do so
 * anyway.
 */
export function saidBehind(operators: readonly Operator[], nowMs: number): Said {
  let said = nothingSaid;
  for (const operator of operators) {
    if (operator.kind !== 'where') return said;
    said = bothOf(said, saidBy(operator.condition, nowMs));
  }
  return said;
}

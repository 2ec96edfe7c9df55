import { compile } from '../expressions/compile.ts';
import type { Ask, Compiled, Scope } from '../expressions/compiled.ts';
import { isNumeric } from '../expressions/types.ts';
import { beyond, senseless } from '../failure.ts';
import { otherAggregates } from '../functions/other-functions.ts';
import { extreme } from '../functions/number-functions.ts';
import type { Expression } from '../parsing/syntax.ts';
import { keyOf, orderOf } from '../values/compare.ts';
import type { Column, Row } from '../values/table.ts';
import { toJson } from '../values/text.ts';
import { asLong, emptyOf, fromJson, isBag, isList, isNumber, Span, type Type, type Value } from '../values/value.ts';

/** Columns that one aggregate gives for a group of rows: most give one, `arg_max` gives several. */
export type Aggregate = { columns: Column[]; of: (rows: readonly Row[]) => Value[] };

type Call = Extract<Expression, { kind: 'call' }>;

/** What is made of the values of a group; `gives` is the type, `same` that of the argument. */
type Work = { prefix: string; gives: Type | 'same'; takes?: (type: Type) => boolean; of: (values: readonly Value[]) => Value };

const isSummable = (type: Type): boolean => isNumeric(type) || type === 'timespan';
const isOrderable = (type: Type): boolean => type !== 'dynamic' && type !== 'guid';

function sum(values: readonly Value[]): Value {
  if (values.some((value) => value instanceof Span)) {
    return new Span(values.reduce<bigint>((total, value) => total + (value instanceof Span ? value.ticks : 0n), 0n));
  }
  const numbers = values.filter(isNumber);
  return numbers.every((value) => typeof value === 'bigint')
    ? asLong(numbers.reduce((total, value) => total + value, 0n))
    : numbers.reduce<number>((total, value) => total + Number(value), 0);
}

function average(values: readonly Value[]): Value {
  const total = sum(values);
  const count = values.filter((value) => isNumber(value) || value instanceof Span).length;
  if (count === 0) return null;
  return total instanceof Span ? new Span(total.ticks / BigInt(count)) : Number(total) / count;
}

const distinct = (values: readonly Value[]): Value[] => [...new Map(values.map((value) => [keyOf([value]), value])).values()];
const known = (values: readonly Value[]): Value[] => values.filter((value) => value !== null);
const spread = (value: Value): Value[] => (isList(value) ? value.map(fromJson) : [value]);

const counted: Work = { prefix: 'dcount_', gives: 'long', of: (values) => BigInt(distinct(known(values)).length) };
const summed: Work = { prefix: 'sum_', gives: 'same', takes: isSummable, of: sum };
const averaged: Work = { prefix: 'avg_', gives: 'real', takes: isSummable, of: average };
const lowest: Work = { prefix: 'min_', gives: 'same', takes: isOrderable, of: (values) => extreme(-1, values) };
const highest: Work = { prefix: 'max_', gives: 'same', takes: isOrderable, of: (values) => extreme(1, values) };
const list: Work = { prefix: 'list_', gives: 'dynamic', of: (values) => known(values).map(toJson) };
const set: Work = { prefix: 'set_', gives: 'dynamic', of: (values) => distinct(known(values.flatMap(spread))).map(toJson) };
const bag: Work = { prefix: 'bag_', gives: 'dynamic', of: (values) => Object.assign({}, ...values.filter(isBag).toReversed()) as Value };
const anyOf: Work = { prefix: 'any_', gives: 'same', of: (values) => known(values)[0] ?? null };

const works: ReadonlyMap<string, Work> = new Map(
  Object.entries({
    sum: summed,
    avg: averaged,
    min: lowest,
    max: highest,
    dcount: counted,
    count_distinct: { ...counted, prefix: 'count_distinct_' },
    make_list: list,
    make_set: set,
    make_bag: bag,
    any: anyOf,
    take_any: { ...anyOf, prefix: '' },
    // These look only at rows for which a condition holds.
    sumif: { ...summed, prefix: 'sumif_' },
    avgif: { ...averaged, prefix: 'avgif_' },
    minif: { ...lowest, prefix: 'minif_' },
    maxif: { ...highest, prefix: 'maxif_' },
    dcountif: { ...counted, prefix: 'dcountif_' },
    make_list_if: list,
    make_set_if: set,
  }),
);

/** Whether a function makes one value of many. */
export const isAggregate = (name: string): boolean =>
  works.has(name) || otherAggregates.has(name) || /^(count|countif|arg_max|arg_min)$/.test(name);

/** Prepare an aggregate; `name` is the column's name where one is given, and `all` what `*` stands for. */
export function aggregateOf(call: Call, name: string | undefined, scope: Scope, all: readonly string[]): Aggregate {
  if (call.name === 'count' || call.name === 'countif') return countOf(call, name, scope);
  if (call.name === 'arg_max' || call.name === 'arg_min') return argExtreme(call, name, scope, all);
  if (otherAggregates.has(call.name)) throw beyond(`the function ${call.name}()`);
  const work = works.get(call.name);
  const [first] = call.args;
  if (work === undefined || first === undefined) throw senseless(`${call.name}(): function expects an argument.`, call.at);
  if (call.name.endsWith('any') && (call.args.length > 1 || first.kind === 'star')) return severalAny(call, work, scope, all);
  const { ask, type, name: inner } = compile(first, scope);
  if (work.takes?.(type) === false) throw senseless(`${call.name}(): argument cannot be of type ${type}.`, call.at);
  const gives = work.gives === 'same' ? type : call.name.startsWith('avg') && type === 'timespan' ? 'timespan' : work.gives;
  const holds = conditionOf(call, scope);
  const most = mostOf(call, scope);
  const column = { name: name ?? `${work.prefix}${inner ?? ''}`, type: gives };
  const of = (rows: readonly Row[]) => {
    const value = work.of((holds === undefined ? rows : rows.filter((row) => holds(row) === true)).map(ask)) ?? emptyOf(gives);
    return [most !== undefined && isList(value) ? value.slice(0, most) : value];
  };
  return { columns: [column], of };
}

/** How many values `make_list`, `make_set` and their like keep at most: the last argument, where there is one. */
function mostOf({ name, args, at }: Call, scope: Scope): number | undefined {
  const said = /^make_(list|set)/.test(name) ? args[name.endsWith('_if') ? 2 : 1] : undefined;
  if (said === undefined) return undefined;
  const most = compile(said, scope).ask([]);
  if (typeof most !== 'bigint' || most < 1n) throw senseless(`${name}(): maxSize must be a positive constant.`, at);
  return Number(most);
}

/** The condition of `sumif` and its like: the second argument. */
function conditionOf({ name, args, at }: Call, scope: Scope): Ask | undefined {
  if (!/_?if$/.test(name)) return undefined;
  const condition = args[name === 'countif' ? 0 : 1];
  const compiled = condition === undefined ? undefined : compile(condition, scope);
  if (compiled?.type !== 'bool') throw senseless(`${name}(): the condition must have the type bool.`, at);
  return compiled.ask;
}

function countOf(call: Call, name: string | undefined, scope: Scope): Aggregate {
  const holds = conditionOf(call, scope);
  if (call.args.length !== (holds === undefined ? 0 : 1)) throw senseless(`${call.name}(): wrong number of arguments.`, call.at);
  return {
    columns: [{ name: name ?? `${call.name}_`, type: 'long' }],
    of: (rows) => [BigInt(holds === undefined ? rows.length : rows.filter((row) => holds(row) === true).length)],
  };
}

/** The columns that are named, `*` being all, with what each is called in the result. */
const keptOf = (args: readonly Expression[], scope: Scope, all: readonly string[], nameOf: (one: Compiled, at: number) => string) =>
  args
    .flatMap((one) => (one.kind === 'star' ? all.map((name): Expression => ({ kind: 'name', name, at: one.at })) : [one]))
    .map((one, at) => {
      const compiled = compile(one, scope);
      return { ...compiled, name: nameOf(compiled, at) };
    });

function severalAny({ args, name }: Call, work: Work, scope: Scope, all: readonly string[]): Aggregate {
  const kept = keptOf(args, scope, all, ({ name: inner }, at) =>
    name === 'any' ? `any_${inner ?? at}` : (inner ?? `${work.prefix}${at}`),
  );
  return {
    columns: kept.map(({ name: column, type }) => ({ name: column, type })),
    of: ([first = []]) => kept.map(({ ask }) => ask(first)),
  };
}

function argExtreme(call: Call, name: string | undefined, scope: Scope, all: readonly string[]): Aggregate {
  const [by, ...others] = call.args;
  if (by === undefined) throw senseless(`${call.name}(): function expects an argument.`, call.at);
  const key = compile(by, scope);
  if (!isOrderable(key.type)) throw senseless(`${call.name}(): argument cannot be of type ${key.type}.`, call.at);
  const sign = call.name === 'arg_max' ? 1 : -1;
  const prefix = call.name.slice('arg_'.length);
  const kept = keptOf(
    others,
    scope,
    all.filter((one) => one !== key.name),
    ({ name: inner }, at) => inner ?? `${prefix}_${key.name ?? ''}_arg${at + 1}`,
  );
  const columns = [
    { name: name ?? key.name ?? `${prefix}_`, type: key.type },
    ...kept.map(({ name: inner, type }) => ({ name: inner, type })),
  ];
  return {
    columns,
    of: (rows) => {
      const best = bestOf(rows, key.ask, sign);
      return best === undefined ? columns.map(({ type }) => emptyOf(type)) : [key.ask(best), ...kept.map(({ ask }) => ask(best))];
    },
  };
}

function bestOf(rows: readonly Row[], ask: Ask, sign: 1 | -1): Row | undefined {
  let [best, key]: [Row | undefined, Value] = [undefined, null];
  for (const row of rows) {
    const value = ask(row);
    if (value !== null && (key === null || orderOf(value, key) * sign > 0)) [best, key] = [row, value];
  }
  return best;
}

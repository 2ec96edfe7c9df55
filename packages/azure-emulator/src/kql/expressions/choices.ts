import { senseless } from '../failure.ts';
import { extreme } from '../functions/number-functions.ts';
import type { Expression } from '../parsing/syntax.ts';
import type { Row } from '../values/table.ts';
import { textOf } from '../values/text.ts';
import type { Type, Value } from '../values/value.ts';
import { made, type Compiled, type Scope } from './compiled.ts';
import { castOf, commonType } from './types.ts';

type Call = Extract<Expression, { kind: 'call' }>;
type Choice = (call: Call, args: readonly Compiled[], scope: Scope) => Compiled;

const as = (type: Type, { ask, type: from }: Compiled): ((row: Row) => Value) => {
  const cast = castOf(from, type);
  return cast === undefined ? ask : (row) => cast(ask(row));
};

const wrongCount = ({ name, at }: Call) => senseless(`${name}(): wrong number of arguments.`, at);
const noCommonType = ({ name, at }: Call) => senseless(`${name}(): the arguments must have one type.`, at);

function requireTruth({ name, at }: Call, conditions: readonly Compiled[]): void {
  if (conditions.some(({ type }) => type !== 'bool')) throw senseless(`${name}(): the condition must have the type bool.`, at);
}

/** `iff(condition, then, else)`; values of several types become dynamic. */
function iff(call: Call, args: readonly Compiled[]): Compiled {
  const [condition, then, otherwise, ...more] = args;
  if (condition === undefined || then === undefined || otherwise === undefined || more.length > 0) throw wrongCount(call);
  requireTruth(call, [condition]);
  const type = commonType([then.type, otherwise.type]) ?? 'dynamic';
  const [yes, no] = [as(type, then), as(type, otherwise)];
  return made(type, args, (row) => (condition.ask(row) === true ? yes(row) : no(row)));
}

/** `case(condition, then, condition, then, …, else)`; likewise. */
function choose(call: Call, args: readonly Compiled[]): Compiled {
  const last = args.at(-1);
  if (args.length < 3 || args.length % 2 === 0 || last === undefined) throw wrongCount(call);
  const conditions = args.filter((_, at) => at % 2 === 0 && at < args.length - 1);
  const values = [...args.filter((_, at) => at % 2 === 1), last];
  requireTruth(call, conditions);
  const type = commonType(values.map((value) => value.type)) ?? 'dynamic';
  const asks = values.map((value) => as(type, value));
  return made(type, args, (row) => {
    const hit = conditions.findIndex(({ ask }) => ask(row) === true);
    return asks.at(hit)?.(row) ?? null;
  });
}

function requireOneType(call: Call, args: readonly Compiled[]): Type {
  if (args.length < 2) throw wrongCount(call);
  const types = args.map(({ type }) => type);
  const type = commonType(types);
  const isMixed = types.includes('dynamic') && type !== 'dynamic';
  if (type === undefined || isMixed) throw noCommonType(call);
  return type;
}

/** The first that is not null; of texts the first that is not empty. */
function coalesce(call: Call, args: readonly Compiled[]): Compiled {
  const type = requireOneType(call, args);
  const asks = args.map((arg) => as(type, arg));
  const empty = type === 'string' ? '' : null;
  return made(type, args, (row) => {
    for (const ask of asks) {
      const value = ask(row);
      if (value !== null && value !== '') return value;
    }
    return empty;
  });
}

const outermost =
  (wanted: 1 | -1): Choice =>
  (call, args) => {
    const type = requireOneType(call, args);
    const asks = args.map((arg) => as(type, arg));
    return made(type, args, (row) =>
      extreme(
        wanted,
        asks.map((ask) => ask(row)),
      ),
    );
  };

/** A column if the table has it, else the other value. */
function ifExists(call: Call, args: readonly Compiled[], { places, columns }: Scope): Compiled {
  const [name, otherwise] = args;
  if (name === undefined || otherwise === undefined || !name.isFixed) throw wrongCount(call);
  const wanted = textOf(name.ask([]));
  const place = places.get(wanted);
  if (place === undefined) return { ...otherwise, name: undefined };
  return { ask: (row) => row[place] ?? null, type: columns[place]?.type ?? 'dynamic', name: wanted, isFixed: false };
}

/** Functions that do not look at all of their arguments, or whose type hangs on them all. */
export const choices: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ['iff', iff],
  ['iif', iff],
  ['case', choose],
  ['coalesce', coalesce],
  ['min_of', outermost(-1)],
  ['max_of', outermost(1)],
  ['column_ifexists', ifExists],
]);

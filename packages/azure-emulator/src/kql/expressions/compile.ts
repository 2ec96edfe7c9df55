import { beyond, senseless } from '../failure.ts';
import { refusalOf } from '../functions/function.ts';
import { otherFunctions } from '../functions/other-functions.ts';
import { fixedListTest, listTest } from '../functions/text-tests.ts';
import type { Expression } from '../parsing/syntax.ts';
import type { Column } from '../values/table.ts';
import { placesOf } from '../values/table.ts';
import { fieldOf, isDynamic, itemOf, type Value } from '../values/value.ts';
import { textOf } from '../values/text.ts';
import { negated } from './arithmetic.ts';
import { choices } from './choices.ts';
import { between, binary } from './comparisons.ts';
import { made, type Compiled, type Scope } from './compiled.ts';
import { isNumeric, isTextual } from './types.ts';

/** The same scope on another table. */
export const scopeOn = (scope: Scope, columns: readonly Column[]): Scope => ({ ...scope, columns, places: placesOf(columns) });

/** Prepare an expression; refused if it names a column or a function that is not there, or joins types that do not go together. */
export function compile(expression: Expression, scope: Scope): Compiled {
  const sub = (one: Expression): Compiled => compile(one, scope);
  switch (expression.kind) {
    case 'literal': {
      const { value, type } = expression;
      return { ask: () => value, type, name: undefined, isFixed: true };
    }
    case 'name':
      return named(expression, scope);
    case 'field':
      return field(expression, sub(expression.of));
    case 'item':
      return item(expression, sub(expression.of), sub(expression.index));
    case 'minus':
      return minus(expression, sub(expression.of));
    case 'between':
      return between(expression, sub(expression.of), sub(expression.from), sub(expression.to));
    case 'among':
      return among(expression, sub(expression.of), listOf(expression, sub, scope));
    case 'binary':
      return binary(expression, sub(expression.left), sub(expression.right));
    case 'call':
      if (/^(typeof|toscalar|materialize)$/.test(expression.name) || otherFunctions.has(expression.name))
        throw beyond(`the function ${expression.name}()`);
      return call(expression, expression.args.map(sub), scope);
    case 'star':
      throw senseless("'*' cannot stand here.", expression.at);
  }
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function named({ name, at }: Kind<'name'>, { columns, places, lets }: Scope): Compiled {
  const place = places.get(name);
  if (place !== undefined) return { ask: (row) => row[place] ?? null, type: columns[place]?.type ?? 'dynamic', name, isFixed: false };
  const value = lets.get(name);
  if (value !== undefined) return value;
  throw senseless(`Failed to resolve scalar expression named '${name}'`, at);
}

function field({ field: wanted, at }: Kind<'field'>, of: Compiled): Compiled {
  if (of.type !== 'dynamic') throw senseless(`Path expression '.${wanted}' is not defined for ${of.type}.`, at);
  return made('dynamic', [of], (row) => fieldOf(of.ask(row), wanted), under(of, wanted));
}

/** A part of something dynamic is called after both: properties.a.b is properties_a_b. */
const under = ({ name }: Compiled, part: string): string | undefined =>
  name === undefined ? undefined : `${name}_${part.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;

function item({ at }: Kind<'item'>, of: Compiled, index: Compiled): Compiled {
  if (of.type !== 'dynamic') throw senseless(`The element access operator [] is not defined for ${of.type}.`, at);
  const name = index.isFixed ? under(of, textOf(index.ask([]))) : undefined;
  return made('dynamic', [of, index], (row) => itemOf(of.ask(row), index.ask(row)), name);
}

function minus({ at }: Kind<'minus'>, of: Compiled): Compiled {
  if (!isNumeric(of.type) && of.type !== 'timespan' && of.type !== 'dynamic') {
    throw senseless(`Operator '-' is not defined for ${of.type}.`, at);
  }
  return made(of.type === 'int' ? 'long' : of.type, [of], (row) => negated(of.ask(row)));
}

/** The list that is asked: what stands there, or the first column of a table, which no row changes. */
function listOf({ list, table }: Kind<'among'>, sub: (one: Expression) => Compiled, { run }: Scope): Compiled[] {
  if (table === undefined) return list.map(sub);
  const { columns, rows } = run(table);
  const type = columns[0]?.type ?? 'dynamic';
  return rows.map(([value = null]) => ({ ask: () => value, type, name: undefined, isFixed: true }));
}

function among({ operator, at }: Kind<'among'>, of: Compiled, list: readonly Compiled[]): Compiled {
  if (!/^!?in$/.test(operator) && !isTextual(of.type)) throw senseless(`Operator '${operator}' is not defined for ${of.type}.`, at);
  if (list.every(({ isFixed }) => isFixed)) {
    const test = fixedListTest(
      operator,
      list.map(({ ask }) => ask([])),
    );
    return made('bool', [of], (row) => test(of.ask(row)));
  }
  const test = listTest(operator);
  return made('bool', [of, ...list], (row) =>
    test(
      of.ask(row),
      list.map(({ ask }) => ask(row)),
    ),
  );
}

function call(expression: Kind<'call'>, args: readonly Compiled[], scope: Scope): Compiled {
  const { name, at } = expression;
  const choice = choices.get(name);
  if (choice !== undefined) return choice(expression, args, scope);
  const found = scope.functions.get(name);
  if (found === undefined) throw senseless(`Unknown function: '${name}'.`, at);
  const refusal = refusalOf(
    name,
    found,
    args.map(({ type }) => type),
  );
  if (refusal !== undefined) throw senseless(refusal, at);
  const { gives, named: prefix } = found;
  const work = (...values: Value[]): Value => {
    const value = found.work(...values);
    if (typeof value === 'string' || isDynamic(value)) scope.effort.addValue(value);
    return value;
  };
  const [first, second] = args;
  const type = gives === 'first' ? (first?.type ?? 'dynamic') : gives;
  const columnName = prefix === undefined || first?.name === undefined ? undefined : prefix + first.name;
  if (args.length === 1 && first !== undefined) return made(type, args, (row) => work(first.ask(row)), columnName);
  if (args.length === 2 && first !== undefined && second !== undefined) {
    return made(type, args, (row) => work(first.ask(row), second.ask(row)), columnName);
  }
  return made(type, args, (row) => work(...args.map(({ ask }) => ask(row))), columnName);
}

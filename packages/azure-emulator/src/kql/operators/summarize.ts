import { compile, scopeOn } from '../expressions/compile.ts';
import type { Scope } from '../expressions/compiled.ts';
import { senseless } from '../failure.ts';
import type { Expression, MadeColumn, Operator } from '../parsing/syntax.ts';
import { keyOf } from '../values/compare.ts';
import { freeName, type Column, type Row } from '../values/table.ts';
import type { Value } from '../values/value.ts';
import { aggregateOf, isAggregate, type Aggregate } from './aggregates.ts';
import { namer, readied } from './columns.ts';
import type { Step } from './context.ts';

type Summarize = Extract<Operator, { kind: 'summarize' }>;

/** One row for each group of rows that share values: those values, and what is made of the group. */
export const summarize: Step<Summarize> = ({ columns, rows }, { aggregates, by }, { scope }) => {
  const inner = scopeOn(scope, columns);
  const keys = readied(by, inner);
  for (const { name, value, at } of keys) if (value.type === 'dynamic') throw dynamicKey(name ?? '', at);
  const groupedBy = new Set(by.flatMap(({ value }) => (value.kind === 'name' ? [value.name] : [])));
  const all = columns.flatMap(({ name }) => (groupedBy.has(name) ? [] : [name]));
  const wanted = aggregates.map((one) => ready(one, inner, all));
  const nameOf = namer(new Set());
  const made: Column[] = [
    ...keys.map(({ name, value }) => ({ name: nameOf(name), type: value.type })),
    ...wanted.flatMap((one) => one.columns).map(({ name, type }) => ({ name: nameOf(name === '' ? undefined : name), type })),
  ];
  const groups = grouped(
    rows,
    keys.map(({ value }) => value.ask),
  );
  return { columns: made, rows: groups.map(({ values, members }) => [...values, ...wanted.flatMap(({ of }) => of(members))]) };
};

// In Kusto's words.
const dynamicKey = (name: string, at: MadeColumn['at']) =>
  senseless(
    `Summarize group key '${name}' is of a 'dynamic' type. Please use an explicit cast (for example, 'summarize ... by tostring(${name})') as grouping by a 'dynamic' type is not supported.`,
    at,
  );

type Group = { values: Value[]; members: Row[] };

function grouped(rows: readonly Row[], asks: readonly ((row: Row) => Value)[]): Group[] {
  if (asks.length === 0) return [{ values: [], members: [...rows] }];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const values = asks.map((ask) => ask(row));
    const key = keyOf(values);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, members: [row] });
    else group.members.push(row);
  }
  return [...groups.values()];
}

/** An aggregate, or a calculation with some. */
function ready({ name, value, at }: MadeColumn, scope: Scope, all: readonly string[]): Aggregate {
  if (value.kind === 'call' && isAggregate(value.name)) return aggregateOf(value, name, scope, all);
  const inside: Aggregate[] = [];
  const names = new Set<string>();
  const outer = replaced(value, (call) => {
    const found = aggregateOf(call, undefined, scope, all);
    const [column] = found.columns;
    const free = freeName(column?.name ?? '', names);
    names.add(free);
    inside.push({ columns: [{ name: free, type: column?.type ?? 'dynamic' }], of: (rows) => found.of(rows).slice(0, 1) });
    return { kind: 'name', name: free, at: call.at };
  });
  if (inside.length === 0) throw senseless("'summarize' operator: an aggregate is expected.", at);
  const compiled = compile(
    outer,
    scopeOn(
      scope,
      inside.flatMap(({ columns }) => columns),
    ),
  );
  return {
    columns: [{ name: name ?? compiled.name ?? '', type: compiled.type }],
    of: (rows) => [compiled.ask(inside.flatMap(({ of }) => of(rows)))],
  };
}

/** An expression with something else in place of each aggregate. */
function replaced(expression: Expression, by: (call: Extract<Expression, { kind: 'call' }>) => Expression): Expression {
  if (expression.kind === 'call' && isAggregate(expression.name)) return by(expression);
  const sub = (one: Expression): Expression => replaced(one, by);
  switch (expression.kind) {
    case 'call':
      return { ...expression, args: expression.args.map(sub) };
    case 'binary':
      return { ...expression, left: sub(expression.left), right: sub(expression.right) };
    case 'minus':
    case 'field':
      return { ...expression, of: sub(expression.of) };
    case 'item':
      return { ...expression, of: sub(expression.of), index: sub(expression.index) };
    case 'among':
      return { ...expression, of: sub(expression.of), list: expression.list.map(sub) };
    case 'between':
      return { ...expression, of: sub(expression.of), from: sub(expression.from), to: sub(expression.to) };
    case 'literal':
    case 'name':
    case 'star':
      return expression;
  }
}

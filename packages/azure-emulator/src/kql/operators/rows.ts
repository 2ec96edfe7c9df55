import { compile, scopeOn } from '../expressions/compile.ts';
import type { Compiled } from '../expressions/compiled.ts';
import { senseless, type Place } from '../failure.ts';
import type { Expression, Operator, Order } from '../parsing/syntax.ts';
import { keyOf, orderOf } from '../values/compare.ts';
import type { Row } from '../values/table.ts';
import type { Value } from '../values/value.ts';
import type { Context, Step } from './context.ts';
import { rowByRow } from './row-by-row.ts';

type Of<K extends Operator['kind']> = Extract<Operator, { kind: K }>;

/** How many rows an operator lets through: a whole number that no row changes. */
export function wholeNumber(expression: Expression, at: Place, { scope }: Context): number {
  const { ask, type, isFixed } = compile(expression, scopeOn(scope, []));
  if (!isFixed || (type !== 'long' && type !== 'int')) throw senseless('The expression value must be a whole number.', at);
  return Math.max(0, Number(ask([]) ?? 0));
}

/** The first rows. */
export const take: Step<Of<'take'>> = ({ columns, rows }, { count, at }, context) => ({
  columns,
  rows: rows.slice(0, wholeNumber(count, at, context)),
});

type Sorter = { order: Order; value: Compiled };

const withNulls = (one: Value, other: Value, { descending, nullsFirst }: Order): number => {
  if (one === null || other === null) return one === other ? 0 : (one === null) === nullsFirst ? -1 : 1;
  return descending ? orderOf(other, one) : orderOf(one, other);
};

function sorted(rows: readonly Row[], sorters: readonly Sorter[]): Row[] {
  const keyed = rows.map((row) => ({ row, keys: sorters.map(({ value }) => value.ask(row)) }));
  keyed.sort((one, other) => {
    for (const [at, { order }] of sorters.entries()) {
      const found = withNulls(one.keys[at] ?? null, other.keys[at] ?? null, order);
      if (found !== 0) return found;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** Rows in order; what is dynamic has none. */
export const order: Step<Of<'order'>> = ({ columns, rows }, { orders }, { scope }) => {
  const inner = scopeOn(scope, columns);
  const sorters = orders.map((one): Sorter => {
    const value = compile(one.by, inner);
    if (value.type === 'dynamic') throw senseless("'order' operator: key can't be of dynamic type.", one.at);
    return { order: one, value };
  });
  return { columns, rows: sorted(rows, sorters) };
};

/** The first rows in order. */
export const top: Step<Of<'top'>> = ({ columns, rows }, { count, order: one, at }, context) => {
  const value = compile(one.by, scopeOn(context.scope, columns));
  return { columns, rows: sorted(rows, [{ order: one, value }]).slice(0, wholeNumber(count, at, context)) };
};

/** Each row once. */
export const distinct: Step<Of<'distinct'>> = (table, { columns: wanted, at }, context) => {
  const { columns, rows } = wanted === 'all' ? table : rowByRow(table, [{ kind: 'project', columns: wanted }], context);
  const dynamic = columns.find(({ type }) => type === 'dynamic');
  if (dynamic !== undefined) throw senseless(`'distinct' operator: column '${dynamic.name}' cannot be of dynamic type.`, at);
  return { columns, rows: [...new Map(rows.map((row) => [keyOf(row), row])).values()] };
};

/** How many rows there are. */
export const count: Step<Of<'count'>> = ({ rows }) => ({
  columns: [{ name: 'Count', type: 'long' }],
  rows: [[BigInt(rows.length)]],
});

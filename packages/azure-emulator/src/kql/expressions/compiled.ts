import type { Effort } from '../effort.ts';
import type { Func } from '../functions/function.ts';
import type { Pipeline } from '../parsing/syntax.ts';
import type { Column, Row, Table } from '../values/table.ts';
import type { Type, Value } from '../values/value.ts';

/** An expression that can be asked of a row. */
export type Ask = (row: Row) => Value;

/** An expression that is ready: its type, what a column of it is called, and whether every row gives the same. */
export type Compiled = { ask: Ask; type: Type; name: string | undefined; isFixed: boolean };

/** What an expression may name: columns of the table, values that `let` has named, and functions. */
export type Scope = {
  columns: readonly Column[];
  places: ReadonlyMap<string, number>;
  lets: ReadonlyMap<string, Compiled>;
  functions: ReadonlyMap<string, Func>;
  effort: Effort;
  /** Tables that stand in an expression. */
  run: (pipeline: Pipeline) => Table;
};

/** An expression that is made of others; what depends on no row is worked out once. */
export function made(type: Type, of: readonly Compiled[], ask: Ask, name?: string): Compiled {
  const isFixed = of.every((one) => one.isFixed);
  if (!isFixed) return { ask, type, name, isFixed };
  let value: Value | undefined;
  const once = (): Value => (value ??= ask([]));
  return { ask: once, type, name, isFixed };
}

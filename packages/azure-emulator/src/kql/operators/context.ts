import type { Scope } from '../expressions/compiled.ts';
import type { Pipeline } from '../parsing/syntax.ts';
import type { Column, Row, Table } from '../values/table.ts';

/** What operators need beside their table: the query's names and functions, and how another pipeline is run. */
export type Context = { scope: Scope; run: (pipeline: Pipeline) => Table };

/** What an operator does to a table. */
export type Step<O> = (table: Table, operator: O, context: Context) => Table;

/** What an operator does to each row by itself: the row after it, or nothing where it lets none through; and the columns that are there then. */
export type Each = { columns: readonly Column[]; each: (row: Row) => Row | undefined };

/** An operator that looks at one row after the other. */
export type RowStep<O> = (columns: readonly Column[], operator: O, context: Context) => Each;

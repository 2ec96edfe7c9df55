import type { Scope } from '../expressions/compiled.ts';
import type { Pipeline } from '../parsing/syntax.ts';
import type { Table } from '../values/table.ts';

/** What operators need beside their table: the query's names and functions, and how another pipeline is run. */
export type Context = { scope: Scope; run: (pipeline: Pipeline) => Table };

/** What an operator does to a table. */
export type Step<O> = (table: Table, operator: O, context: Context) => Table;

import { Effort } from './effort.ts';
import { compile } from './expressions/compile.ts';
import type { Compiled, Scope } from './expressions/compiled.ts';
import { KqlFailure } from './failure.ts';
import { functionsAt } from './functions/functions.ts';
import { applyAll } from './operators/apply.ts';
import type { Context } from './operators/context.ts';
import { union } from './operators/union.ts';
import { nothingSaid, saidBehind, type Said } from './narrowing.ts';
import type { Let, Pipeline, Query } from './parsing/syntax.ts';
import type { Source, Table } from './values/table.ts';
import { Moment, momentAt } from './values/value.ts';

/** Tables by their names in lower case, which may be without rows for which something that is said does not hold; undefined where there is no such table. */
export type Tables = (name: string, said: Said) => Source | undefined;

/** The table that answers a query, and whether the query itself says how many rows it wants. */
export type Answer = { table: Table; isTaken: boolean };

/** The answer to a query that has been read, as of a moment in milliseconds; throws `KqlFailure` for what Azure refuses. */
export function runQuery({ lets, pipeline }: Query, tables: Tables, nowMs: number): Answer {
  const named = new Map<string, Source>();
  const values = new Map<string, Compiled>();
  const functions = functionsAt(momentAt(nowMs) ?? new Moment(0n));
  const scope: Scope = { columns: [], places: new Map(), lets: values, functions, effort: new Effort(), run };
  const context: Context = { scope, run };

  function run({ source, operators }: Pipeline): Table {
    const [first, ...rest] = operators;
    if (source === undefined) {
      if (first?.kind !== 'union') throw new KqlFailure('ParserFailure', 'ParserFailure');
      return applyAll(union(undefined, first, context), rest, context);
    }
    const begin = source.kind === 'pipeline' ? run(source.pipeline) : tableNamed(source.name, saidBehind(operators, nowMs));
    return applyAll(begin, operators, context);
  }

  function tableNamed(name: string, said = nothingSaid): Source {
    const found = named.get(name) ?? tables(name.toLowerCase(), said);
    if (found !== undefined) return found;
    // Reported words [C].
    throw new KqlFailure('DisallowedLogicalTableName', `Table ${name.toLowerCase()} is invalid, unsupported or disallowed.`);
  }

  function define({ name, value }: Let): void {
    if ('operators' in value) named.set(name, run(value));
    else if (value.kind === 'name' && !values.has(value.name)) named.set(name, tableNamed(value.name));
    else values.set(name, compile(value, scope));
  }

  for (const one of lets) define(one);
  return { table: run(pipeline), isTaken: pipeline.operators.some(({ kind }) => kind === 'take') };
}

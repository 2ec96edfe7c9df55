import type { Operator } from '../parsing/syntax.ts';
import type { Source, Table } from '../values/table.ts';
import type { Context } from './context.ts';
import { expand } from './expand.ts';
import { join } from './join.ts';
import { parse } from './parse.ts';
import { isRowByRow, rowByRow, type RowOperator } from './row-by-row.ts';
import { count, distinct, order, take, top } from './rows.ts';
import { summarize } from './summarize.ts';
import { union } from './union.ts';

/** What comes of rows by all operators of a pipeline. */
export function applyAll(source: Source, operators: readonly Operator[], context: Context): Table {
  const end = operators.findIndex((operator) => !isRowByRow(operator));
  const table = rowByRow(source, operators.slice(0, end < 0 ? operators.length : end).filter(isRowByRow), context);
  const [next] = end < 0 ? [] : operators.slice(end);
  return next === undefined || isRowByRow(next) ? table : applyAll(apply(table, next, context), operators.slice(end + 1), context);
}

/** A table after an operator that looks at it as a whole. */
function apply(table: Table, operator: Exclude<Operator, RowOperator>, context: Context): Table {
  switch (operator.kind) {
    case 'summarize':
      return summarize(table, operator, context);
    case 'order':
      return order(table, operator, context);
    case 'top':
      return top(table, operator, context);
    case 'take':
      return take(table, operator, context);
    case 'distinct':
      return distinct(table, operator, context);
    case 'count':
      return count(table, operator, context);
    case 'join':
      return join(table, operator, context);
    case 'union':
      return union(table, operator, context);
    case 'mv-expand':
      return expand(table, operator, context);
    case 'parse':
      return parse(table, operator, context);
  }
}

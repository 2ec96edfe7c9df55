import type { Operator } from '../parsing/syntax.ts';
import type { Table } from '../values/table.ts';
import { choose, extend, project, rename } from './columns.ts';
import type { Context } from './context.ts';
import { expand } from './expand.ts';
import { join } from './join.ts';
import { parse } from './parse.ts';
import { count, distinct, order, take, top, where } from './rows.ts';
import { summarize } from './summarize.ts';
import { union } from './union.ts';

/** A table after one operator. */
export function apply(table: Table, operator: Operator, context: Context): Table {
  switch (operator.kind) {
    case 'where':
      return where(table, operator, context);
    case 'extend':
      return extend(table, operator, context);
    case 'project':
      return project(table, operator, context);
    case 'project-away':
    case 'project-keep':
      return choose(table, operator, context);
    case 'project-rename':
      return rename(table, operator, context);
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

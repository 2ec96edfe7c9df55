import type { Operator } from '../parsing/syntax.ts';
import type { Row, Source, Table } from '../values/table.ts';
import { choose, extend, project, rename } from './columns.ts';
import type { Context, Each } from './context.ts';
import { where } from './where.ts';

const kinds = ['where', 'extend', 'project', 'project-away', 'project-keep', 'project-rename'] as const;

/** An operator that makes of each row another one, or none, whatever the others are. */
export type RowOperator = Extract<Operator, { kind: (typeof kinds)[number] }>;

/** Whether an operator looks at one row after the other. */
export const isRowByRow = (operator: Operator): operator is RowOperator => kinds.some((kind) => kind === operator.kind);

function eachOf(columns: Each['columns'], operator: RowOperator, context: Context): Each {
  switch (operator.kind) {
    case 'where':
      return where(columns, operator, context);
    case 'extend':
      return extend(columns, operator, context);
    case 'project':
      return project(columns, operator, context);
    case 'project-away':
    case 'project-keep':
      return choose(columns, operator, context);
    case 'project-rename':
      return rename(columns, operator, context);
  }
}

/**
 * A table after operators that look at one row after the other: each row goes through all of them before the next one is made, so that of tens of
 * thousands of rows nothing is left but what the last operator lets through.
 */
export function rowByRow({ columns: before, rows }: Source, operators: readonly RowOperator[], context: Context): Table {
  let columns = before;
  const steps = operators.map((operator) => {
    const step = eachOf(columns, operator, context);
    ({ columns } = step);
    return step.each;
  });
  const made: Row[] = [];
  for (const row of rows) {
    let at: Row | undefined = row;
    for (const step of steps) {
      at = step(at);
      if (at === undefined) break;
    }
    if (at !== undefined) made.push(at);
  }
  return { columns, rows: made };
}

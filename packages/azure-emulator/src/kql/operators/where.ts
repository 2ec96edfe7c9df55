import { compile, scopeOn } from '../expressions/compile.ts';
import { senseless } from '../failure.ts';
import type { Operator } from '../parsing/syntax.ts';
import type { RowStep } from './context.ts';

/** Rows for which a condition holds; what is not known does not. */
export const where: RowStep<Extract<Operator, { kind: 'where' }>> = (columns, { condition, at }, { scope }) => {
  const { ask, type } = compile(condition, scopeOn(scope, columns));
  if (type !== 'bool') throw senseless(`'where' operator: the condition must have the type bool, not ${type}.`, at);
  return { columns, each: (row) => (ask(row) === true ? row : undefined) };
};

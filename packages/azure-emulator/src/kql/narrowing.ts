import type { Expression, Operator } from './parsing/syntax.ts';

const textsIn = (list: readonly Expression[]): string[] | undefined => {
  const texts = list.flatMap((one) => (one.kind === 'literal' && typeof one.value === 'string' ? [one.value.toLowerCase()] : []));
  return texts.length === list.length ? texts : undefined;
};

/** The texts that a column can have where a condition holds, in lower case; undefined where it does not say. */
function textsWhere(condition: Expression, column: string): string[] | undefined {
  if (condition.kind === 'among') {
    const isOfColumn =
      condition.of.kind === 'name' && condition.of.name === column && condition.table === undefined && /^in~?$/.test(condition.operator);
    return isOfColumn ? textsIn(condition.list) : undefined;
  }
  if (condition.kind !== 'binary') return undefined;
  const { operator, left, right } = condition;
  if (operator === 'and') return textsWhere(left, column) ?? textsWhere(right, column);
  if (operator !== '==' && operator !== '=~') return undefined;
  return left.kind === 'name' && left.name === column ? textsIn([right]) : undefined;
}

/**
 * What the conditions right behind a table say of one of its columns. A table that is made for a query can leave out everything else:
 * the conditions would do so anyway.
 */
export function onlyTexts(operators: readonly Operator[], column: string): ReadonlySet<string> | undefined {
  const [first] = operators;
  const texts = first?.kind === 'where' ? textsWhere(first.condition, column) : undefined;
  return texts === undefined ? undefined : new Set(texts);
}

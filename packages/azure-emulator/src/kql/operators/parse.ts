import { compile, scopeOn } from '../expressions/compile.ts';
import { castOf, isTextual } from '../expressions/types.ts';
import { senseless } from '../failure.ts';
import type { Operator, ParsePart } from '../parsing/syntax.ts';
import { placesOf } from '../values/table.ts';
import { textOf } from '../values/text.ts';
import { emptyOf } from '../values/value.ts';
import type { Step } from './context.ts';

type Parse = Extract<Operator, { kind: 'parse' }>;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What is looked for, as one expression: texts as they are, and whatever stands between them; a last column takes the rest. */
function patternOf(parts: readonly ParsePart[]): RegExp {
  const pieces = parts.map((part, at) => {
    if (part.kind === 'text') return escaped(part.text);
    const rest = at === parts.length - 1 ? '.*' : '.*?';
    if (part.kind === 'any') return rest;
    return /^(long|int)$/.test(part.type) ? String.raw`\s*([-+]?\d+)` : `(${rest})`;
  });
  return new RegExp(`^${pieces.join('')}`, 'su');
}

/** Columns out of a text; empty where it is not as expected. */
export const parse: Step<Parse> = (table, { of, parts, at }, { scope }) => {
  const { ask, type } = compile(of, scopeOn(scope, table.columns));
  if (!isTextual(type)) throw senseless(`'parse' operator: a text is expected, not ${type}.`, at);
  const columns = [...table.columns];
  const places = placesOf(columns);
  const pattern = patternOf(parts);
  const targets = parts.flatMap((part) => {
    if (part.kind !== 'column') return [];
    const target = places.get(part.name) ?? columns.length;
    columns[target] = { name: part.name, type: part.type };
    places.set(part.name, target);
    return [{ target, type: part.type, cast: castOf('string', part.type) }];
  });
  const rows = table.rows.map((row) => {
    const found = pattern.exec(textOf(ask(row)));
    const made = [...row];
    for (const [which, { target, type: wanted, cast }] of targets.entries()) {
      const text = found?.[which + 1];
      made[target] = text === undefined ? emptyOf(wanted) : cast === undefined ? text : cast(text);
    }
    return made;
  });
  return { columns, rows };
};

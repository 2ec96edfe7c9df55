import { scopeOn } from '../expressions/compile.ts';
import { castOf } from '../expressions/types.ts';
import { senseless } from '../failure.ts';
import type { Operator } from '../parsing/syntax.ts';
import { placesOf, type Row } from '../values/table.ts';
import { fromJson, isBag, isList, type Value } from '../values/value.ts';
import { namer, readied } from './columns.ts';
import type { Step } from './context.ts';
import { wholeNumber } from './rows.ts';

type Expand = Extract<Operator, { kind: 'mv-expand' }>;

/** Rows that one row becomes at most where the query does not say [D]. */
const usualLimit = 128;

/** A row for each item of a list, or field of a bag; several lists go side by side. A row without any stays, with null. */
export const expand: Step<Expand> = (table, { spreads, limit, indexName, asPairs, at }, context) => {
  const ready = readied(spreads, scopeOn(context.scope, table.columns));
  const most = limit === undefined ? usualLimit : wholeNumber(limit, at, context);
  const columns = [...table.columns];
  const places = placesOf(columns);
  const nameOf = namer(new Set(places.keys()));
  const targets = ready.map(({ name, value, at: place }, index) => {
    if (value.type !== 'dynamic') throw senseless(`'mv-expand' operator: a dynamic value is expected, not ${value.type}.`, place);
    const type = spreads[index]?.type ?? 'dynamic';
    const target = places.get(name ?? '') ?? columns.length;
    columns[target] = { name: target < columns.length ? (name ?? '') : nameOf(name), type };
    return { target, ask: value.ask, cast: castOf('dynamic', type) };
  });
  if (indexName !== undefined) columns.push({ name: nameOf(indexName), type: 'long' });
  const rows = table.rows.flatMap((row) => {
    const lists = targets.map(({ ask }) => itemsOf(ask(row), asPairs));
    const length = Math.min(most, Math.max(1, ...lists.map((list) => list.length)));
    context.scope.effort.addRows(length);
    return Array.from({ length }, (_, index): Row => {
      const made = [...row];
      for (const [which, { target, cast }] of targets.entries()) {
        const item = lists[which]?.[index] ?? null;
        made[target] = cast === undefined ? item : cast(item);
      }
      return indexName === undefined ? made : [...made, BigInt(index)];
    });
  });
  return { columns, rows };
};

/** Fields of a bag become bags of one field, or pairs. */
function itemsOf(value: Value, asPairs: boolean): Value[] {
  if (isList(value)) return value.map(fromJson);
  if (isBag(value)) return Object.entries(value).map(([name, inside]) => (asPairs ? [name, inside] : { [name]: inside }));
  return value === null ? [] : [value];
}

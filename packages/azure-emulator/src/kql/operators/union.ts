import type { Operator, Pipeline } from '../parsing/syntax.ts';
import { placesOf, type Column, type Table } from '../values/table.ts';
import { emptyOf, type Value } from '../values/value.ts';
import type { Context } from './context.ts';

type Union = Extract<Operator, { kind: 'union' }>;

/** The rows of several tables one after another; a column that is not in one of them is empty there. */
export function union(before: Table | undefined, { tables, source, isInner }: Union, { run }: Context): Table {
  const parts = [
    ...(before === undefined ? [] : [{ name: '', table: before }]),
    ...tables.map((one) => ({ name: nameOf(one), table: run(one) })),
  ];
  const columns = merged(
    parts.map(({ table }) => table),
    isInner,
  );
  const rows = parts.flatMap(({ name, table }, at) => {
    const places = columns.map((column) => placeOf(column, table.columns));
    const label: Value[] = source === undefined ? [] : [name === '' ? `union_arg${at}` : name];
    return table.rows.map((row) => [
      ...label,
      ...places.map((place, index) => (place < 0 ? emptyOf(columns[index]?.type ?? 'dynamic') : (row[place] ?? null))),
    ]);
  });
  const all = columns.map(({ shown, type }): Column => ({ name: shown, type }));
  return { columns: source === undefined ? all : [{ name: source, type: 'string' }, ...all], rows };
}

const nameOf = ({ source, operators }: Pipeline): string => (source?.kind === 'table' && operators.length === 0 ? source.name : '');

type Shown = Column & { shown: string };

const placeOf = ({ name, type }: Column, columns: readonly Column[]): number =>
  columns.findIndex((column) => column.name === name && column.type === type);

/** Every column once; where one name has two types, each gets its type behind it. */
function merged(tables: readonly Table[], isInner: boolean): Shown[] {
  const all = new Map(tables.flatMap(({ columns }) => columns).map((column) => [`${column.name}\n${column.type}`, column]));
  const kept = [...all.values()].filter(
    (column) => !isInner || tables.every(({ columns }) => placesOf(columns).has(column.name) && placeOf(column, columns) >= 0),
  );
  const byName = Map.groupBy(kept, ({ name }) => name);
  return [...byName.values()].flatMap((same) =>
    same.map((column) => ({ ...column, shown: same.length === 1 ? column.name : `${column.name}_${column.type}` })),
  );
}

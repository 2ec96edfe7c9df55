import { compile, scopeOn } from '../expressions/compile.ts';
import type { Compiled, Scope } from '../expressions/compiled.ts';
import { senseless } from '../failure.ts';
import type { MadeColumn, NameAt, Operator } from '../parsing/syntax.ts';
import { freeName, placesOf, type Column, type Row } from '../values/table.ts';
import type { Value } from '../values/value.ts';
import type { RowStep } from './context.ts';

type Of<K extends Operator['kind']> = Extract<Operator, { kind: K }>;

/** A column that is ready to be worked out, by the name that it was given or that its expression has. */
export type Ready = { name: string | undefined; isGiven: boolean; value: Compiled; at: MadeColumn['at'] };

/** Prepare columns that are made. */
export const readied = (columns: readonly MadeColumn[], scope: Scope): Ready[] =>
  columns.map(({ name, value, at }) => {
    const compiled = compile(value, scope);
    return { name: name ?? compiled.name, isGiven: name !== undefined || value.kind === 'name', value: compiled, at };
  });

/** Names for columns one after another: those without any are counted. */
export function namer(taken: Set<string>): (wanted: string | undefined) => string {
  let unnamed = 0;
  return (wanted) => {
    if (wanted === undefined) unnamed += 1;
    const name = freeName(wanted ?? `Column${unnamed}`, taken);
    taken.add(name);
    return name;
  };
}

/** Only the columns that are named or made. */
export const project: RowStep<Of<'project' | 'extend'>> = (columns, { columns: wanted }, { scope }) => {
  const ready = readied(wanted, scopeOn(scope, columns));
  const taken = new Set<string>();
  const nameOf = namer(taken);
  const made = ready.map(({ name, isGiven, value, at }): Column => {
    if (isGiven && name !== undefined && taken.has(name)) throw senseless(`A column with the name '${name}' is already declared.`, at);
    return { name: nameOf(name), type: value.type };
  });
  const asks = ready.map(({ value }) => value.ask);
  return { columns: made, each: (row) => asks.map((ask) => ask(row)) };
};

/** More columns; one with the name of another takes its place. All are worked out from the table as it was. */
export const extend: RowStep<Of<'extend' | 'project'>> = (before, { columns: wanted }, { scope }) => {
  const ready = readied(wanted, scopeOn(scope, before));
  const columns = [...before];
  const places = placesOf(columns);
  const nameOf = namer(new Set(places.keys()));
  const targets = ready.map(({ name, isGiven, value }) => {
    const known = isGiven && name !== undefined ? places.get(name) : undefined;
    const place = known ?? columns.length;
    columns[place] = { name: known === undefined ? nameOf(name) : (name ?? ''), type: value.type };
    places.set(columns[place].name, place);
    return { place, ask: value.ask };
  });
  const each = (row: Row): Row => {
    const longer: Value[] = [...row];
    for (const { place, ask } of targets) longer[place] = ask(row);
    return longer;
  };
  return { columns, each };
};

/** Whether a column is meant by a name in which `*` stands for anything. */
function fitsOf(names: readonly NameAt[], columns: readonly Column[]): (name: string) => boolean {
  const fits = names.map(({ name, at }) => {
    const pattern = new RegExp(`^${name.replaceAll(/[^*\w]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);
    if (!name.includes('*') && !columns.some((column) => column.name === name)) {
      throw senseless(`Failed to resolve column or scalar expression named '${name}'`, at);
    }
    return pattern;
  });
  return (name) => fits.some((pattern) => pattern.test(name));
}

const picked = (places: readonly number[]) => (row: Row) => places.map((place) => row[place] ?? null);

/** Without some columns, or with them alone. */
export const choose: RowStep<Of<'project-away' | 'project-keep'>> = (columns, { kind, names }) => {
  const fits = fitsOf(names, columns);
  const kept = columns.flatMap(({ name }, at) => (fits(name) === (kind === 'project-keep') ? [at] : []));
  return { columns: columns.filter((_, at) => kept.includes(at)), each: picked(kept) };
};

/** The same columns by other names. */
export const rename: RowStep<Of<'project-rename'>> = (columns, { renames }) => {
  const renamed = [...columns];
  for (const { to, from, at } of renames) {
    const place = columns.findIndex(({ name }) => name === from);
    const column = columns[place];
    if (column === undefined) throw senseless(`Failed to resolve column named '${from}'`, at);
    renamed[place] = { ...column, name: to };
  }
  return { columns: renamed, each: (row) => row };
};

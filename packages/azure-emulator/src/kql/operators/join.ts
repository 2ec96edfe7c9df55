import type { Effort } from '../effort.ts';
import { KqlFailure, senseless } from '../failure.ts';
import type { JoinKey, Operator } from '../parsing/syntax.ts';
import { keyOf } from '../values/compare.ts';
import type { Column, Row, Table } from '../values/table.ts';
import { emptyOf, type Value } from '../values/value.ts';
import { namer } from './columns.ts';
import type { Step } from './context.ts';

type Join = Extract<Operator, { kind: 'join' }>;

/** Which rows a flavour keeps: pairs, and those of either side that have no partner; `only` is one side without the other's columns. */
type Flavour = { pairs?: true; left?: true; right?: true; once?: true; only?: { side: 'left' | 'right'; matched: boolean } };

const leftAnti: Flavour = { only: { side: 'left', matched: false } };
const rightAnti: Flavour = { only: { side: 'right', matched: false } };
const flavours: ReadonlyMap<string, Flavour> = new Map<string, Flavour>([
  ['inner', { pairs: true }],
  ['innerunique', { pairs: true, once: true }],
  ['leftouter', { pairs: true, left: true }],
  ['rightouter', { pairs: true, right: true }],
  ['fullouter', { pairs: true, left: true, right: true }],
  ['leftanti', leftAnti],
  ['leftantisemi', leftAnti],
  ['anti', leftAnti],
  ['rightanti', rightAnti],
  ['rightantisemi', rightAnti],
  ['leftsemi', { only: { side: 'left', matched: true } }],
  ['rightsemi', { only: { side: 'right', matched: true } }],
]);

/** Rows of two tables that share a key, found by a map. */
export const join: Step<Join> = (left, { flavour: { name, at }, right: pipeline, on }, { run, scope }) => {
  const flavour = flavours.get(name);
  if (flavour === undefined) throw new KqlFailure('ParserFailure', 'ParserFailure', at);
  const right = run(pipeline);
  const leftKey = keyIn(left, on, 'left');
  const rightKey = keyIn(right, on, 'right');
  if (flavour.only !== undefined) {
    const [kept, other] = flavour.only.side === 'left' ? [left, right] : [right, left];
    const [ofKept, ofOther] = flavour.only.side === 'left' ? [leftKey, rightKey] : [rightKey, leftKey];
    return withOrWithout(kept, ofKept, new Set(other.rows.map(ofOther)), flavour.only.matched);
  }
  return { columns: together(left.columns, right.columns), rows: paired({ left, right, leftKey, rightKey }, flavour, scope.effort) };
};

type KeyOf = (row: Row) => string | undefined;

/** The key of a row as a text; none where a part of it is null, which equals nothing. */
function keyIn({ columns }: Table, on: readonly JoinKey[], side: 'left' | 'right'): KeyOf {
  const places = on.map((key) => {
    const place = columns.findIndex(({ name }) => name === key[side]);
    const column = columns[place];
    if (column === undefined) throw senseless(`'join' operator: Failed to resolve column named '${key[side]}'`, key.at);
    if (column.type === 'dynamic') throw senseless(`'join' operator: key '${column.name}' cannot be of dynamic type.`, key.at);
    return place;
  });
  return (row) => {
    const values = places.map((place) => row[place] ?? null);
    return values.includes(null) ? undefined : keyOf(values);
  };
}

function withOrWithout({ columns, rows }: Table, key: KeyOf, others: ReadonlySet<string | undefined>, matched: boolean): Table {
  return { columns, rows: rows.filter((row) => (key(row) !== undefined && others.has(key(row))) === matched) };
}

/** The columns of both; one whose name is taken gets a number [D]. */
function together(left: readonly Column[], right: readonly Column[]): Column[] {
  const nameOf = namer(new Set(left.map(({ name }) => name)));
  return [...left, ...right.map(({ name, type }) => ({ name: nameOf(name), type }))];
}

const nothing = ({ columns }: Table): Value[] => columns.map(({ type }) => emptyOf(type));

type Sides = { left: Table; right: Table; leftKey: KeyOf; rightKey: KeyOf };

function paired({ left, right, leftKey, rightKey }: Sides, flavour: Flavour, effort: Effort): Row[] {
  const partners = Map.groupBy(right.rows, rightKey);
  const found = new Set<string>();
  const [noLeft, noRight] = [nothing(left), nothing(right)];
  const rows: Row[] = [];
  for (const row of left.rows) {
    const key = leftKey(row);
    if (flavour.once === true && key !== undefined && found.has(key)) continue;
    const matches = key === undefined ? undefined : partners.get(key);
    if (key !== undefined) found.add(key);
    effort.addRows(matches?.length ?? 1);
    if (matches !== undefined) for (const match of matches) rows.push([...row, ...match]);
    else if (flavour.left === true) rows.push([...row, ...noRight]);
  }
  if (flavour.right !== true) return rows;
  const lonely = right.rows.filter((row) => !found.has(rightKey(row) ?? ''));
  return [...rows, ...lonely.map((row) => [...noLeft, ...row])];
}

import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Column } from './table-columns.ts';

/** What the boxes of rows that can be chosen take, in px. */
export const boxWidth = 40;

/** Less than this a name cannot be read in. */
const leastName = 150;
/** What a column without a width of its own needs. */
const leastOther = 96;

function leastWidth<Row>({ width, isName }: Column<Row>, room: number): number {
  const amount = Number.parseFloat(width ?? '');
  const own = Number.isNaN(amount) ? (isName === true ? leastName : leastOther) : width?.endsWith('%') ? (room * amount) / 100 : amount;
  return isName === true ? Math.max(own, leastName) : own;
}

/** Whoever has chosen a column that is not there by itself wants to see it. */
const order = <Row>({ isExtra }: Column<Row>): number => Number(isExtra === true);

/** The wider the window in which it is not there any more, the less it is missed. */
const earliness = <Row>({ hideBelow, yieldsBelow = hideBelow }: Column<Row>): number => yieldsBelow ?? 0;

/**
 * The columns that have room: the name always. Of the others those leave first that leave first in narrow windows, then the last ones, and those that had
 * to be chosen at the very end.
 */
export function fittingColumns<Row>(columns: readonly Column<Row>[], room: number | undefined, taken: number): readonly Column<Row>[] {
  if (room === undefined || room === 0) return columns;
  const wide = columns.filter(({ hideBelow = 0 }) => hideBelow <= room);
  const leaving = wide
    .map((column, index) => ({ column, index }))
    .filter(({ column: { isName, onPhone } }) => isName !== true && onPhone !== 'beside')
    .sort((a, b) => order(a.column) - order(b.column) || earliness(b.column) - earliness(a.column) || b.index - a.index);
  let needed = taken + wide.reduce((sum, column) => sum + leastWidth(column, room), 0);
  const gone = new Set<Column<Row>>();
  for (const { column } of leaving) {
    if (needed <= room) break;
    gone.add(column);
    needed -= leastWidth(column, room);
  }
  return wide.length === columns.length && gone.size === 0 ? columns : wide.filter((column) => !gone.has(column));
}

/** A name is worth more room than what it shares what is left with. */
const nameShare = 1.5;

/** How columns without a width of their own share what is left: what the name has, and what each other. */
export function sharedRoom<Row>(columns: readonly Column<Row>[], room: number, taken: number): { name: number; other: number } {
  const own = columns.filter(({ width }) => width !== undefined).reduce((sum, column) => sum + leastWidth(column, room), 0);
  const shares = columns.reduce((sum, { width, isName }) => sum + (width === undefined ? (isName === true ? nameShare : 1) : 0), 0);
  const other = Math.max(0, room - taken - own) / Math.max(1, shares);
  return { name: other * nameShare, other };
}

/** From here on a name gives of its room to the columns that have a width of their own: it needs all of it no more. */
const easyName = 180;
const given = 0.6;

/**
 * What some columns have more than they need goes to those that have less, first to where least is lacking: as many as can be have all they need.
 * Of a column of which no need is known nothing is taken.
 */
function byNeed(widths: ReadonlyMap<string, number>, needed: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const columns = [...widths].map(([key, width]) => ({ key, width, over: width - (needed.get(key) ?? width) }));
  const free = columns.reduce((sum, { over }) => sum + Math.max(0, over), 0);
  let left = free;
  const shared = new Map<string, number>();
  for (const { key, width, over } of columns.sort((a, b) => b.over - a.over)) {
    const more = Math.min(left, Math.max(0, -over));
    left -= more;
    shared.set(key, width + more);
  }
  for (const { key, width, over } of columns) if (over > 0) shared.set(key, width - over * (1 - left / free));
  return shared;
}

/**
 * The widths of the columns in px: on a wide screen they stand apart evenly, and not all of the room lies between the name and the next; in a narrow one
 * those give that have more than they need.
 */
export function columnWidths<Row>(
  columns: readonly Column<Row>[],
  room: number,
  taken: number,
  needed: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const shared = sharedRoom(columns, room, taken);
  const name = columns.find(({ isName }) => isName === true);
  const own = columns
    .filter((column) => column !== name)
    .map((column): [string, number] => [column.key, column.width === undefined ? shared.other : leastWidth(column, room)]);
  const spare = name === undefined || name.width !== undefined ? 0 : Math.max(0, shared.name - easyName) * given;
  const taking = own.reduce((sum, [, width]) => sum + width, 0);
  const grown = 1 + spare / Math.max(1, taking);
  const widths = new Map(own.map(([key, width]) => [key, Math.floor(width * grown)]));
  if (name !== undefined) widths.set(name.key, name.width === undefined ? shared.name - spare : leastWidth(name, room));
  return byNeed(widths, needed);
}

/** How wide what stands on a page can be: most of its tables are as wide. */
function roomOfPage(): number | undefined {
  const page = document.getElementById('main');
  if (page === null) return undefined;
  const { paddingLeft, paddingRight } = getComputedStyle(page);
  const room = page.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return room > 0 ? room : undefined;
}

/**
 * How wide an element is, as it changes. Until it has been measured it is as wide as the page, so that what is in it is made once where that is right;
 * undefined where there is no page yet.
 */
export function useRoom(element: RefObject<HTMLElement | null>): number | undefined {
  const [room, setRoom] = useState(roomOfPage);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = (): void => setRoom(current.clientWidth);
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    // Before anything is painted.
    measure();
    return () => watch.disconnect();
  }, [element]);
  return room;
}

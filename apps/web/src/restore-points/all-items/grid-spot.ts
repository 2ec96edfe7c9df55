import { useCallback, useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { dayGap } from './day-paths.ts';

/** A cell of a grid. */
export type Spot = { row: number; column: number };

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** Where a key leads to from a cell. */
function spotByKey(event: KeyboardEvent, { row, column }: Spot, last: Spot): Spot | undefined {
  const page = 10;
  const isFar = event.ctrlKey || event.metaKey;
  const spots: Record<string, Spot> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? last.row : row, column: last.column },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
  };
  const found = spots[event.key];
  return found && { row: within(found.row, last.row), column: within(found.column, last.column) };
}

/** Whether something in a row takes its presses itself. */
export const isControl = (target: EventTarget): boolean => target instanceof Element && target.closest('a, button') !== null;

/** The cell that something is in. */
export function spotOf(target: EventTarget): Spot | undefined {
  const text = target instanceof Element ? target.closest<HTMLElement>('[data-spot]')?.dataset['spot'] : undefined;
  const [row, column] = text?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

type Pressed = { target: EventTarget; clientX: number };

/** The cell at which a drawing of so many days was pressed, which ends where its row does. */
export function pressedSpot({ target, clientX }: Pressed, { count, width }: { count: number; width: number }): Spot | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-drawn]') : null;
  if (row === null) return undefined;
  const column = Math.floor((clientX - row.getBoundingClientRect().right + width) / ((width + dayGap) / count));
  return column < 0 || column >= count ? undefined : { row: Number(row.dataset['drawn']), column };
}

/** Focuses a cell where it is there: a row whose points could not be read has one alone. */
function focusCell(grid: HTMLElement | null, { row, column }: Spot): boolean {
  const cells = grid?.querySelectorAll<HTMLElement>(`[data-spot^="${row} "]`) ?? [];
  const found = [...cells].find((cell) => cell.dataset['spot'] === `${row} ${column}`) ?? cells[0];
  found?.focus();
  return found !== undefined;
}

type Ways = { last: Spot; open: (spot: Spot) => void; scrollTo: (row: number) => void };

/** The one cell that the tab key reaches, and the way of the other keys. */
export function useSpot(grid: RefObject<HTMLElement | null>, { last, open, scrollTo }: Ways) {
  const [at, setAt] = useState<Spot>({ row: 0, column: 0 });
  /** Where the keys have led to and the focus has not followed: a cell is not there before its row is, with its points. */
  const wanted = useRef<Spot>(undefined);
  const focus = { row: Math.min(at.row, last.row), column: Math.min(at.column, last.column) };
  const follow = useCallback(() => {
    if (wanted.current !== undefined && focusCell(grid.current, wanted.current)) wanted.current = undefined;
  }, [grid]);
  const bringIn = useEffectEvent(({ row }: Spot) => {
    follow();
    if (wanted.current !== undefined && grid.current?.querySelector(`[aria-rowindex="${row + 2}"]`) === null) scrollTo(row);
  });
  useEffect(() => bringIn(at), [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = spotOf(event.target);
    if (here === undefined || (event.key === 'Enter' && isControl(event.target))) return;
    if (event.key === 'Enter') return open(here);
    const from = wanted.current ?? { row: here.row, column: at.row === here.row ? at.column : here.column };
    const next = spotByKey(event, from, last);
    if (next === undefined) return;
    event.preventDefault();
    // From a cell that was pressed a key may lead back to where the keys were.
    if (next.row === focus.row && next.column === focus.column) return void focusCell(grid.current, next);
    wanted.current = next;
    setAt(next);
  };
  return { focus, onKeyDown, follow };
}

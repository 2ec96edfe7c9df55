import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

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

/** Whether something in a cell is a button, which takes its presses itself. */
export const isButton = (target: EventTarget): boolean => target instanceof Element && target.closest('button') !== null;

/** The cell that something is in. */
export function spotOf(target: EventTarget): Spot | undefined {
  const text = target instanceof Element ? target.closest<HTMLElement>('[data-spot]')?.dataset['spot'] : undefined;
  const [row, column] = text?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** A row whose points could not be read has one cell. */
function focusCell(grid: HTMLTableElement | null, { row, column }: Spot): void {
  const cells = grid?.querySelectorAll<HTMLElement>(`[data-spot^="${row} "]`) ?? [];
  const found = [...cells].find((cell) => cell.dataset['spot'] === `${row} ${column}`) ?? cells[0];
  found?.focus();
}

/** The only point of the day that a cell shows. */
export const pointIn = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-only]')?.dataset['only'] : undefined;

/** The one cell that the tab key reaches, and the way of the other keys. */
export function useSpot(last: Spot, open: (spot: Spot, only: string | undefined) => void) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Spot>({ row: 0, column: 0 });
  const moved = useRef(false);
  const focus = { row: Math.min(at.row, last.row), column: Math.min(at.column, last.column) };
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    focusCell(grid.current, { row: focus.row, column: focus.column });
  }, [focus.row, focus.column]);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = spotOf(event.target);
    if (here === undefined || (event.key === 'Enter' && isButton(event.target))) return;
    if (event.key === 'Enter') return open(here, pointIn(event.target));
    const next = spotByKey(event, { row: here.row, column: at.row === here.row ? at.column : here.column }, last);
    if (next === undefined) return;
    event.preventDefault();
    // From a cell that was pressed a key may lead back to where the keys were.
    if (next.row === focus.row && next.column === focus.column) return focusCell(grid.current, next);
    moved.current = true;
    setAt(next);
  };
  return { grid, focus, onKeyDown };
}

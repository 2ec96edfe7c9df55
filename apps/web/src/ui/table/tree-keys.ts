import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { RowRules } from './table-columns.ts';

const controlsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>('a, button:not([tabindex="-1"]), input:not(:disabled)')];

/** The row of a tree that has the focus itself, not something in it. */
const rowOf = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof HTMLElement && target.matches('tr[aria-level]') ? target : undefined;

/** `before` is the room above the rows that are in sight: it changes as they do. */
type Tree<Row> = { rows: readonly Row[]; rules: RowRules<Row>; scrollTo: (index: number) => void; before?: number };

/** Where a key leads from a row: to another row, or undefined where it does something else. */
function goalOf<Row>(key: string, index: number, { rows, rules: { tree } }: Tree<Row>): number | undefined {
  const row = rows[index];
  if (tree === undefined || row === undefined) return undefined;
  if (key === 'ArrowDown') return Math.min(index + 1, rows.length - 1);
  if (key === 'ArrowUp') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return rows.length - 1;
  if (key === 'ArrowRight' && tree.of(row).isOpen === true) return index + 1;
  if (key === 'ArrowLeft' && tree.of(row).isOpen !== true) {
    const parent = rows.slice(0, index).findLastIndex((above) => tree.of(above).level < tree.of(row).level);
    return parent === -1 ? index : parent;
  }
  return undefined;
}

/**
 * The keys of a tree grid whose rows have the focus (WAI-ARIA, treegrid): up, down, Home and End move; right opens, then goes in; left closes, then goes
 * out; Enter follows the link of the row, Space chooses it.
 */
export function useTreeKeys<Row>(body: RefObject<HTMLElement | null>, tree: Tree<Row>): void {
  const wanted = useRef<number>(undefined);
  const focus = (index: number) => {
    const row = body.current?.querySelector<HTMLElement>(`tr[aria-rowindex="${index + 2}"]`);
    if (row === null || row === undefined) {
      // It comes into the page once it is in sight.
      wanted.current = index;
      tree.scrollTo(index);
      return;
    }
    wanted.current = undefined;
    row.focus();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { rules, rows } = tree;
    if (rules.tree === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const element = rowOf(target);
    if (element === undefined) {
      const outer = key === 'ArrowLeft' && target instanceof HTMLElement ? target.closest<HTMLElement>('tr[aria-level]') : null;
      if (outer !== null) outer.focus();
      return;
    }
    const index = Number(element.getAttribute('aria-rowindex')) - 2;
    const row = rows[index];
    if (row === undefined) return;
    const goal = goalOf(key, index, tree);
    if (goal !== undefined) focus(goal);
    else if (key === 'ArrowRight' && rules.tree.of(row).isOpen === undefined) controlsOf(element)[0]?.focus();
    else if (key === 'ArrowRight' || key === 'ArrowLeft') rules.tree.toggle(row);
    else if (key === 'Enter') element.querySelector('a')?.click();
    else if (key === ' ') element.querySelector<HTMLElement>('input:not(:disabled)')?.click();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listening = body.current;
    listening?.addEventListener('keydown', onKey);
    return () => listening?.removeEventListener('keydown', onKey);
  }, [body]);
  const arrive = useEffectEvent(() => {
    if (wanted.current !== undefined) focus(wanted.current);
  });
  const { before } = tree;
  useEffect(() => {
    if (before !== undefined) arrive();
  }, [before]);
}

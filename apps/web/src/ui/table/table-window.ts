import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';
import type { RowRules } from './table-columns.ts';

/** Which rows are in sight of the window, and the room that the others take above and below. */
export function useRowsInSight<Row>(container: RefObject<HTMLElement | null>, rows: readonly Row[], height: number) {
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = container.current?.getBoundingClientRect().top;
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY));
  }, [container, rows]);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => height, overscan: 20, scrollMargin });
  const items = virtual.getVirtualItems();
  const shown = items.flatMap(({ index }) => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, index }];
  });
  return {
    before: (items[0]?.start ?? scrollMargin) - scrollMargin,
    shown,
    after: virtual.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin),
    measure: virtual.measureElement,
    scrollTo: (index: number) => virtual.scrollToIndex(index, { align: 'center' }),
  };
}

/** A press that made the row be named is over by then: the page does not move under the pointer. */
const untilPressIsOver = 250;

/** Brings a row into sight when the rules name it. */
export function useRowInSight<Row>(rows: readonly Row[], { inSight, rowId }: RowRules<Row>, scrollTo: (index: number) => void): void {
  const show = useEffectEvent((id: string) => {
    const index = rows.findIndex((row) => rowId(row) === id);
    if (index >= 0) scrollTo(index);
  });
  useEffect(() => {
    if (inSight === undefined) return undefined;
    const timer = setTimeout(() => show(inSight), untilPressIsOver);
    return () => clearTimeout(timer);
  }, [inSight]);
}

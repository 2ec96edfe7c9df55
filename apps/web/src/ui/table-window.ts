import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState, type RefObject } from 'react';

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
  };
}

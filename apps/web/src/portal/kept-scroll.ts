/** Under which React Router keeps how far each page was scrolled, by its entry in the tab's history. */
export const scrollKey = 'scrolled';

/** The entry of any page that was opened by its address. */
const opened = 'default';

/**
 * Drops what a page that is opened must not take up: how far another one was scrolled that was opened in this tab, and that one stood at its top, for
 * React Router scrolls there once all is drawn, when the reader of a slow machine may have gone on.
 */
export function dropOldScroll(isSamePage: boolean): void {
  try {
    const kept = Object.entries(JSON.parse(sessionStorage.getItem(scrollKey) ?? '{}') as Record<string, unknown>);
    const good = kept.filter(([entry, top]) => Number(top) > 0 && (isSamePage || entry !== opened));
    sessionStorage.setItem(scrollKey, JSON.stringify(Object.fromEntries(good)));
  } catch {
    // Storage may be off or hold something else: then a page begins at its top.
  }
}

/** Whether this load shows the same page again. */
export const isLoadedAnew = (): boolean => {
  const [load] = performance.getEntriesByType('navigation');
  return load !== undefined && 'type' in load && load.type !== 'navigate';
};

import { useSyncExternalStore } from 'react';

const queries = { phone: '(max-width: 639px)', rail: '(max-width: 1099px)' } as const;

const lists = new Map<string, MediaQueryList>();

/** Asked for once: a page asks on every frame of a scroll, and each new answer takes the browser a while. */
function listOf(query: string): MediaQueryList {
  const known = lists.get(query);
  if (known !== undefined) return known;
  const list = window.matchMedia(query);
  lists.set(query, list);
  return list;
}

/** Whether the window is narrower than a named width; for structure, where CSS alone would not do. */
export function useIsBelow(width: keyof typeof queries): boolean {
  const query = queries[width];
  return useSyncExternalStore(
    (changed) => {
      const list = listOf(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => listOf(query).matches,
  );
}

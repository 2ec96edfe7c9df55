import { useSyncExternalStore } from 'react';

const queries = { phone: '(max-width: 639px)', rail: '(max-width: 1099px)' } as const;

/** Whether the window is narrower than a named width; for structure, where CSS alone would not do. */
export function useIsBelow(width: keyof typeof queries): boolean {
  const query = queries[width];
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { keptIn, type KeptList } from './kept-list.ts';

const keyOf = (list: string): string => `list:${list}`;
const listeners = new Set<() => void>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  // Another tab of the portal writes, too.
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

/** What this browser keeps of a list, the same in all its tabs, and the way to change it. */
export function useKept(list: string): [KeptList, (change: (kept: KeptList) => KeptList) => void] {
  const key = keyOf(list);
  const text = useSyncExternalStore(listen, () => read(key));
  const kept = useMemo(() => keptIn(text), [text]);
  const change = useCallback(
    (to: (kept: KeptList) => KeptList) => {
      try {
        localStorage.setItem(key, JSON.stringify(to(keptIn(read(key)))));
      } catch {
        // A browser that keeps nothing still shows the list.
      }
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [kept, change];
}

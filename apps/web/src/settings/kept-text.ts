import { useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();

/** What this browser keeps under a name; null where there is nothing, or it forbids to ask. */
export function keptText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, for all tabs of this browser; false where the browser keeps nothing, and the page does without. */
export function keepText(name: string, text: string): boolean {
  let isKept = true;
  try {
    localStorage.setItem(name, text);
  } catch {
    isKept = false;
  }
  for (const changed of watchers) changed();
  return isKept;
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  // Another tab of the portal writes, too.
  window.addEventListener('storage', changed);
  return () => {
    watchers.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

/** What this browser keeps under a name, while it changes. */
export const useKeptText = (name: string): string | null => useSyncExternalStore(watch, () => keptText(name));

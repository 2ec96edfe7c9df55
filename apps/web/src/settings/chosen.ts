import { useSyncExternalStore } from 'react';
import { byDefault, choicesIn, type Choices } from './choices.ts';

const key = 'settings';

function kept(): Choices {
  try {
    return choicesIn(localStorage.getItem(key));
  } catch {
    // A browser that keeps nothing, or forbids to ask.
    return byDefault;
  }
}

let current: Choices | undefined;
const watchers = new Set<() => void>();

/** What the person has chosen in this browser; it can be asked before anything is drawn. */
export const chosen = (): Choices => (current ??= kept());

/** Keeps a choice; false where the browser does not keep it, and it holds for this page alone. */
export function choose(choices: Partial<Choices>): boolean {
  current = { ...chosen(), ...choices };
  let isKept = true;
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    isKept = false;
  }
  for (const changed of watchers) changed();
  return isKept;
}

/** Look like the page around this one, for as long as this page is open; what the person has chosen stays as it is. */
export function lookAs(theme: Choices['theme']): void {
  current = { ...chosen(), theme };
  for (const changed of watchers) changed();
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/** What the person has chosen, while it changes. */
export const useChosen = (): Choices => useSyncExternalStore(watch, chosen);

function follow(event: StorageEvent): void {
  if (event.key !== key && event.key !== null) return;
  const { theme, density } = kept();
  current = { ...chosen(), theme, density };
  for (const changed of watchers) changed();
}

/** Another tab of the portal has changed how it looks: this one follows. How things are written stays as it is until the page is loaded anew. */
export function followOtherTabs(): () => void {
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

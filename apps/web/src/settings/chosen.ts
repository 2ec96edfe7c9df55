import { useSyncExternalStore } from 'react';
import { choicesIn, type Choices } from './choices.ts';
import { keepText, keptText } from './kept-text.ts';

const key = 'settings';

const kept = (): Choices => choicesIn(keptText(key));

let current: Choices | undefined;
/** The theme of the page around this one. */
let worn: Choices['theme'] | undefined;
let seen: Choices | undefined;
const watchers = new Set<() => void>();

function changed(): void {
  seen = worn === undefined ? current : { ...chosen(), theme: worn };
  for (const watcher of watchers) watcher();
}

/** What the person has chosen in this browser; it can be asked before anything is drawn. */
export const chosen = (): Choices => (current ??= kept());

/** Keeps a choice; false where the browser does not keep it, and it holds for this page alone. */
export function choose(choices: Partial<Choices>): boolean {
  current = { ...chosen(), ...choices };
  if (choices.theme !== undefined) worn = undefined;
  // Beside what another tab has chosen meanwhile.
  const isKept = keepText(key, JSON.stringify({ ...kept(), ...choices }));
  changed();
  return isKept;
}

/** Look like the page around this one, for as long as this page is open; what the person has chosen stays as it is. */
export function lookAs(theme: Choices['theme']): void {
  worn = theme;
  changed();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** What the person has chosen, while it changes, in the theme of the page around this one. */
export const useChosen = (): Choices => useSyncExternalStore(watch, () => (seen ??= chosen()));

function follow(event: StorageEvent): void {
  if (event.key !== key && event.key !== null) return;
  const { theme, density } = kept();
  current = { ...chosen(), theme, density };
  changed();
}

/** Another tab of the portal has changed how it looks: this one follows. How things are written stays as it is until the page is loaded anew. */
export function followOtherTabs(): () => void {
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

import { useSyncExternalStore } from 'react';
import { signedInPerson } from '../../session/session.ts';

/** When a person has last looked at what failed, by Azure's clock, and what they have seen that failed shortly before. */
export type Visit = { at: string; seen: readonly string[] };

const listeners = new Set<() => void>();

const keyNow = (): string => `last-visit ${signedInPerson()?.username ?? ''}`;

function textNow(): string {
  try {
    return localStorage.getItem(keyNow()) ?? '';
  } catch {
    return '';
  }
}

/** The visit that a text tells of; undefined where there was none. */
export function visitIn(text: string): Visit | undefined {
  try {
    const read = JSON.parse(text) as { at?: unknown; seen?: unknown } | null;
    if (typeof read?.at !== 'string' || Number.isNaN(Date.parse(read.at)) || !Array.isArray(read.seen)) return undefined;
    return { at: read.at, seen: read.seen.filter((one) => typeof one === 'string') };
  } catch {
    return undefined;
  }
}

/** The last visit of this person in this browser. */
export const lastVisit = (): Visit | undefined => visitIn(textNow());

/** Keeps a visit: what failed until then is new no more, in any tab of this browser. Nothing of it leaves the browser. */
export function keepVisit(visit: Visit): void {
  try {
    localStorage.setItem(keyNow(), JSON.stringify(visit));
  } catch {
    // Without storage every visit is the first one.
  }
  for (const changed of listeners) changed();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

/** The same, read again whenever a tab of this browser keeps another. */
export const useLastVisit = (): Visit | undefined => visitIn(useSyncExternalStore(subscribe, textNow));

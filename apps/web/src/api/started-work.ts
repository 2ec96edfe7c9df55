import { useSyncExternalStore } from 'react';
import { signedInPerson } from '../session/session.ts';

/** Work that was begun in this browser: an operation of Azure's, or the address of a page that finds it again in Azure. */
export type StartedWork = { at: string } & ({ operationId: string } | { title: string; to: string });

/** So many are kept, the newest first. */
const most = 20;
/** Azure tells of an operation for about a day. */
const keptMs = 24 * 3_600_000;

const listeners = new Set<() => void>();

const keyNow = (): string => `started-work ${signedInPerson()?.username ?? ''}`;

function textNow(): string {
  try {
    return localStorage.getItem(keyNow()) ?? '[]';
  } catch {
    return '[]';
  }
}

const isWork = (one: unknown): one is StartedWork =>
  typeof one === 'object' &&
  one !== null &&
  'at' in one &&
  typeof one.at === 'string' &&
  ('operationId' in one || ('title' in one && 'to' in one));

function worksIn(text: string): StartedWork[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isWork) : [];
  } catch {
    return [];
  }
}

const nameOfWork = (work: StartedWork): string => ('to' in work ? work.to : work.operationId);

/** Keeps that a person has begun something here: every tab of this browser tells of it. Azure's own lists stay the truth. */
export function keepStarted(work: { operationId: string } | { title: string; to: string }): void {
  const now = new Date();
  const kept: StartedWork = { ...work, at: now.toISOString() };
  const before = worksIn(textNow()).filter((one) => nameOfWork(one) !== nameOfWork(kept) && now.getTime() - Date.parse(one.at) < keptMs);
  try {
    localStorage.setItem(keyNow(), JSON.stringify([kept, ...before].slice(0, most)));
  } catch {
    // Storage may be full or off: jobs and runs are found in Azure all the same.
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

/** What was begun in this browser, the newest first, whichever tab has begun it. */
export const useStartedWork = (): StartedWork[] => worksIn(useSyncExternalStore(subscribe, textNow));

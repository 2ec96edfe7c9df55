import { signedInPerson } from '../session/session.ts';
import { keepText, keptText, useKeptText } from '../settings/kept-text.ts';

/** Work that was begun in this browser: an operation of Azure's, or the address of a page that finds it again in Azure. */
export type StartedWork = { at: string } & (StartedOperation | { title: string; to: string });

/** `about` is what people call the thing that it changes, where its id says something else. */
export type StartedOperation = { operationId: string; about?: string | undefined };

/** So many are kept, the newest first. */
const most = 20;
/** Azure tells of an operation for about a day. */
const keptMs = 24 * 3_600_000;

const nameNow = (): string => `started-work ${signedInPerson()?.username ?? ''}`;

const isWork = (one: unknown): one is StartedWork => {
  if (typeof one !== 'object' || one === null || !('at' in one) || typeof one.at !== 'string') return false;
  if ('operationId' in one) return typeof one.operationId === 'string' && (!('about' in one) || typeof one.about === 'string');
  // An address of the portal alone.
  return 'title' in one && typeof one.title === 'string' && 'to' in one && typeof one.to === 'string' && /^\/(?![/\\])/.test(one.to);
};

/** The work that a text tells of; whatever does not look like it is left out. */
export function worksIn(text: string | null): StartedWork[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isWork) : [];
  } catch {
    return [];
  }
}

const keyOf = (work: StartedWork): string => ('to' in work ? work.to : work.operationId);

/** Keeps that a person has begun something here: every tab of this browser tells of it. Azure's own lists stay the truth. */
export function keepStarted(work: StartedOperation | { title: string; to: string }): void {
  const now = new Date();
  const kept: StartedWork = { ...work, at: now.toISOString() };
  const isOther = (one: StartedWork): boolean => keyOf(one) !== keyOf(kept) && now.getTime() - Date.parse(one.at) < keptMs;
  const before = worksIn(keptText(nameNow())).filter(isOther);
  keepText(nameNow(), JSON.stringify([kept, ...before].slice(0, most)));
}

/** What was begun in this browser, the newest first, whichever tab has begun it. */
export const useStartedWork = (): StartedWork[] => worksIn(useKeptText(nameNow()));

import { keepStarted } from './started-work.ts';

/** What this tab has started. Azure's own lists stay the truth; this is only the faster way to an answer. */
function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage may be full or off: then the page learns the same from Azure, later.
  }
}

function kept(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function drop(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to drop.
  }
}

const startedKey = (intent: string) => `started ${intent.toLowerCase()}`;
const assignedKey = (about: string) => `assigned ${about.toLowerCase()}`;

/** Keep the operation that came of an intent (or of the id of the thing that it makes); all tabs of this browser tell of it, by the name of what it is about. */
export function remember(intent: string, operationId: string, about?: string): void {
  rememberPart(intent, operationId);
  keepStarted({ operationId, about });
}

/** The same of one part of work that has a page of its own. */
export const rememberPart = (intent: string, operationId: string): void => keep(startedKey(intent), operationId);

/** The operation that this tab has started for an intent. */
export const operationOf = (intent: string): string | undefined => kept(startedKey(intent));

/** Drop it again: it has ended, and the thing itself tells the rest. */
export const forget = (intent: string): void => drop(startedKey(intent));

/** Keep Azure's moment at which roles were assigned. */
export const rememberAssigned = (about: string, asOf: string): void => keep(assignedKey(about), asOf);

/** When this tab has assigned roles for it. */
export const assignedAt = (about: string): string | undefined => kept(assignedKey(about));

/** Keep that Azure has agreed to something; the text says all that its answer depends on. */
export const rememberAgreed = (about: string): void => keep(`agreed ${about}`, 'yes');

/** Whether Azure has agreed to it in this tab. */
export const hasAgreed = (about: string): boolean => kept(`agreed ${about}`) !== undefined;

const tourKey = 'tour';

/** Keep how far the tour of the emulator has led, and where. */
export const rememberTour = (stop: number, address: string): void => keep(tourKey, `${stop} ${address}`);

/** How far the tour has led in this tab; undefined where nobody takes it. */
export function tourPlace(): { stop: number; address: string } | undefined {
  const [stop = '', address = ''] = kept(tourKey)?.split(' ') ?? [];
  // An address of this site alone.
  return /^\d+$/.test(stop) && /^(\/(?!\/).*)?$/.test(address) ? { stop: Number(stop), address } : undefined;
}

/** The tour is over. */
export const forgetTour = (): void => drop(tourKey);

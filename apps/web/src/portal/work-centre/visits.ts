import { signedInPerson } from '../../session/session.ts';
import { keepText, keptText, useKeptText } from '../../settings/kept-text.ts';

/** When a person has last looked at what failed, by Azure's clock, and what they have seen that failed shortly before. */
export type Visit = { at: string; seen: readonly string[] };

const nameNow = (): string => `last-visit ${signedInPerson()?.username ?? ''}`;

/** The visit that a text tells of; undefined where there was none. */
export function visitIn(text: string | null): Visit | undefined {
  try {
    const read = JSON.parse(text ?? '') as { at?: unknown; seen?: unknown } | null;
    if (typeof read?.at !== 'string' || Number.isNaN(Date.parse(read.at)) || !Array.isArray(read.seen)) return undefined;
    return { at: read.at, seen: read.seen.filter((one) => typeof one === 'string') };
  } catch {
    return undefined;
  }
}

/** The last visit of this person in this browser. */
export const lastVisit = (): Visit | undefined => visitIn(keptText(nameNow()));

/** Keeps a visit: what failed until then is new no more, in any tab of this browser. Nothing of it leaves the browser. */
export const keepVisit = (visit: Visit): void => void keepText(nameNow(), JSON.stringify(visit));

/** The same, read again whenever a tab of this browser keeps another. */
export const useLastVisit = (): Visit | undefined => visitIn(useKeptText(nameNow()));

import { t } from '@lingui/core/macro';
import { listText } from '../../settings/formats.ts';

/** A source that did not answer or a thing that could not be read, by the kind of thing that it is. */
export type Unread = {
  name: string;
  kind?: string | undefined;
  /** Several of its kind, as a list of them is called. */
  kinds?: string | undefined;
  /** The name is a word of the portal's, not one of Azure's. */
  isOurs?: boolean | undefined;
  /** Some of what it holds was read. */
  isPartly?: boolean | undefined;
};

/** So many are named; the others are counted. */
const mostNamed = 3;

/** What a thing is called in the middle of a sentence: "volume sql-data-01". */
const calledWords = ({ name, kind }: Unread): string => (kind === undefined ? name : `${kind} ${name}`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same at the beginning of one; a name of Azure's stays as it is, words of ours do not. */
export const titleWords = (one: Unread): string => (one.kind === undefined && one.isOurs !== true ? one.name : capital(calledWords(one)));

/** A Backup vault is a vault. */
const isSame = (kinds: string, noun: string): boolean => kinds.toLowerCase().endsWith(noun.toLowerCase());

/** That parts of a list could not be read, and what follows for the list: those parts hold what it shows, or are such things themselves. */
export function unreadWords(missing: readonly Unread[], noun: string, consequence?: string): string {
  const shown = missing.slice(0, missing.length > mostNamed + 1 ? mostNamed : undefined);
  const named = shown.map((one, index) => (index === 0 ? titleWords(one) : calledWords(one)));
  const others = missing.length - named.length;
  const names = listText(others === 0 ? named : [...named, t`${others} more`]);
  if (missing.every(({ isPartly }) => isPartly === true)) {
    const unread = t`${names} could not be read to the end.`;
    return `${unread} ${consequence ?? t`Some ${noun} may be missing from this list.`}`;
  }
  const unread = t`${names} could not be read.`;
  return `${unread} ${consequence ?? lackWords(missing, noun)}`;
}

function lackWords(missing: readonly Unread[], noun: string): string {
  const own = missing.filter(({ kinds }) => kinds !== undefined && isSame(kinds, noun)).length;
  const one = missing.length === 1;
  if (own === 0) return one ? t`Its ${noun} are missing from this list.` : t`Their ${noun} are missing from this list.`;
  if (own === missing.length) return one ? t`It is missing from this list.` : t`They are missing from this list.`;
  return t`They and the ${noun} in them are missing from this list.`;
}

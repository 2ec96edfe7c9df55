import { listText } from '../../settings/formats.ts';

/** A source that did not answer or a thing that could not be read, by the kind of thing that it is. */
export type Unread = {
  name: string;
  kind?: string | undefined;
  /** Some of what it holds was read. */
  isPartly?: boolean | undefined;
};

/** So many are named; the others are counted. */
const mostNamed = 3;

/** What a thing is called in the middle of a sentence: "volume sql-data-01". */
const calledWords = ({ name, kind }: Unread): string => (kind === undefined ? name : `${kind} ${name}`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same at the beginning of one; a name of Azure's stays as it is, words of ours do not. */
export const titleWords = (one: Unread): string =>
  one.kind === undefined && !one.name.startsWith('the ') ? one.name : capital(calledWords(one));

/** A Backup vault is a vault. */
const isSame = (kinds: string, noun: string): boolean => kinds === noun || kinds.endsWith(` ${noun}`);

const plural = (kind: string): string => (kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`);

/** That parts of a list could not be read, and what follows for the list: those parts hold what it shows, or are such things themselves. */
export function unreadWords(missing: readonly Unread[], noun: string, consequence?: string): string {
  const shown = missing.slice(0, missing.length > mostNamed + 1 ? mostNamed : undefined);
  const named = shown.map((one, index) => (index === 0 ? titleWords(one) : calledWords(one)));
  const others = missing.length - named.length;
  const names = listText(others === 0 ? named : [...named, `${others} more`]);
  if (missing.every(({ isPartly }) => isPartly === true))
    return `${names} could not be read to the end. ${consequence ?? `Some ${noun} may be missing from this list.`}`;
  return `${names} could not be read. ${consequence ?? lackWords(missing, noun)}`;
}

function lackWords(missing: readonly Unread[], noun: string): string {
  const own = missing.filter(({ kind }) => kind !== undefined && isSame(plural(kind), noun)).length;
  const one = missing.length === 1;
  if (own === 0) return `${one ? 'Its' : 'Their'} ${noun} are missing from this list.`;
  if (own === missing.length) return one ? 'It is missing from this list.' : 'They are missing from this list.';
  return `They and the ${noun} in them are missing from this list.`;
}

import { plainWord } from '@esan/domain';
import { textIfAny } from './fields.ts';

/** Our word for one of Azure's states; one that nobody knew stays as it is. */
export type StateRead<Ours> = { state: Ours | 'unknown'; unknownState?: string };

/**
 * Our word for a state of Azure's, in any case and with or without spaces; `words` are written small and without them. One that
 * nobody knew is unknown, with Azure's own word, and so is one that Azure leaves out.
 */
export function stateIn<Ours extends string>(words: Readonly<Record<string, Ours>>, azures: unknown): StateRead<Ours> {
  const word = textIfAny(azures)?.trim() ?? '';
  const plain = plainWord(word);
  const state = Object.hasOwn(words, plain) ? words[plain] : undefined;
  return state === undefined ? { state: 'unknown', unknownState: word === '' ? 'none' : word.slice(0, 100) } : { state };
}

import { t } from '@lingui/core/macro';
import { listText } from '../settings/formats.ts';
import { nameFault, nameRules, type NameFault, type Named, type PatternFault, type Restored } from '@esan/domain';

const kinds: Record<Named, string> = {
  volume: t`volume name`,
  volumeGroup: t`volume group name`,
  vault: t`vault name`,
  policy: t`policy name`,
  resourceGroup: t`resource group name`,
  disk: t`disk name`,
};

const characters: Record<Named, string> = {
  volume: t`Use lowercase letters and digits, with single hyphens between them; capital letters only after a hyphen.`,
  volumeGroup: t`Use lowercase letters and digits, with single hyphens between them.`,
  vault: t`Use letters, digits and hyphens.`,
  policy: t`Start with a letter; then use letters, digits and hyphens.`,
  resourceGroup: t`Use letters, digits, underscores, hyphens, periods and parentheses; do not end with a period.`,
  disk: t`Start with a letter or digit; then use letters, digits, underscores, periods and hyphens; do not end with a period or hyphen.`,
};

/** What is wrong with a name, as a sentence. */
export function nameFaultWords(of: Named, fault: NameFault | 'taken'): string {
  const { min, max } = nameRules[of];
  const sentences: Record<NameFault | 'taken', string> = {
    empty: t`Enter a ${kinds[of]}.`,
    'too-short': t`Use at least ${min} characters.`,
    'too-long': t`Use at most ${max} characters.`,
    'bad-characters': characters[of],
    taken: t`This ${kinds[of]} is taken.`,
  };
  return sentences[fault];
}

/** The rule for a name, said before anything is wrong. */
export const nameHint = (of: Named): string => t`${nameRules[of].min} to ${nameRules[of].max} characters. ${characters[of]}`;

/** What is wrong with this name, or undefined: a form's rule. */
export function nameSentence(of: Named, name: string): string | undefined {
  const fault = nameFault(of, name);
  return fault === undefined ? undefined : nameFaultWords(of, fault);
}

/** What is wrong with a pattern for the names of what is restored, as a sentence. */
export function patternSentence(of: Restored, fault: PatternFault): string {
  if (fault === 'no-volume') return t`Every name must say its volume: put ${'{volume}'} into the pattern.`;
  if (fault === 'empty') return t`Enter a pattern with ${'{volume}'} in it.`;
  if (fault === 'too-long')
    return t`The names come out too long: at most ${nameRules[of].max} characters, with room for the volume's own name.`;
  return nameFaultWords(of, fault);
}

/** Names in a sentence; where there are more than `most`, the first of them and how many more. */
export const someNames = (names: readonly string[], most = 6): string =>
  listText(names.length > most ? [...names.slice(0, most - 1), t`${names.length - most + 1} more`] : names);

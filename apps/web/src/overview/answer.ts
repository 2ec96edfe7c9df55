import { plural, t } from '@lingui/core/macro';
import { numberWords } from '../ui/values/number-words.ts';
import type { SafetyCount } from './safety-bar.tsx';

/** What the answer is made of. */
export type Answered = { volumes: readonly SafetyCount[]; sans: number; protectedItems: number; needed: { now: number } };

const countOf = (volumes: readonly SafetyCount[], safety: SafetyCount['safety']): number =>
  volumes.find((one) => one.safety === safety)?.count ?? 0;

function needsWords(now: number): string {
  return now === 0 ? t`Nothing needs you now.` : plural(now, { one: '# needs you now.', other: '# need you now.' });
}

/** Whether everything is safe, in a sentence or two: "46 of 60 volumes are safe. 3 need you now." */
export function answerOf({ volumes, sans, protectedItems, needed }: Answered): string {
  const total = volumes.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return sans === 0 ? t`You see no Elastic SAN.` : t`Your Elastic SANs have no volumes yet.`;
  const safe = countOf(volumes, 'safe');
  const unknown = countOf(volumes, 'not-known');
  const [some, all, notKnown] = [numberWords(safe), numberWords(total), numberWords(unknown)];
  const needs = needsWords(needed.now);
  if (unknown > 0) return t`${some} of ${all} volumes are known to be safe; of ${notKnown} it is not known. ${needs}`;
  if (protectedItems === 0) {
    return plural(total, { one: 'Your volume is not protected.', other: 'None of your # volumes is protected.' });
  }
  if (safe === total) {
    return total === 1 ? t`Your volume is safe. ${needs}` : t`All ${all} volumes are safe. ${needs}`;
  }
  return safe === 1 ? t`1 of ${all} volumes is safe. ${needs}` : t`${some} of ${all} volumes are safe. ${needs}`;
}

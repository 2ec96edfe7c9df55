import { plural, t } from '@lingui/core/macro';
import { numberWords } from '../ui/values/number-words.ts';
import type { SafetyCount } from './safety-bar.tsx';

/** What the answer is made of, and what of it could not be read. */
export type Answered = {
  volumes: readonly SafetyCount[];
  sans: number;
  protectedItems: number;
  needed: { now: number };
  missing: readonly unknown[];
  unreadProtectors: readonly unknown[];
  unreadJobs: readonly unknown[];
};

const countOf = (volumes: readonly SafetyCount[], safety: SafetyCount['safety']): number =>
  volumes.find((one) => one.safety === safety)?.count ?? 0;

/** Whether something is not known of the backups: then nothing can be said of all of them. */
export const isInDoubt = ({ volumes, missing, unreadProtectors, unreadJobs }: Omit<Answered, 'needed'>): boolean =>
  missing.length + unreadProtectors.length + unreadJobs.length + countOf(volumes, 'not-known') > 0;

function needsWords(answered: Answered): string {
  const { now } = answered.needed;
  if (isInDoubt(answered)) {
    return now === 0
      ? t`Nothing of what is known needs you now.`
      : plural(now, { one: 'At least # needs you now.', other: 'At least # need you now.' });
  }
  return now === 0 ? t`Nothing needs you now.` : plural(now, { one: '# needs you now.', other: '# need you now.' });
}

/** The answer where some volumes could not be read: it is of those that were. */
function answerOfRead({ volumes, sans, protectedItems }: Answered, total: number, needs: string): string {
  if (total === 0) return sans === 0 ? t`No Elastic SAN could be read.` : t`No volume could be read.`;
  const safe = countOf(volumes, 'safe');
  const unknown = countOf(volumes, 'not-known');
  const [some, all, notKnown] = [numberWords(safe), numberWords(total), numberWords(unknown)];
  if (unknown > 0) return t`${some} of the ${all} volumes that were read are known to be safe; of ${notKnown} it is not known. ${needs}`;
  if (protectedItems === 0) {
    return plural(total, {
      one: 'The only volume that was read is not protected.',
      other: 'None of the # volumes that were read is protected.',
    });
  }
  if (total === 1)
    return safe === 1 ? t`The only volume that was read is safe. ${needs}` : t`The only volume that was read is not safe. ${needs}`;
  return t`${some} of the ${all} volumes that were read are safe. ${needs}`;
}

/** Whether everything is safe, in a sentence or two: "46 of 60 volumes are safe. 3 need you now." */
export function answerOf(answered: Answered): string {
  const { volumes, sans, protectedItems } = answered;
  const total = volumes.reduce((sum, { count }) => sum + count, 0);
  const needs = needsWords(answered);
  if (answered.missing.length > 0) return answerOfRead(answered, total, needs);
  if (total === 0) return sans === 0 ? t`You see no Elastic SAN.` : t`Your Elastic SANs have no volumes yet.`;
  const safe = countOf(volumes, 'safe');
  const unknown = countOf(volumes, 'not-known');
  const [some, all, notKnown] = [numberWords(safe), numberWords(total), numberWords(unknown)];
  if (unknown > 0) return t`${some} of ${all} volumes are known to be safe; of ${notKnown} it is not known. ${needs}`;
  if (protectedItems === 0) {
    return plural(total, { one: 'Your volume is not protected.', other: 'None of your # volumes is protected.' });
  }
  if (safe === total) {
    return total === 1 ? t`Your volume is safe. ${needs}` : t`All ${all} volumes are safe. ${needs}`;
  }
  return safe === 1 ? t`1 of ${all} volumes is safe. ${needs}` : t`${some} of ${all} volumes are safe. ${needs}`;
}

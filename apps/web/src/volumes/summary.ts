import { plural, t } from '@lingui/core/macro';
import { countSafety, type Safety, type Volume } from '@esan/domain';
import { volumesWords } from '../words/volumes.ts';

/** Volumes that are not safe, in the words of a sentence, what asks for somebody first. */
const others: readonly [Safety, (count: number) => string][] = [
  ['failing', (count) => plural(count, { one: '# is failing', other: '# are failing' })],
  ['behind', (count) => plural(count, { one: '# is behind policy', other: '# are behind policy' })],
  ['no-point', (count) => plural(count, { one: '# has no restore point yet', other: '# have no restore point yet' })],
  ['changing', (count) => plural(count, { one: '# is being changed', other: '# are being changed' })],
  ['stopped', (count) => plural(count, { one: 'the backups of # are stopped', other: 'the backups of # are stopped' })],
  ['not-protected', (count) => plural(count, { one: '# is not protected', other: '# are not protected' })],
  ['cannot', (count) => t`${count} cannot be protected`],
  ['not-known', (count) => t`of ${count} it is not known`],
];

/**
 * How safe the volumes are, in a sentence that adds up: "3 of 12 volumes are protected; 2 are failing; 6 are not protected; 1 cannot be protected.";
 * `isPart` where some could not be read.
 */
export function summaryOf(all: readonly Pick<Volume, 'protection'>[], isPart = false): string {
  if (all.length === 0) return isPart ? t`No volume in what could be read.` : t`No volumes.`;
  const counts = new Map(countSafety(all).map(({ safety, count }) => [safety, count]));
  const safe = counts.get('safe') ?? 0;
  const isKnown = !counts.has('not-known');
  const rest = others.flatMap(([safety, words]) => {
    const count = counts.get(safety);
    // Of none that is protected the sentence has said it already.
    return count === undefined || (safety === 'not-protected' && safe === 0 && isKnown) ? [] : [words(count)];
  });
  return `${[startOf(safe, all.length, isKnown), ...rest].join('; ')}.`;
}

function startOf(safe: number, count: number, isKnown: boolean): string {
  const volumes = volumesWords(count);
  if (!isKnown)
    return plural(safe, { one: `# of ${volumes} is known to be protected`, other: `# of ${volumes} are known to be protected` });
  if (safe === 0) return t`None of ${volumes} is protected`;
  return plural(count, { one: `${safe} of ${volumes} is protected`, other: `${safe} of ${volumes} are protected` });
}

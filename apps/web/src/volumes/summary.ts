import { plural, t } from '@lingui/core/macro';
import { countStandings, isSafe, type Standing, type Volume } from '@esan/domain';
import { volumesWords } from '../words/volumes.ts';

/** What keeps protected volumes from being safe, in the words of a sentence. */
const trouble: readonly [Standing, (count: number) => string][] = [
  ['failing', (count) => plural(count, { one: '# is failing', other: '# are failing' })],
  ['behind', (count) => plural(count, { one: '# is behind policy', other: '# are behind policy' })],
  ['no-point', (count) => plural(count, { one: '# has no restore point yet', other: '# have no restore point yet' })],
];

/** How safe the volumes are, in a sentence: "3 of 12 volumes are protected; 2 are failing; 1 cannot be."; `isPart` where some could not be read. */
export function summaryOf(all: readonly Pick<Volume, 'protection'>[], isPart = false): string {
  if (all.length === 0) return isPart ? t`No volume in what could be read.` : t`No volumes.`;
  const safe = all.filter(({ protection }) => isSafe(protection)).length;
  const cannot = all.filter(({ protection }) => protection.kind === 'cannot').length;
  const counts = countStandings(all.flatMap(({ protection }) => (protection.kind === 'protected' ? [protection] : [])));
  const unknown = all.filter(({ protection }) => protection.kind === 'unknown').length + (counts.get('not-known') ?? 0);
  const troubled = trouble.flatMap(([standing, words]) => (counts.has(standing) ? [`; ${words(counts.get(standing) ?? 0)}`] : [])).join('');
  const volumes = volumesWords(all.length);
  if (unknown > 0)
    return plural(safe, {
      one: `# of ${volumes} is known to be protected${troubled}; of ${unknown} it is not known.`,
      other: `# of ${volumes} are known to be protected${troubled}; of ${unknown} it is not known.`,
    });
  const start =
    safe === 0
      ? t`None of ${volumes} is protected`
      : plural(all.length, { one: `${safe} of ${volumes} is protected`, other: `${safe} of ${volumes} are protected` });
  return cannot === 0 ? `${start}${troubled}.` : t`${start}${troubled}; ${cannot} cannot be.`;
}

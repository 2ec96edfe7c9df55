import { countStandings, isSafe, type Standing, type Volume } from '@esan/domain';
import { volumesWords } from '../words/volumes.ts';

/** What keeps protected volumes from being safe, in the words of a sentence. */
const trouble: readonly [Standing, (count: number) => string][] = [
  ['failing', (count) => `${count} ${count === 1 ? 'is' : 'are'} failing`],
  ['behind', (count) => `${count} ${count === 1 ? 'is' : 'are'} behind policy`],
  ['no-point', (count) => `${count} ${count === 1 ? 'has' : 'have'} no restore point yet`],
];

/** How safe the volumes are, in a sentence: "3 of 12 volumes are protected; 2 are failing; 1 cannot be." */
export function summaryOf(all: readonly Pick<Volume, 'protection'>[]): string {
  const safe = all.filter(({ protection }) => isSafe(protection)).length;
  const cannot = all.filter(({ protection }) => protection.kind === 'cannot').length;
  const counts = countStandings(all.flatMap(({ protection }) => (protection.kind === 'protected' ? [protection] : [])));
  const unknown = all.filter(({ protection }) => protection.kind === 'unknown').length + (counts.get('not-known') ?? 0);
  const troubled = trouble.flatMap(([standing, words]) => (counts.has(standing) ? [`; ${words(counts.get(standing) ?? 0)}`] : [])).join('');
  if (unknown > 0)
    return `${safe} of ${volumesWords(all.length)} ${safe === 1 ? 'is' : 'are'} known to be protected${troubled}; of ${unknown} it is not known.`;
  const verb = all.length === 1 ? 'is' : 'are';
  const start =
    safe === 0 ? `None of ${volumesWords(all.length)} is protected` : `${safe} of ${volumesWords(all.length)} ${verb} protected`;
  if (all.length === 0) return 'No volumes.';
  return cannot === 0 ? `${start}${troubled}.` : `${start}${troubled}; ${cannot} cannot be.`;
}

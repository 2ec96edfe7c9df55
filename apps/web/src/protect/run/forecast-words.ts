import type { ForecastRow } from '@esan/domain';
import { volumesWords } from '../../words/volumes.ts';

type Told = { rows: readonly ForecastRow[]; others: number };

/** What would become of one volume, in a word. */
export const forecastWord: Record<ForecastRow['change'], string> = {
  make: 'Is made',
  change: 'Is changed',
  leave: 'Stays as it is',
  unknown: 'Cannot be told',
};

const items = (count: number): string => (count === 1 ? '1 protected item' : `${count} protected items`);

const leaves = (count: number, all: number): string =>
  count === all ? 'leaves everything as it is' : count === 1 ? 'leaves 1 as it is' : `leaves ${count} as they are`;

/** What a deployment would do, in sentences: what is made, changed and left, and that all else stays. */
export function forecastSentence({ rows, others }: Told): string {
  const count = (change: ForecastRow['change']) => rows.filter((row) => row.change === change).length;
  const [make, change, leave, unknown] = [count('make'), count('change'), count('leave'), count('unknown')];
  const deeds = [
    ...(make > 0 ? [`makes ${items(make)}`] : []),
    ...(change > 0 ? [`changes ${items(change)}`] : []),
    ...(leave > 0 ? [leaves(leave, rows.length)] : []),
  ];
  const last = deeds.pop();
  const sentence = last === undefined ? [] : [`Azure ${deeds.length === 0 ? last : `${deeds.join(', ')} and ${last}`}.`];
  return [
    ...sentence,
    ...(unknown > 0 ? [`Of ${volumesWords(unknown)} Azure cannot tell it beforehand.`] : []),
    ...(others > 0 ? ['Nothing else in the resource group is touched.'] : []),
  ].join(' ');
}

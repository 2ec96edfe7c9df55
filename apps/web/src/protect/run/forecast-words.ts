import { plural, t } from '@lingui/core/macro';
import type { ForecastRow } from '@esan/domain';
import { listText } from '../../settings/formats.ts';
import { itemsWords } from '../../words/policies.ts';
import { volumesWords } from '../../words/volumes.ts';

type Told = { rows: readonly ForecastRow[]; others: number };

/** What would become of one volume, in a word. */
export const forecastWord: Record<ForecastRow['change'], string> = {
  make: t`Is made`,
  change: t`Is changed`,
  leave: t`Stays as it is`,
  unknown: t`Cannot be told`,
};

const leaves = (count: number, all: number): string =>
  count === all ? t`leaves everything as it is` : plural(count, { one: 'leaves 1 as it is', other: 'leaves # as they are' });

/** What a deployment would do, in sentences: what is made, changed and left, and that all else stays. */
export function forecastSentence({ rows, others }: Told): string {
  const count = (change: ForecastRow['change']) => rows.filter((row) => row.change === change).length;
  const [make, change, leave, unknown] = [count('make'), count('change'), count('leave'), count('unknown')];
  const deeds = [
    ...(make > 0 ? [t`makes ${itemsWords(make)}`] : []),
    ...(change > 0 ? [t`changes ${itemsWords(change)}`] : []),
    ...(leave > 0 ? [leaves(leave, rows.length)] : []),
  ];
  const sentence = deeds.length === 0 ? [] : [t`Azure ${listText(deeds)}.`];
  return [
    ...sentence,
    ...(unknown > 0 ? [t`Of ${volumesWords(unknown)} Azure cannot tell it beforehand.`] : []),
    ...(others > 0 ? [t`Nothing else in the resource group is touched.`] : []),
  ].join(' ');
}

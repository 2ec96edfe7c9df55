import { plural, t } from '@lingui/core/macro';
import type { ForecastRow } from '@esan/domain';
import { itemsWords } from '../../words/policies.ts';
import { volumesWords } from '../../words/volumes.ts';

type Told = { rows: readonly ForecastRow[]; others: number };

/** What would become of one volume, in a word. */
export const forecastWord: Record<ForecastRow['change'], string> = {
  make: t`Will be made`,
  change: t`Will be changed`,
  leave: t`Stays as it is`,
  unknown: t`Cannot be told`,
};

/** What is made, changed and left, in one sentence: each of its forms is whole, as another language orders its words in another way. */
function deedsSentence({ make, change, leave }: Record<'make' | 'change' | 'leave', number>): string | undefined {
  const [made, changed] = [itemsWords(make), itemsWords(change)];
  if (leave === 0) {
    if (make === 0) return change === 0 ? undefined : t`Azure changes ${changed}.`;
    return change === 0 ? t`Azure makes ${made}.` : t`Azure makes ${made} and changes ${changed}.`;
  }
  if (make === 0 && change === 0) return plural(leave, { one: 'Azure leaves # as it is.', other: 'Azure leaves # as they are.' });
  if (change === 0) {
    return plural(leave, { one: `Azure makes ${made} and leaves # as it is.`, other: `Azure makes ${made} and leaves # as they are.` });
  }
  if (make === 0) {
    return plural(leave, {
      one: `Azure changes ${changed} and leaves # as it is.`,
      other: `Azure changes ${changed} and leaves # as they are.`,
    });
  }
  return plural(leave, {
    one: `Azure makes ${made}, changes ${changed} and leaves # as it is.`,
    other: `Azure makes ${made}, changes ${changed} and leaves # as they are.`,
  });
}

/** What a deployment would do, in sentences: what is made, changed and left, and that all else stays. */
export function forecastSentence({ rows, others }: Told): string {
  const count = (change: ForecastRow['change']) => rows.filter((row) => row.change === change).length;
  const [make, change, leave, unknown] = [count('make'), count('change'), count('leave'), count('unknown')];
  const sentence = leave > 0 && leave === rows.length ? t`Azure leaves everything as it is.` : deedsSentence({ make, change, leave });
  return [
    ...(sentence === undefined ? [] : [sentence]),
    ...(unknown > 0 ? [t`Of ${volumesWords(unknown)} Azure cannot tell it beforehand.`] : []),
    ...(others > 0 ? [t`Nothing else in the resource group is touched.`] : []),
  ].join(' ');
}

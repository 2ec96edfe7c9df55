import { countWords } from '../../ui/values/number-words.ts';
import type { PointRow } from './point-rows.ts';

/** The state of a line in a word. */
export const stateWords: Record<PointRow['state'], string> = {
  complete: 'Complete',
  partial: 'Partial',
  unknown: 'Unknown state',
  failed: 'Failed',
  missed: 'Missed',
};

/** How many days have no point although nothing failed, in a sentence; empty if there are none. */
export const unknownDaysWords = (count: number): string =>
  count === 0
    ? ''
    : `Of ${count === 1 ? '1 more day' : `${count} more days`} without a point it is not known whether a backup was missed or backups were stopped then: Azure keeps jobs for 14 days, and nothing about stops.`;

/** "1 gap", "3 gaps". */
export const gapsWords = (count: number): string => countWords(count, 'gap');

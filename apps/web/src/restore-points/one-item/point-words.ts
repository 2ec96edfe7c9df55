import { plural, t } from '@lingui/core/macro';
import { listText } from '../../settings/formats.ts';
import type { PointRow } from './point-rows.ts';

/** The state of a line in a word. */
export const stateWords: Record<PointRow['state'], string> = {
  complete: t`Complete`,
  partial: t`Partial`,
  unknown: t`Unknown state`,
  failed: t`Failed`,
  missed: t`Missed`,
};

/** Where jobs may not be read, or are too many to read from each vault, a day without a point may be one of a failed backup; empty where all were read. */
export function jobsUnreadWords(vaults: readonly string[]): string {
  if (vaults.length === 0) return '';
  const names = listText(vaults);
  return t`The jobs of ${names} were not read: there a day without a point may be one on which the backup failed.`;
}

/** How many days have no point although nothing failed, in a sentence; empty if there are none. */
export const unknownDaysWords = (count: number): string =>
  count === 0
    ? ''
    : plural(count, {
        one: 'Of 1 more day without a point it is not known whether a backup was missed or backups were stopped then: Azure keeps jobs for 14 days, and nothing about stops.',
        other:
          'Of # more days without a point it is not known whether a backup was missed or backups were stopped then: Azure keeps jobs for 14 days, and nothing about stops.',
      });

/** "1 gap", "3 gaps". */
export const gapsWords = (count: number): string => plural(count, { one: '# gap', other: '# gaps' });

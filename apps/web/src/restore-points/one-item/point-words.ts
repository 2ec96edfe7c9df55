import { plural, t } from '@lingui/core/macro';
import type { PointRow } from './point-rows.ts';

/** The state of a line in a word. */
export const stateWords: Record<PointRow['state'], string> = {
  complete: t`Complete`,
  partial: t`Partial`,
  unknown: t`Unknown state`,
  failed: t`Failed`,
  missed: t`Missed`,
};

/** Where the jobs of an item were not read. */
export const jobsUnread = t`The jobs of the item were not read: a day without a point may be one on which the backup failed.`;

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

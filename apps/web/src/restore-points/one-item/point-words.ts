import type { Row } from './point-rows.ts';

/** The state of a line in a word. */
export const stateWords: Record<Row['state'], string> = {
  complete: 'Complete',
  partial: 'Partial',
  failed: 'Failed',
  missed: 'Missed',
};

/** "1 gap", "3 gaps". */
export const gapsWords = (count: number): string => (count === 1 ? '1 gap' : `${count} gaps`);

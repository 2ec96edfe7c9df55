import type { ForecastRow } from '@esan/domain';
import { expect, test } from 'vitest';
import { forecastSentence } from './forecast-words.ts';

const rows = (...changes: ForecastRow['change'][]): ForecastRow[] =>
  changes.map((change, index) => ({ volumeId: `/volumes/${index}`, change, fields: [], because: null }));

test.each([
  [rows('make'), 0, 'Azure makes 1 protected item.'],
  [rows('make', 'make', 'leave'), 7, 'Azure makes 2 protected items and leaves 1 as it is. Nothing else in the resource group is touched.'],
  [rows('make', 'change', 'leave', 'leave'), 0, 'Azure makes 1 protected item, changes 1 protected item and leaves 2 as they are.'],
  [rows('change', 'leave'), 0, 'Azure changes 1 protected item and leaves 1 as it is.'],
  [rows('make', 'change', 'change'), 0, 'Azure makes 1 protected item and changes 2 protected items.'],
  [rows('leave', 'unknown'), 0, 'Azure leaves 1 as it is. Of 1 volume Azure cannot tell it beforehand.'],
  [rows('leave', 'leave'), 0, 'Azure leaves everything as it is.'],
  [rows('make', 'unknown'), 0, 'Azure makes 1 protected item. Of 1 volume Azure cannot tell it beforehand.'],
  [rows('unknown', 'unknown'), 0, 'Of 2 volumes Azure cannot tell it beforehand.'],
] as const)('what a plan would do is said in a sentence or two (%#)', (of, others, sentence) => {
  expect(forecastSentence({ rows: of, others })).toBe(sentence);
});

import { expect, test } from 'vitest';
import { sizeWords } from './number-words.ts';

test.each([
  [1, '1 GiB'],
  [512, '512 GiB'],
  [1024, '1 TiB'],
  [1025, '1,025 GiB'],
  [1536, '1.5 TiB'],
  [13_568, '13.25 TiB'],
  [1_126_400, '1,100 TiB'],
  [Number.NaN, '–'],
])('%d GiB read as %s', (sizeGiB, expected) => {
  expect(sizeWords(sizeGiB)).toBe(expected);
});

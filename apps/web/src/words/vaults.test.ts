import { expect, test } from 'vitest';
import { snapshotSkuWords } from './vaults.tsx';

test.each([
  ['Standard_LRS', 'Locally redundant (Standard_LRS)'],
  ['Standard_ZRS', 'Zone redundant (Standard_ZRS)'],
  ['Archive_X', 'Archive_X'],
])('a snapshot of %s is stored: %s', (sku, words) => {
  expect(snapshotSkuWords(sku)).toBe(words);
});

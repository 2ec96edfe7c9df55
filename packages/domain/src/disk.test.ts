import { expect, test } from 'vitest';
import { diskTier } from './disk.ts';

test.each([
  ['Premium_LRS', 1, 'P1'],
  ['Premium_ZRS', 1024, 'P30'],
  ['Premium_LRS', 1025, 'P40'],
  ['StandardSSD_LRS', 100, 'E10'],
  ['Standard_LRS', 4, 'S4'],
  ['Standard_LRS', 32_767, 'S80'],
  ['Standard_LRS', 32_768, undefined],
] as const)('a disk of %s with %i GiB has the tier %s', (sku, sizeGiB, tier) => {
  expect(diskTier(sku, sizeGiB)).toBe(tier);
});

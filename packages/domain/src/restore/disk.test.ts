import { expect, test } from 'vitest';
import { diskPerformance, diskTier, largestDiskGiB, takesSectors } from './disk.ts';

test.each([
  ['Premium_LRS', 1, 'P1'],
  ['Premium_ZRS', 1024, 'P30'],
  ['Premium_LRS', 1025, 'P40'],
  ['StandardSSD_LRS', 100, 'E10'],
  ['Standard_LRS', 4, 'S4'],
  ['Standard_LRS', 32_767, 'S80'],
  ['Standard_LRS', 32_768, undefined],
  ['PremiumV2_LRS', 1024, undefined],
] as const)('a disk of %s with %i GiB has the tier %s', (sku, sizeGiB, tier) => {
  expect(diskTier(sku, sizeGiB)).toBe(tier);
});

test.each([
  ['Premium_LRS', 1024, { iops: 5000, mbps: 200 }],
  ['Premium_ZRS', 8, { iops: 120, mbps: 25 }],
  ['StandardSSD_LRS', 4096, { iops: 500, mbps: 100 }],
  ['StandardSSD_ZRS', 8192, { iops: 2000, mbps: 400 }],
  ['Standard_LRS', 16_384, { iops: 2000, mbps: 500 }],
  ['PremiumV2_LRS', 40_000, { iops: 3000, mbps: 125 }],
  ['UltraSSD_LRS', 1024, undefined],
] as const)('a disk of %s with %i GiB can do so much', (sku, sizeGiB, expected) => {
  expect(diskPerformance(sku, sizeGiB)).toEqual(expected);
});

test('sectors of 4,096 bytes leave Premium SSD v2 and Ultra, which also grow larger', () => {
  expect([takesSectors('Premium_LRS', 4096), takesSectors('PremiumV2_LRS', 4096), takesSectors('UltraSSD_LRS', 4096)]).toEqual([
    false,
    true,
    true,
  ]);
  expect([takesSectors('Premium_LRS', 512), takesSectors('Standard_LRS', null)]).toEqual([true, true]);
  expect([largestDiskGiB('Premium_LRS'), largestDiskGiB('UltraSSD_LRS')]).toEqual([32_767, 65_536]);
});

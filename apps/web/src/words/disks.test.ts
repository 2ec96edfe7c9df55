import { expect, test } from 'vitest';
import { performanceWords } from './disks.ts';

test('what a size lets a disk do is said with its tier, where it has one', () => {
  expect(performanceWords('Premium_LRS', 1024)).toBe('P30, up to 5,000 IOPS and 200 MB/s');
  expect(performanceWords('PremiumV2_LRS', 1024)).toBe('begins with 3,000 IOPS and 125 MB/s');
  expect(performanceWords('UltraSSD_LRS', 1024)).toBe('IOPS as set afterwards');
});

import { expect, test } from 'vitest';
import { performanceWords, diskTagsIn } from './disks.ts';

test.each([
  ['', {}],
  ['team=storage', { team: 'storage' }],
  [' team = storage , incident=4711,', { team: 'storage', incident: '4711' }],
  ['empty=', { empty: '' }],
  ['team', undefined],
  ['a=b=c', { a: 'b=c' }],
  ['a = b = c, d==', { a: 'b = c', d: '=' }],
  ['=storage', undefined],
  ['env=prod, Env=dev', undefined],
  ['a/b=c', undefined],
])('the tags "%s" are read', (text, tags) => {
  expect(diskTagsIn(text)).toEqual(tags);
});

test('what a size lets a disk do is said with its tier, where it has one', () => {
  expect(performanceWords('Premium_LRS', 1024)).toBe('P30, up to 5,000 IOPS and 200 MB/s');
  expect(performanceWords('PremiumV2_LRS', 1024)).toBe('begins with 3,000 IOPS and 125 MB/s');
  expect(performanceWords('UltraSSD_LRS', 1024)).toBe('IOPS as set afterwards');
});

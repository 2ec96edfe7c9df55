import { expect, test } from 'vitest';
import { manyItems } from './chosen-items.ts';

const vault =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-prod';
const items = (count: number) =>
  Array.from({ length: count }, (_, nth) => `${vault}/backupInstances/sql-data-${nth}-0c4c9f3e-6d6b-4c0a-9c53`);

test('so many items are worked on at once as an address holds; with more, the button says that there are too many', () => {
  expect(manyItems(items(100))).toEqual({
    at: expect.objectContaining({ items: expect.stringMatching(/^0\*sql-data-0-/) as string }) as object,
    because: undefined,
  });
  expect(manyItems(items(5000)).because).toBe('5,000 items are too many for one go. Select fewer, such as those of one vault.');
});

import { fillVault } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test('Elastic SANs', async ({ page, open, azure, picture }) => {
  await fillVault(azure);
  await open('/elastic-sans');
  await expect(page.getByText(/^\d of 6$/).first()).toBeVisible();
  await picture('elastic-sans');
  await page.getByRole('link', { name: 'san-prod' }).click();
  await expect(page.getByRole('region', { name: 'Capacity' })).toBeVisible();
  await picture('elastic-san');
});

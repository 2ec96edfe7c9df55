import { expectGoodPage } from '../support/axe.ts';
import { makeVault } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

test('a word explains itself by the keyboard alone, and all of them are in Help with the terms of the preview', async ({
  page,
  open,
  azure,
}) => {
  const { vaultId } = await makeVault(azure);
  await open(`/policies/new?${new URLSearchParams({ vault: vaultId, policyName: 'mine' }).toString()}`);
  const word = page.getByRole('button', { name: 'What it means: Operational tier' });
  await word.focus();
  await page.keyboard.press('Enter');
  const meaning = page.getByText('Backups that stay in your own subscription as snapshots');
  await expect(meaning).toBeVisible();
  await expect(page.getByRole('link', { name: 'Elastic SAN backup, overview' })).toBeFocused();
  await expectGoodPage(page);
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(word).toBeFocused();
  await page.getByRole('button', { name: 'Dismiss the preview notice for 30 days' }).click();
  await page.getByRole('link', { name: 'Help' }).click();
  await expect(page.getByText('Elastic SAN backup is in preview and not recommended for production.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'AzureEsanBackup@microsoft.com' })).toHaveAttribute(
    'href',
    'mailto:AzureEsanBackup@microsoft.com',
  );
  await page.getByLabel('Filter words').fill('owner does not');
  await expect(page.getByRole('term')).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('term')).toHaveText('Role assignment');
});

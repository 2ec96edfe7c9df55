import { makeVault } from '../support/protected-volume.ts';
import { expect, test } from './screen-test.ts';

test('help, and a word where it stands', async ({ page, open, azure, picture }) => {
  await open('/help');
  await expect(page.getByRole('term').filter({ hasText: 'Backup vault' })).toBeVisible();
  await picture('help');
  const { vaultId } = await makeVault(azure);
  await open(`/policies/new?${new URLSearchParams({ vault: vaultId, policyName: 'mine' }).toString()}`);
  await page.getByRole('button', { name: 'What it means: Operational tier' }).click();
  await expect(
    page.getByRole('group', { name: 'Operational tier' }).or(page.getByRole('dialog', { name: 'Operational tier' })),
  ).toBeVisible();
  await picture('help-word');
});

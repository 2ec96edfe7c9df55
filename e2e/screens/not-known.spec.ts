import { protectVolume } from '../support/protected-volume.ts';
import { notAllowed } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test('a managed disk in a state that nobody knows', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await open(item.page);
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Create managed disk' }).click();
  await page.getByLabel('Resource group').selectOption('rg-restore');
  const set = { 'properties.provisioningState': 'Hibernating' };
  await azure.addFault({ kind: 'change-answer', action: 'Microsoft.Compute/disks/read', set, times: 50 });
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByText('Unknown state: Hibernating')).toBeVisible();
  await expect(page.getByText('Azure says “Hibernating” of this, which the portal does not know.')).toBeVisible();
  await picture('disk-unknown');
});

test('readiness where role assignments cannot be read', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.Authorization/roleAssignments/read', ...notAllowed, times: 50 });
  await open(item.page);
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Restore', exact: true }).first().click();
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await expect(page.getByText(/could not be read; your account may lack the right/).first()).toBeVisible();
  await picture('restore-roles-unread');
});

test('a stop of which nobody knows whether Azure has taken it', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await open(item.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  const action = 'Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action';
  await azure.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, carriedOut: false, action });
  await page.getByRole('button', { name: 'Stop backup' }).click();
  await expect(page.getByText('It is not known whether backup is being stopped.')).toBeVisible();
  await picture('stop-not-known');
});

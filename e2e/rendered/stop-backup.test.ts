// @vitest-environment page-on-azure
import type { Estate } from '../support/estate.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import type { ProtectedVolume } from '../support/protected-volume.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

const days = 86_400_000;
async function deleteItem(azure: Estate, { api }: ProtectedVolume): Promise<void> {
  const ask = await apiAs(azure);
  await ask('DELETE', api);
  await azure.advanceUntilIdle();
}

test('no link arrives confirmed: a name in the address is not a name that was typed', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  const group = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults`;
  await ask('PUT', `${group}/bv-empty`, { region: 'eastus2', redundancy: 'local' });
  const schedule = { frequency: 'daily', time: '13:00', timeZone: 'UTC' };
  await ask('PUT', `${group}/bv-eastus2/policies/two-days`, { schedule, keep: { count: 2, unit: 'days' }, rules: [] });
  await azure.advance(5 * days, { evenIfIdle: true });
  const instance = `instance=${encodeURIComponent(volume.instanceId)}`;
  const at = `${azure.subscriptionId}/rg-backup/bv-eastus2`;
  const twoDays = encodeURIComponent(`${volume.vaultId}/backupPolicies/two-days`);
  const pages = [
    [`/change-policy?${instance}&policy=${twoDays}`, 'Change policy', 'sql-data-01'],
    [`/stop-backup?${instance}&points=delete`, 'Delete protected item', 'sql-data-01'],
    [`/policies/${at}/daily-7-days/edit?policyKeep=2d`, 'Save policy', 'daily-7-days'],
    [`/vaults/${at}/edit?vaultSoftDelete=always-on`, 'Save settings', 'bv-eastus2'],
    ['/vaults/new?region=eastus2&newVaultGroup=rg-backup&newVault=bv-2&vaultSoftDelete=always-on', 'Create vault', 'bv-2'],
    [`/vaults/${at.replace('bv-eastus2', 'bv-empty')}/delete?x=`, 'Delete vault', 'bv-empty'],
  ] as const;
  for (const [address, name, typed] of pages) {
    await open(`${address}&confirm=${typed}`);
    const field = page.getByLabel(`Type ${typed} to confirm`);
    const button = page.getByRole('button', { name });
    await expect(field).toHaveValue('');
    await expect(button).toHaveAccessibleDescription(`Type ${typed} to confirm.`);
    const before = page.url();
    await field.fill(typed);
    await expect(button).toBeEnabled();
    expect(page.url()).toBe(before);
    page.reload();
    await expect(field).toHaveValue('');
  }
});

test('an operator who opens the address of Stop backup finds every way of it off, with the missing action', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(`/stop-backup?instance=${encodeURIComponent(volume.instanceId)}`, 'backup-operator');
  const missing = 'Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action';
  await expect(page.getByText(new RegExp(`its roles lack ${missing}`)).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop backup' })).toBeDisabled();
});

test('an operator sees a deleted item and may not bring it back', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await deleteItem(azure, volume);
  await open('/deleted-items', 'backup-operator');
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  const undelete = page.getByRole('button', { name: 'Undelete' });
  await expect(undelete).toHaveAccessibleDescription(/its roles lack .*deletedBackupInstances\/undelete\/action/);
});

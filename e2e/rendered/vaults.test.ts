// @vitest-environment page-on-azure
import { makeBareVault } from '../support/more-vaults.ts';
import { apiAs, dailyFor7Days, makeVault, protectVolume } from '../support/protected-volume.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

const vaultType = 'Microsoft.DataProtection/backupVaults';

const newVault = '/vaults/new?region=eastus2&newVaultGroup=rg-backup';

test('a reader finds every change of vaults off, each with what is missing', async ({ page, open, azure }) => {
  await protectVolume(azure, { points: 0 });
  const bare = await makeBareVault(azure, 'bv-bare');
  const write = new RegExp(`its roles lack ${vaultType}/write`);
  await open(`/vaults/${azure.subscriptionId}/rg-backup/bv-bare`, 'reader');
  await expect(page.getByRole('button', { name: 'Turn on identity' })).toHaveAccessibleDescription(write);
  await expect(page.getByRole('button', { name: 'Turn on identity' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Configure backup' })).toHaveAccessibleDescription(/backupInstances\/write/);
  await open('/vaults/new?region=eastus2&newVaultGroup=rg-backup');
  await expect(page.getByRole('button', { name: 'Create vault' })).toHaveAccessibleDescription(write);
  await page.getByLabel('Resource group', { exact: true }).selectOption('Create a resource group');
  await page.getByLabel('New resource group').fill('rg-mine');
  await expect(page.getByRole('button', { name: 'Create vault' })).toHaveAccessibleDescription(
    /Microsoft\.Resources\/subscriptions\/resourceGroups\/write/,
  );
  expect(await azure.resource(bare)).not.toHaveProperty('identity');
  expect(await azure.resources(vaultType)).toHaveLength(2);
});

test('readiness turns the identity on where the vault lacks it, and goes on to its roles', async ({ page, open, azure }) => {
  const vault = await makeBareVault(azure, 'bv-bare');
  const ask = await apiAs(azure);
  const inVault = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/bv-bare`;
  await ask('PUT', `${inVault}/policies/daily-7-days`, dailyFor7Days);
  const chosen = {
    volume: azure.volume('san-prod', 'vg-databases', 'sql-data-01'),
    vault,
    policy: `${vault}/backupPolicies/daily-7-days`,
    snapshotGroup: azure.group('rg-snapshots'),
  };
  await open(`/configure-backup/readiness?${new URLSearchParams(chosen).toString()}`);
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('no system-assigned identity');
  await page.getByRole('button', { name: 'Turn on identity' }).click();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('The vault has a system-assigned identity.');
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeEnabled();
});

test('a vault name that is taken is said as it is typed, and a free one too', async ({ page, open, azure }) => {
  await makeVault(azure);
  await open('/vaults/new?region=eastus2&newVaultGroup=rg-backup');
  await expect(page.getByLabel('Vault name')).toHaveValue('bv-eastus2');
  await expect(page.getByRole('alert')).toHaveText('This vault name is taken.');
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeDisabled();
  await page.getByLabel('Vault name').fill('bv-eastus2-b');
  await expect(page.getByText('The name is free in rg-backup.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
  await page.getByLabel('Vault name').fill('bv_eastus2');
  await expect(page.getByRole('alert')).toHaveText('Use letters, digits and hyphens.');
});

test('a disabled subscription is not offered for a new vault', async ({ page, open, azure }) => {
  await azure.addFault({ kind: 'change-answer', action: '*', path: '/subscriptions', set: { 'value[].state': 'Disabled' }, times: 50 });
  await open(newVault);
  await expect(page.getByText('1 disabled subscription is not offered.')).toBeVisible();
  await expect(page.getByRole('option', { name: 'Contoso Storage' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeDisabled();
});

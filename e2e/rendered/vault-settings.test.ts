// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { expectAccessible, test } from './test.ts';

const vaultType = 'Microsoft.DataProtection/backupVaults';

test('a vault is made with settings of its own, which change but for what is for good', async ({ page, open, azure }) => {
  await open('/vaults/new?region=eastus2&newVaultGroup=rg-backup&newVault=bv-safe');
  await page.getByRole('radio', { name: 'Geo redundant' }).check();
  await page.getByLabel('Days to keep').fill('181');
  await expect(page.getByText('Enter 14 to 180 days.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeDisabled();
  await page.getByLabel('Days to keep').fill('30');
  await page.getByRole('radiogroup', { name: 'Cross-region restore' }).getByRole('radio', { name: 'On', exact: true }).check();
  await page.getByLabel('Tags').fill('team=storage; env=prod');
  await expect(page.getByText('Cross-region restore cannot be taken back.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create vault' })).toHaveAccessibleDescription('Type bv-safe to confirm.');
  await page.getByLabel('Type bv-safe to confirm').fill('bv-safe');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-safe is being created.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready')).toBeVisible();
  await page.getByRole('link', { name: 'Properties' }).click();
  await expect(page.fact('Soft delete')).toHaveText('On, 30 days');
  await page.getByRole('link', { name: 'Edit settings' }).click();
  await expect(page.getByLabel('Tags')).toHaveValue('team=storage; env=prod');
  await expect(page.getByRole('button', { name: 'Save settings' })).toHaveAccessibleDescription('Nothing is changed yet.');
  await page.getByRole('radiogroup', { name: 'Cross-region restore' }).getByRole('radio', { name: 'Off', exact: true }).check();
  await expect(page.getByText('Azure does not turn cross-region restore off once it is on.').first()).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Cross-region restore' }).getByRole('radio', { name: 'On', exact: true }).check();
  await page.getByRole('radio', { name: 'Always on' }).check();
  page.reload();
  await expect(page.getByText('Soft delete cannot be taken back.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  await page.getByLabel('Type bv-safe to confirm').fill('bv-safe');
  await expectAccessible();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The settings of bv-safe are being changed.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.fact('Soft delete')).toHaveText('Always on, 30 days');
  page.reload();
  await page.getByRole('link', { name: 'Edit settings' }).click();
  await page.getByRole('radiogroup', { name: 'Soft delete' }).getByRole('radio', { name: 'Off', exact: true }).check();
  await expect(page.getByText('Soft delete is always on: Azure does not turn it off any more.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  expect(await azure.resource(`${azure.group('rg-backup')}/providers/${vaultType}/bv-safe`)).toMatchObject({
    tags: { team: 'storage', env: 'prod' },
    properties: { securitySettings: { softDeleteSettings: { state: 'AlwaysOn', retentionDurationInDays: 30 } } },
  });
});

test('a vault in use cannot be deleted and says what is in the way; free of it, it goes', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const at = `/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2`;
  await open(at);
  await page.getByRole('link', { name: 'Delete vault' }).click();
  await expect(page.getByText('The vault cannot be deleted yet: It holds 1 protected item and 1 backup policy.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete vault' })).toBeDisabled();
  await expectAccessible();
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01' })).toBeVisible();
  const ask = await apiAs(azure);
  await ask('DELETE', volume.api);
  await azure.advanceUntilIdle();
  await open(`${at}/delete`);
  await expect(page.getByText('It holds 1 backup policy.').first()).toBeVisible();
  await expect(page.getByText(/1 soft-deleted item \(sql-data-01\) can still be brought back/)).toBeVisible();
  await page.getByRole('link', { name: 'daily-7-days' }).click();
  await page.getByRole('button', { name: 'Delete policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible();
  await open(`${at}/delete`);
  await expect(page.getByRole('button', { name: 'Delete vault' })).toHaveAccessibleDescription('Type bv-eastus2 to confirm.');
  await page.getByLabel('Type bv-eastus2 to confirm').fill('bv-eastus2');
  await page.getByRole('button', { name: 'Delete vault' }).click();
  await expect(page.getByText('The vault bv-eastus2 is being deleted.')).toBeVisible();
  page.reload();
  await expect(page.getByText('The vault bv-eastus2 is being deleted.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup vaults' })).toBeVisible();
  page.reload();
  await expect(page.getByText('There is no Backup vault yet')).toBeVisible();
  expect(await azure.resources(vaultType)).toEqual([]);
});

test('a setting in a word that nobody knew is told in it, and the form leaves it as it is', async ({ page, open, azure }) => {
  const softDelete = 'properties.securitySettings.softDeleteSettings.state';
  await azure.addFault({ kind: 'change-answer', action: '*/backupVaults/read', set: { [softDelete]: 'Dimmed' }, times: 1000 });
  await protectVolume(azure);
  await open(`/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2/properties`);
  await expect(page.fact('Soft delete')).toHaveText('Unknown: Dimmed');
  await page.getByRole('link', { name: 'Edit settings' }).click();
  await expect(page.getByRole('radio', { name: 'Unknown: Dimmed' })).toBeChecked();
  await expect(page.getByText('The portal does not know how it is set, so it does not change it.')).toBeVisible();
  await expect(page.getByLabel('Days to keep')).toHaveCount(0);
  await page.getByRole('radiogroup', { name: 'Alerts' }).getByRole('radio', { name: 'Off', exact: true }).check();
  await expectAccessible();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The settings of bv-eastus2 are being changed.')).toBeVisible();
  await azure.advanceUntilIdle();
  expect(await azure.resource(`${azure.group('rg-backup')}/providers/${vaultType}/bv-eastus2`)).toMatchObject({
    properties: {
      securitySettings: { softDeleteSettings: { state: 'On' } },
      monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: 'Disabled' } },
    },
  });
});

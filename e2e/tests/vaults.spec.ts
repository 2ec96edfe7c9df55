import { expectGoodPage } from '../support/axe.ts';
import { minutes, timePassesUntil } from '../support/estate.ts';
import { makeBareVault } from '../support/more-vaults.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { policyRefuses, unregister } from '../support/refusals.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

const vaultType = 'Microsoft.DataProtection/backupVaults';

const fact = (page: Page, label: string) => page.getByRole('term').filter({ hasText: label }).locator('+ dd').first();

const newVault = '/vaults/new?region=eastus2&newVaultGroup=rg-backup';

test('a vault is created in a resource group that is made for it, and its page follows over a reload', async ({ page, open, azure }) => {
  await open('/vaults');
  await page.getByRole('toolbar').getByRole('link', { name: 'Create vault' }).click();
  await expect(page.getByRole('button', { name: 'Create vault' })).toHaveAccessibleDescription('Choose a region.');
  await page.getByLabel('Region').selectOption('East US 2');
  await page.getByLabel('Resource group', { exact: true }).selectOption('Create a resource group');
  await page.getByLabel('New resource group').fill('rg-vaults');
  await page.getByLabel('Vault name').fill('bv-first');
  await page.getByRole('radio', { name: 'Zone redundant' }).check();
  await page.reload();
  await expect(page.getByLabel('New resource group')).toHaveValue('rg-vaults');
  await expect(page.getByRole('radio', { name: 'Zone redundant' })).toBeChecked();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready')).toBeVisible();
  await expect(fact(page, 'Resource group')).toHaveText('rg-vaults');
  await expect(fact(page, 'Subscription')).toHaveText('Contoso Storage');
  await expect(fact(page, 'Identity')).toHaveText('System-assigned');
  expect((await azure.resources(vaultType)).map(({ name, location }) => [name, location])).toEqual([['bv-first', 'eastus2']]);
  expect(await azure.resource(azure.group('rg-vaults'))).toMatchObject({ location: 'eastus2' });
});

test('a vault without an identity gets one on its page, which says so after a reload', async ({ page, open, azure }) => {
  const id = await makeBareVault(azure, 'bv-bare');
  await open('/vaults');
  await page.getByRole('link', { name: 'bv-bare' }).click();
  await expect(page.getByRole('button', { name: 'Configure backup' })).toHaveAccessibleDescription('The vault has no identity yet.');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Turn on identity' }).click();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(fact(page, 'Identity')).toHaveText('System-assigned');
  await page.getByRole('link', { name: 'Identity', exact: true }).click();
  const { identity } = (await azure.resource(id)) as { identity?: { principalId: string } };
  await expect(fact(page, 'Principal ID')).toContainText(identity?.principalId ?? 'none');
  await expect(page.getByText('No roles are needed yet')).toBeVisible();
});

test('a volume is protected in a vault that gets its identity in the middle of the wizard', async ({ page, open, azure }) => {
  test.setTimeout(120_000);
  await makeBareVault(azure, 'bv-bare');
  await open(`/configure-backup/vault?volume=${encodeURIComponent(azure.volume('san-prod', 'vg-databases', 'sql-data-01'))}`);
  await page.getByRole('radio', { name: 'bv-bare' }).check();
  await expect(page.getByRole('button', { name: 'Next: Policy' })).toBeDisabled();
  await page.getByRole('button', { name: 'Turn on identity' }).click();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  await azure.advanceUntilIdle();
  await page.getByRole('link', { name: 'Next: Policy' }).click();
  await page.getByRole('button', { name: 'Create policy' }).click();
  await page.getByRole('link', { name: 'Next: Readiness' }).click();
  await page.getByLabel('Snapshot resource group').selectOption('rg-snapshots');
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('resource group rg-snapshots');
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await page.getByRole('link', { name: 'Next: Review + configure' }).click();
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is configured' })).toBeVisible();
  await page.goto(`/vaults/${azure.subscriptionId}/rg-backup/bv-bare`);
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toContainText('No restore point yet');
});

test('a role that was taken away is missing on the page of the vault, and is assigned there', async ({ page, open, azure }) => {
  await protectVolume(azure, { points: 0 });
  const vault = `${azure.group('rg-backup')}/providers/${vaultType}/bv-eastus2`;
  const { identity } = (await azure.resource(vault)) as { identity?: { principalId: string } };
  await azure.removeRoleAssignments({ principalId: identity?.principalId ?? '', scope: azure.group('rg-snapshots') });
  await open(`/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2/identity`);
  const rows = page.getByRole('table', { name: 'Roles' }).getByRole('row');
  await expect(page.getByText('2 of 4 roles are missing: 1 to back up and 1 to restore.')).toBeVisible();
  await expect(rows.filter({ hasText: 'Disk Snapshot Contributor' })).toContainText('Missing');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await expect(rows.filter({ hasText: 'Disk Snapshot Contributor' })).toContainText('Held');
  await page.reload();
  await expect(page.getByText('The identity holds all 4 roles')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toHaveCount(0);
});

test('a resource provider that is not registered is registered in the message that names it, and the work goes on', async ({
  page,
  open,
  azure,
}) => {
  await unregister(azure, 'Microsoft.DataProtection');
  await open(newVault);
  await page.getByLabel('Vault name').fill('bv-first');
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
  await page.getByRole('button', { name: 'Create vault' }).click();
  const message = page.getByRole('alert');
  await expect(message).toContainText('The subscription is not registered for Microsoft.DataProtection.');
  await message.getByRole('button', { name: 'Register Microsoft.DataProtection' }).click();
  await expect(message).toContainText('Azure is registering Microsoft.DataProtection.');
  await expectGoodPage(page);
  await azure.advance(minutes);
  await expect(message).toContainText('Microsoft.DataProtection is registered now. Try again.');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await azure.advanceUntilIdle();
  expect((await azure.resources(vaultType)).map(({ name }) => name)).toEqual(['bv-first']);
});

test('a policy that refuses is told by its name and by what it wants', async ({ page, open, azure }) => {
  await policyRefuses(azure, `${vaultType}/write`);
  await open(newVault);
  await page.getByLabel('Vault name').fill('bv-first');
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
  await page.getByRole('button', { name: 'Create vault' }).click();
  const message = page.getByRole('alert');
  await expect(message).toContainText('The policy “Cost centre and European regions” forbids this.');
  await expect(message).toContainText('The tag costCenter must be given.');
  await expect(message).toContainText('The field location must be one of westeurope, northeurope; it was eastus2.');
  await expectGoodPage(page);
  expect(await azure.resources(vaultType)).toEqual([]);
});

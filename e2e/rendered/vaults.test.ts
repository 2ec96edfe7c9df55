// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { makeBareVault } from '../support/more-vaults.ts';
import { apiAs, dailyFor7Days, makeVault, protectVolume } from '../support/protected-volume.ts';
import { unregister, policyRefuses } from '../support/refusals.ts';
import { expectAccessible, test, timePassesUntil } from './test.ts';

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

test('the name of a vault whose creation has failed is not taken: the vault can be made again', async ({ page, open, azure }) => {
  const id = await makeBareVault(azure, 'bv-eastus2');
  const set = { 'properties.provisioningState': 'Failed' };
  await azure.addFault({ kind: 'change-answer', action: `${vaultType}/read`, path: '/bv-eastus2', set, times: 99 });
  await open(newVault);
  await expect(page.getByText('The vault of this name in rg-backup has failed. It can be made again.')).toBeVisible();
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-eastus2 is being created.')).toBeVisible();
  await azure.clearFaults();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready')).toBeVisible();
  expect(await azure.resource(id)).toMatchObject({ identity: { type: 'SystemAssigned' } });
});

test('a disabled subscription is not offered for a new vault', async ({ page, open, azure }) => {
  await azure.addFault({ kind: 'change-answer', action: '*', path: '/subscriptions', set: { 'value[].state': 'Disabled' }, times: 50 });
  await open(newVault);
  await expect(page.getByText('1 disabled subscription is not offered.')).toBeVisible();
  await expect(page.getByRole('option', { name: 'Contoso Storage' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeDisabled();
});

test('a vault without an identity gets one on its page, which says so after a reload', async ({ page, open, azure }) => {
  const id = await makeBareVault(azure, 'bv-bare');
  await open('/vaults');
  await page.getByRole('link', { name: 'bv-bare' }).click();
  await expect(page.getByRole('button', { name: 'Configure backup' })).toHaveAccessibleDescription('The vault has no identity yet.');
  await expectAccessible();
  await page.getByRole('button', { name: 'Turn on identity' }).click();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  page.reload();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.fact('Identity')).toHaveText('System-assigned');
  await page.getByRole('link', { name: 'Identity', exact: true }).click();
  const { identity } = (await azure.resource(id)) as { identity?: { principalId: string } };
  await expect(page.fact('Principal ID')).toContainText(identity?.principalId ?? 'none');
  await expect(page.getByText('No roles are needed yet')).toBeVisible();
});

test('a volume is protected in a vault that gets its identity in the middle of the wizard', async ({ page, open, azure }) => {
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
  await open(`/vaults/${azure.subscriptionId}/rg-backup/bv-bare`);
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
  await expectAccessible();
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await expect(rows.filter({ hasText: 'Disk Snapshot Contributor' })).toContainText('Held');
  page.reload();
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
  await expectAccessible();
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
  await expectAccessible();
  expect(await azure.resources(vaultType)).toEqual([]);
});

test('a vault is created in a resource group that is made for it, and its page follows over a reload', async ({ page, open, azure }) => {
  await open('/vaults');
  await page.getByRole('link', { name: 'Create vault' }).first().click();
  await expect(page.getByRole('button', { name: 'Create vault' })).toHaveAccessibleDescription('Choose a region.');
  await page.getByLabel('Region').selectOption('East US 2');
  await page.getByLabel('Resource group', { exact: true }).selectOption('Create a resource group');
  await page.getByLabel('New resource group').fill('rg-vaults');
  await page.getByLabel('Vault name').fill('bv-first');
  await page.getByRole('radio', { name: 'Zone redundant' }).check();
  page.reload();
  await expect(page.getByLabel('New resource group')).toHaveValue('rg-vaults');
  await expect(page.getByRole('radio', { name: 'Zone redundant' })).toBeChecked();
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  page.reload();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready')).toBeVisible();
  await expect(page.fact('Resource group')).toHaveText('rg-vaults');
  await expect(page.fact('Subscription')).toHaveText('Contoso Storage');
  await expect(page.fact('Identity')).toHaveText('System-assigned');
  expect((await azure.resources(vaultType)).map(({ name, location }) => [name, location])).toEqual([['bv-first', 'eastus2']]);
  expect(await azure.resource(azure.group('rg-vaults'))).toMatchObject({ location: 'eastus2' });
});

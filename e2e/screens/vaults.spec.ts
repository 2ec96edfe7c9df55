import { makeBareVault } from '../support/more-vaults.ts';
import { apiAs, makeVault, protectVolume } from '../support/protected-volume.ts';
import { expect, test } from './screen-test.ts';

test('Backup vaults', async ({ page, open, azure, picture }) => {
  await open('/vaults');
  await expect(page.getByText('There is no Backup vault yet')).toBeVisible();
  await picture('vaults-empty');
  await makeVault(azure);
  const ask = await apiAs(azure);
  const place = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-storage/vaults/bv-westeurope`;
  await ask('PUT', place, { region: 'westeurope', redundancy: 'zone' });
  await open('/vaults');
  await expect(page.getByText('Working')).toBeVisible();
  await picture('vaults');
});

test('a vault', async ({ page, open, azure, picture }) => {
  await protectVolume(azure);
  const at = `/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2`;
  await open(at);
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toBeVisible();
  await picture('vault');
  for (const [tab, shows] of [
    ['policies', 'daily-7-days'],
    ['identity', 'The identity holds all 4 roles'],
    ['properties', 'Immutability'],
  ] as const) {
    await open(`${at}/${tab}`);
    await expect(page.getByText(shows).first()).toBeVisible();
    await picture(`vault-${tab}`);
  }
  const { identity } = (await azure.resource(`${azure.group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/bv-eastus2`)) as {
    identity?: { principalId: string };
  };
  await azure.removeRoleAssignments({ principalId: identity?.principalId ?? '', scope: azure.group('rg-snapshots') });
  await open(`${at}/identity`);
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeVisible();
  await picture('vault-roles-missing');
  const dev = `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-dev`;
  await (
    await apiAs(azure)
  )('POST', `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/bv-eastus2/roles`, {
    roles: [{ role: 'exporter', scope: dev }],
  });
  await open(`${at}/identity`);
  await expect(page.getByRole('table', { name: 'Superfluous roles' })).toBeVisible();
  await picture('vault-roles-superfluous');
});

test('a vault without an identity', async ({ page, open, azure, picture }) => {
  await makeBareVault(azure, 'bv-bare');
  const at = `/vaults/${azure.subscriptionId}/rg-backup/bv-bare`;
  await open(at);
  await expect(page.getByText('This vault protects nothing yet')).toBeVisible();
  await picture('vault-bare');
  await page.getByRole('button', { name: 'Turn on identity' }).click();
  await expect(page.getByText('The identity of bv-bare is being turned on.')).toBeVisible();
  await picture('vault-turning-on');
});

test('a new vault', async ({ page, open, azure, picture }) => {
  await makeVault(azure);
  await open('/vaults/new?region=eastus2&newVaultGroup=rg-backup');
  await expect(page.getByRole('alert')).toBeVisible();
  await picture('new-vault-taken');
  await page.getByLabel('Resource group', { exact: true }).selectOption('Create a resource group');
  await page.getByLabel('New resource group').fill('rg-vaults');
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
  await picture('new-vault');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-eastus2 is being created.')).toBeVisible();
  await picture('vault-being-created');
});

test('the settings of a vault, and its end', async ({ page, open, azure, picture }) => {
  await protectVolume(azure);
  const at = `/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2`;
  await open(`${at}/edit`);
  await page.getByRole('radio', { name: 'Always on' }).check();
  await page.getByLabel('Days to keep').fill('13');
  await picture('vault-edit-fault');
  await page.getByLabel('Days to keep').fill('30');
  await expect(page.getByText('Soft delete cannot be taken back.')).toBeVisible();
  await picture('vault-edit');
  await page.getByLabel('Type bv-eastus2 to confirm').fill('bv-eastus2');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The settings of bv-eastus2 are being changed.')).toBeVisible();
  await picture('vault-being-changed');
  await open(`${at}/delete`);
  await expect(page.getByText(/cannot be deleted yet/)).toBeVisible();
  await picture('vault-delete-blocked');
});

test('a new vault as a reader finds it', async ({ page, open, picture }) => {
  await open('/vaults/new?region=eastus2&newVaultGroup=rg-backup', 'reader');
  await expect(page.getByText(/its roles lack/).first()).toBeVisible();
  await picture('new-vault-reader');
});

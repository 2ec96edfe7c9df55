import { makeVault } from '../support/protected-volume.ts';
import { timePassesUntil } from '../support/pace.ts';
import { databaseVolume } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test('roles: choose where, assign, and hand over', async ({ page, open, azure, picture }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const snapshotGroup = azure.group('rg-snapshots');
  const choices = { volume: databaseVolume(azure, 'sql-data-01'), vault: vaultId, policy: policyId, snapshotGroup };
  await open(`/configure-backup/readiness?${new URLSearchParams({ ...choices, roles: 'open' }).toString()}`);
  await expect(page.getByRole('button', { name: 'Assign 2 roles' })).toBeVisible();
  await expect(page.getByText('The same as Azure CLI commands')).toBeVisible();
  await picture('roles-panel');
  const san = `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const roles = `exporter:${san},snapshots:${snapshotGroup}`;
  await open(`/assign-roles?${new URLSearchParams({ ...choices, roles }).toString()}`);
  await expect(page.getByText('2 assignments are missing.', { exact: false })).toBeVisible();
  await page.getByText('The same as Azure CLI commands').click();
  await picture('roles-handed-over');
  await page.getByRole('button', { name: 'Assign 2 roles' }).click();
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure does not see the roles yet.', 15_000);
  await picture('roles-waiting');
  await timePassesUntil(azure, page.getByRole('main'), 'The roles are in effect.');
  await picture('roles-in-effect');
  await open(`/assign-roles?${new URLSearchParams({ ...choices, roles: `owner:${san}` }).toString()}`);
  await expect(page.getByText('This link is not whole')).toBeVisible();
  await picture('roles-broken-link');
});

test('roles: somebody who may not assign them', async ({ page, open, azure, picture }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const choices = {
    volume: databaseVolume(azure, 'sql-data-01'),
    vault: vaultId,
    policy: policyId,
    snapshotGroup: azure.group('rg-snapshots'),
  };
  await open(`/configure-backup/readiness?${new URLSearchParams({ ...choices, roles: 'open' }).toString()}`, 'backup-operator');
  await expect(page.getByRole('button', { name: 'Copy the link for an administrator' })).toBeVisible();
  await picture('roles-panel-may-not');
});

// @vitest-environment page-on-azure
import { minutes } from '../support/estate.ts';
import { makeVault } from '../support/protected-volume.ts';
import { testOn, timePassesUntil } from './test.ts';
import { expect } from 'vitest';

const test = testOn({ pace: { rolePropagation: 10 * minutes } });

const configure = (step: string, chosen: Record<string, string>) => `/configure-backup/${step}?${new URLSearchParams(chosen).toString()}`;

test('a vault without its roles is named role by role, and nothing is configured', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') }));
  const roles = page.getByRole('list', { name: 'Roles of the vault' });
  await expect(roles).toContainText('Elastic SAN Snapshot Exporter');
  await expect(roles).toContainText('Disk Snapshot Contributor');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await page.getByRole('button', { name: 'Ask Azure anyway' }).click();
  await timePassesUntil(azure, page.getByRole('region', { name: 'Azure', exact: true }), 'Azure refused');
  page.reload();
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
});

test('a reader sees what is missing and whom to ask, and may not assign it', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') }), 'reader');
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeDisabled();
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('Your account may not assign roles on');
  expect((await azure.resources('Microsoft.Authorization/roleAssignments')).filter(({ id }) => id.includes('/rg-snapshots/'))).toEqual([]);
});

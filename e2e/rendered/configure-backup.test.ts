// @vitest-environment page-on-azure
import { makeVault, protectVolume } from '../support/protected-volume.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

const configure = (step: string, chosen: Record<string, string>) => `/configure-backup/${step}?${new URLSearchParams(chosen).toString()}`;

test('a protected volume cannot be configured again, from the list or by the address of the wizard', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await open('/volumes');
  const box = page.getByRole('checkbox', { name: 'Select sql-data-01' });
  await expect(box).toBeDisabled();
  await expect(box).toHaveAccessibleDescription('sql-data-01 is protected already, in the vault bv-eastus2.');
  const policy = `${volume.vaultId}/backupPolicies/daily-7-days`;
  await open(configure('readiness', { volume: volume.id, vault: volume.vaultId, policy, snapshotGroup: azure.group('rg-snapshots') }));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('The Backup vault bv-eastus2 protects the volume already.');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toHaveLength(1);
});

test('a delete lock on the snapshot group is named and in the way, and gone once it is removed', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const snapshotGroup = azure.group('rg-snapshots');
  await azure.lock(snapshotGroup);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup }));
  const rules = page.getByRole('list', { name: 'Checked here' });
  await expect(rules).toContainText('keeps Azure Backup from expiring snapshots. Remove it, or choose another group.');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-restore' });
  await expect(rules).toContainText('No lock keeps Azure Backup from expiring snapshots.');
  await azure.unlock(snapshotGroup);
  await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-snapshots' });
  page.reload();
  await expect(rules).toContainText('No lock keeps Azure Backup from expiring snapshots.');
});

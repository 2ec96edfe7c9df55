import type { Estate } from '../support/estate.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { timePassesUntil } from '../support/pace.ts';
import { expect, test } from './screen-test.ts';

/** Takes away every role of the vault's identity. */
async function removeVaultRoles(azure: Estate, vaultId: string): Promise<void> {
  const identity = (await azure.resource(vaultId))?.['identity'] as { principalId: string };
  await azure.removeRoleAssignments({ principalId: identity.principalId });
}

test('restore: from the point to the new volume', async ({ page, open, azure, picture }) => {
  const { instanceId, vaultId } = await protectVolume(azure, { points: 3 });
  await removeVaultRoles(azure, vaultId);
  await open(`/restore/point?instance=${instanceId}`);
  await expect(page.getByRole('radio').first()).toBeChecked();
  await picture('restore-point-step');
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await expect(page.getByLabel('New volume name')).toHaveValue('sql-data-01-restored');
  await picture('restore-target');
  await page.getByLabel('New volume name').fill('sql-data-02');
  await expect(page.getByText(/is taken/).first()).toBeVisible();
  await picture('restore-target-name-taken');
  await page.getByLabel('New volume name').fill('sql-data-01-restored');
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeVisible();
  await picture('restore-validate-roles-missing');
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await picture('restore-validate-ready');
  await page.getByRole('link', { name: 'Next: Review + restore' }).click();
  await expect(page.getByText('Nothing is overwritten', { exact: false })).toBeVisible();
  await picture('restore-review');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('In progress', { exact: true })).toBeVisible();
  await picture('restore-progress');
  await azure.advanceUntilIdle();
  await expect(page.getByText('iscsiadm').first()).toBeVisible();
  await picture('restore-done');
});

test('restore: a restore that fails', async ({ page, open, azure, picture }) => {
  const { instanceId, groupId } = await protectVolume(azure);
  const [point] = await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints');
  const choices = { instance: instanceId, point: point?.name ?? '', group: groupId, name: 'sql-data-01-restored' };
  await azure.addFault({ preset: 'restore-fails' });
  await open(`/restore/review?${new URLSearchParams(choices).toString()}`);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('In progress', { exact: true })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { name: 'sql-data-01-restored was not restored' })).toBeVisible();
  await picture('restore-failed');
  await open('/restore/point');
  await expect(page.getByText('No volume is chosen yet')).toBeVisible();
  await picture('restore-nothing-chosen');
});

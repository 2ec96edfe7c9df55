import { assignAll, makeVault, protectVolume } from '../support/protected-volume.ts';
import { restore, validate } from '../support/restoring.ts';
import { expect, test } from '../support/test.ts';

test('a backup that fails later says why, still after a reload, and leaves no point behind', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await azure.addFault({ preset: 'backup-fails' });
  await open(volume.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  const failure = page.getByRole('alert');
  await expect(failure).toContainText(/The backup of .* failed: /);
  await expect(failure).toContainText('Free up or raise the disk and snapshot quota of the subscription, then try again.');
  await page.reload();
  await expect(failure).toContainText(/The backup of .* failed: /);
  await expect(page.getByText('No restore point yet')).toBeVisible();
  await open('/jobs');
  await page.getByRole('row').filter({ hasText: 'Failed' }).getByRole('link').first().click();
  await expect(page.getByRole('alert')).toContainText('UserErrorSubscriptionDiskQuotaLimitReached');
  expect(await azure.resources('Microsoft.Compute/snapshots')).toEqual([]);
  expect(await azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots')).toEqual([]);
});

test('a restore that fails later leads back into the wizard with all that was chosen, and then succeeds', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'restore-fails' });
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'second-try' }));
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring second-try' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'second-try was not restored' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('link', { name: 'Try again' }).click();
  await validate(page, azure);
  await restore(page, azure, 'second-try');
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'second-try'))).toBe(await azure.digest(volume.id));
});

test('a disk that fails later says so and can be made again', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'disk-fails' });
  const form = `/create-disk?${new URLSearchParams({ instance: volume.instanceId, point: volume.points[0] ?? '', resourceGroup: 'rg-restore', name: 'sql-disk' }).toString()}`;
  await open(form);
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-disk' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('alert')).toContainText('The disk was not made.');
  await open(form);
  await expect(page.getByLabel('Disk name')).toHaveValue('sql-disk');
  await page.getByLabel('Disk name').fill('sql-disk-2');
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-disk-2' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const made = `${azure.group('rg-restore')}/providers/Microsoft.Compute/disks/sql-disk-2`;
  expect(await azure.digest(made)).toBe(await azure.digest(volume.id));
});

test('a protection that Azure cannot finish says so and can be tried again', async ({ page, open, azure }) => {
  const { vaultId, policyId, inVault } = await makeVault(azure);
  await assignAll(azure, inVault);
  await azure.addFault({
    kind: 'fail-later',
    operation: 'configure',
    target: '*',
    code: 'UserErrorElasticSanVolumeNotFound',
    message: 'The Elastic SAN volume could not be reached.',
    recommendedAction: 'Try again in some minutes.',
  });
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const chosen = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(`/configure-backup/review?${new URLSearchParams(chosen).toString()}`);
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is not configured' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Try again in some minutes.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is configured' })).toBeVisible();
});

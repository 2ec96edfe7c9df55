// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { apiAs, assignAll, configureBackup, makeVault } from '../support/protected-volume.ts';
import { restore, validate } from './restoring.ts';
import { testOn, timePassesUntil } from './test.ts';

/** An estate in which Azure Backup for Elastic SAN is generally available. */
const test = testOn({ profile: 'ga-2026-09' });

const volumeSnapshots = 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots';
const diskSnapshots = 'Microsoft.Compute/snapshots';

test('a volume is protected, backed up and brought back, as a new volume and as a disk', async ({ page, open, azure }) => {
  const source = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await azure.writeBlock(source, 7, 'monday');
  const monday = await azure.digest(source);

  await open('/volumes');
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  await page.getByRole('link', { name: 'Configure backup' }).click();
  await page.getByLabel('Resource group').selectOption('rg-backup');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByRole('region', { name: 'Backup vault', exact: true })).toContainText('The vault bv-eastus2 is being created.');
  await azure.advanceUntilIdle();
  await page.getByRole('link', { name: 'Next: Policy' }).click();
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('radio', { name: /daily-7-days/ })).toBeChecked();
  await page.getByRole('link', { name: 'Next: Readiness' }).click();

  await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-snapshots' });
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('resource group rg-snapshots');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await expect(page.getByText('incremental, zone redundant, outside the vault')).toBeVisible();
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await page.getByRole('link', { name: 'Next: Review + configure' }).click();
  await page.getByLabel('Price, $ per GB and month').fill('0.05');
  const cost = page.getByRole('table', { name: 'Estimated cost of one volume' });
  await expect(cost.getByRole('row', { name: /^A month/ })).toContainText(/1,147 GiB\s*\$57\.34/);
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is configured' })).toBeVisible();
  await page.getByRole('link', { name: 'Open protected item' }).click();

  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  expect(await azure.resources(volumeSnapshots)).toHaveLength(1);
  expect(await azure.resources(diskSnapshots)).toHaveLength(0);
  await azure.advance(3 * minutes);
  expect(await azure.resources(diskSnapshots)).toHaveLength(1);
  page.reload();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Backup completed')).toBeVisible();
  expect(await azure.resources(volumeSnapshots)).toHaveLength(0);
  // East US 2 has availability zones.
  expect(await azure.resources(diskSnapshots, azure.group('rg-snapshots'))).toMatchObject([
    { sku: { name: 'Standard_ZRS' }, properties: { incremental: true } },
  ]);
  await azure.writeBlock(source, 7, 'tuesday');

  const newestPoint = page
    .getByRole('table', { name: /Restore points/ })
    .getByRole('link')
    .first();
  await newestPoint.click();
  await expect(page.getByText('Standard_ZRS')).toBeVisible();
  await page.getByRole('link', { name: 'Restore to a new volume' }).click();
  await page.getByLabel('New volume name').fill('sql-data-01-monday');
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await validate(page, azure);
  await restore(page, azure, 'sql-data-01-monday');
  await expect(page.getByText('iscsiadm').first()).toBeVisible();
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'sql-data-01-monday'))).toBe(monday);

  await page.getByRole('link', { name: 'Protected items' }).first().click();
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  await newestPoint.click();
  await page.getByRole('link', { name: 'Create managed disk' }).click();
  await page.getByLabel('Resource group').selectOption('rg-restore');
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-disk' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  expect(await azure.digest(`${azure.group('rg-restore')}/providers/Microsoft.Compute/disks/sql-data-01-disk`)).toBe(monday);
  expect(await azure.digest(source)).not.toBe(monday);
});

test('a volume of 6 TiB can be protected, and nothing speaks of a preview', async ({ page, open, azure }) => {
  await open('/volumes');
  const archive = page.getByRole('row').filter({ hasText: 'archive-01' });
  await expect(archive).toContainText('Not protected');
  await expect(page.getByText(/preview/i)).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Select archive-01' }).check();
  await page.getByRole('link', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configure backup' })).toBeVisible();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults')).toEqual([]);
});

test('a weekly policy in another time zone is created, and its points come on its days', async ({ page, open, azure }) => {
  const { vaultId, inVault } = await makeVault(azure);
  await assignAll(azure, inVault);
  const typed = { vault: vaultId, policyName: 'mondays-and-fridays', policyAt: '00:30' };
  await open(`/policies/new?${new URLSearchParams(typed).toString()}`);
  await page.getByRole('radio', { name: 'Weekly' }).check();
  await expect(page.getByText('Choose at least one day.').first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Friday' }).check();
  await page.getByRole('checkbox', { name: 'Monday' }).check();
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await page.getByLabel('Keep for').fill('4');
  await page.getByLabel('Unit').selectOption('weeks');
  // Berlin's summer is two hours ahead of UTC: the evening before.
  await expect.poll(() => page.getByRole('list', { name: 'Next backups' }).moments()[0]).toBe('2026-09-10T22:30:00.000Z');
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'mondays-and-fridays' })).toBeVisible();
  await expect(page.getByText('Every Monday and Friday at 00:30 (Europe/Berlin), kept for 4 weeks.', { exact: true })).toBeVisible();
  const ask = await apiAs(azure);
  const volumeId = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const policyId = `${vaultId}/backupPolicies/mondays-and-fridays`;
  await configureBackup(ask, { volumeId, vaultId, policyId, snapshotGroupId: azure.group('rg-snapshots') });
  await azure.advanceUntilIdle();
  await azure.advance(14 * 24 * 60 * minutes, { evenIfIdle: true });
  page.reload();
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  const points = page.getByRole('table', { name: 'Restore points' });
  await expect(points.getByRole('row')).toHaveCount(5);
  expect(points.moments()[0]).toMatch(/^2026-09-20T22:3/);
});

import { minutes } from '../support/estate.ts';
import { apiAs, configureBackup, assignAll, makeVault } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';
import { typeClock } from '../support/clock-field.ts';

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
  await open(`/policies/new?${new URLSearchParams({ vault: vaultId, policyName: 'mondays-and-fridays' }).toString()}`);
  await page.getByRole('radio', { name: 'Weekly' }).check();
  await expect(page.getByText('Choose at least one day.').first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Friday' }).check();
  await page.getByRole('checkbox', { name: 'Monday' }).check();
  await typeClock(page, 'Weekly backup at', '00:30');
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await page.getByLabel('Keep for').fill('4');
  await page.getByLabel('Unit').selectOption('weeks');
  // The person's clock is London's: an hour earlier, and so the evening before.
  await expect(page.getByRole('list', { name: 'Next backups' })).toContainText('10 Sept, 23:30');
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'mondays-and-fridays' })).toBeVisible();
  await expect(page.getByText('Every Monday and Friday at 00:30 (Europe/Berlin), kept for 4 weeks.', { exact: true })).toBeVisible();
  const ask = await apiAs(azure);
  const volumeId = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const policyId = `${vaultId}/backupPolicies/mondays-and-fridays`;
  await configureBackup(ask, { volumeId, vaultId, policyId, snapshotGroupId: azure.group('rg-snapshots') });
  await azure.advanceUntilIdle();
  await azure.advance(14 * 24 * 60 * minutes, { evenIfIdle: true });
  await page.reload();
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  const points = page.getByRole('table', { name: 'Restore points' }).getByRole('row');
  await expect(points).toHaveCount(5);
  await expect(points.nth(1)).toContainText('20 Sept, 23:3');
});

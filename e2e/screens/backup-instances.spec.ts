import { minutes } from '../support/estate.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { addVault, fillVault, notAllowed, quotaReached } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test.describe('protected items', () => {
  test.use({ plan: { name: 'contoso' } });

  test('protected items and one of them', async ({ page, open, azure, picture }) => {
    const item = await fillVault(azure);
    await open('/protected-items');
    await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
    await picture('protected-items');
    await open(item.page);
    const points = page.getByRole('table', { name: 'Restore points' });
    await expect(points.getByText('Scheduled').first()).toBeVisible();
    await picture('protected-item');
    await points.getByRole('link').nth(2).click();
    await expect(page.getByText('Standard_LRS')).toBeVisible();
    await picture('restore-point');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Jobs', exact: true }).last().click();
    await expect(page.getByRole('table', { name: 'Jobs of this item' }).getByText('Completed').first()).toBeVisible();
    await picture('protected-item-jobs');
    await page.getByRole('link', { name: 'Properties' }).click();
    await expect(page.getByText('Subscription ID')).toBeVisible();
    await picture('protected-item-properties');
  });
});

test('protected items of which a vault keeps some back', async ({ page, open, azure, picture }) => {
  await addVault(azure, 'bv-westeurope', 'westeurope');
  await protectVolume(azure);
  await open('/vaults');
  await withoutGraph(azure);
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/backupInstances/read', ...notAllowed });
  await open('/protected-items');
  await expect(page.getByText(/bv-westeurope could not be read/)).toBeVisible();
  await picture('protected-items-partial');
});

test('no protected item yet', async ({ page, open, picture }) => {
  await open('/protected-items');
  await expect(page.getByText('No volume is protected yet')).toBeVisible();
  await picture('protected-items-empty');
});

test('a backup on demand, and a source volume that is gone', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await azure.advance(150 * minutes, { evenIfIdle: true });
  await open(item.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await picture('protected-item-backing-up');
  await azure.advanceUntilIdle();
  await expect(page.getByText('Backup completed')).toBeVisible();
  await picture('protected-item-backed-up');
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: '*', ...quotaReached });
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText(/The backup of .* failed: /)).toBeVisible();
  await picture('protected-item-backup-failed');
  await azure.deleteVolume(item.id);
  await open(item.page);
  await expect(page.getByText('The source volume no longer exists.', { exact: false }).first()).toBeVisible();
  await picture('protected-item-volume-gone');
});

test('the end of backups', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure, { points: 2 });
  await open(item.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  await expect(page.getByText('All 2 restore points stay until you delete the item')).toBeVisible();
  await picture('stop-backup');
  await page.getByRole('radio', { name: 'Delete the protected item and its restore points' }).check();
  await expect(page.getByLabel('Type sql-data-01 to confirm')).toBeVisible();
  await picture('stop-backup-delete');
  await page.getByRole('radio', { name: 'Keep all restore points for ever' }).check();
  await page.getByRole('button', { name: 'Stop backup' }).click();
  await expect(page.getByText('Azure is stopping the backups.')).toBeVisible();
  await picture('protected-item-stopping');
  await azure.advanceUntilIdle();
  await expect(page.getByRole('link', { name: 'Resume backup' })).toBeVisible();
  await picture('protected-item-stopped');
  await azure.advance(10 * 86_400_000, { evenIfIdle: true });
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await expect(page.getByLabel('Type sql-data-01 to confirm')).toBeVisible();
  await picture('resume-backup');
  await open('/deleted-items');
  await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
  await picture('deleted-items-none');
  await (
    await apiAs(azure)
  )('DELETE', item.api);
  await azure.advanceUntilIdle();
  await open(`/protected-items?${new URLSearchParams({ deleted: item.instanceId }).toString()}`);
  await expect(page.getByText('The protected item of sql-data-01 is deleted.')).toBeVisible();
  await picture('protected-items-one-deleted');
  await open(`/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases/sql-data-01`);
  await expect(page.getByText('Deleted, 14 days to undelete')).toBeVisible();
  await picture('volume-deleted-item');
  await open('/deleted-items');
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  await picture('deleted-items');
  await page.getByRole('button', { name: 'Undelete' }).click();
  await expect(page.getByRole('link', { name: 'Open sql-data-01' })).toBeVisible();
  await picture('deleted-item-back');
});

test.describe('a fleet of protected items', () => {
  test.use({ plan: { scenario: 'fleet', volumes: 30, regions: ['eastus2'], protectedPercent: 50 } });

  test('protected items: work on many', async ({ page, open, azure, picture }) => {
    await open('/protected-items');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await picture('items-selected');
    await page.getByRole('link', { name: 'Stop backup' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Stop backup of');
    await picture('item-work-stop');
    const before = new URL(page.url());
    await page.getByRole('button', { name: /^Stop backup of/ }).click();
    await expect(page.getByText('In progress').first()).toBeVisible();
    await picture('item-work-progress');
    await azure.advanceUntilIdle();
    await open(before.pathname + before.search.replace('do=stop-backup', 'do=resume-backup'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Resume backup of');
    await picture('item-work-resume');
  });
});

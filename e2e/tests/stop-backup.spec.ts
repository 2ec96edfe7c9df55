import { timePassesUntil } from '../support/estate.ts';
import { expectGoodPage } from '../support/axe.ts';
import { apiAs, protectVolume, type ProtectedVolume } from '../support/protected-volume.ts';
import type { Estate } from '../support/estate.ts';
import { expect, test } from '../support/test.ts';

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';

async function deleteItem(azure: Estate, { api }: ProtectedVolume): Promise<void> {
  const ask = await apiAs(azure);
  await ask('DELETE', api);
  await azure.advanceUntilIdle();
}

test('backups stop with their points kept and go on again, as the page says after a reload', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open(volume.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  await expect(page.getByRole('radio', { name: 'Keep all restore points for ever' })).toBeChecked();
  await expect(page.getByText('All 2 restore points stay until you delete the item')).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Stop backup' }).click();
  await expect(page.getByText('Azure is stopping the backups.')).toBeVisible();
  await page.reload();
  await timePassesUntil(azure, page.getByRole('main'), 'Stopped, points kept');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeDisabled();
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await timePassesUntil(azure, page.getByText('Protected', { exact: true }), 'Protected');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeEnabled();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
});

test('a protected item is deleted only after its name is typed, and its volume stays', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  await page.getByRole('radio', { name: 'Delete the protected item and its restore points' }).check();
  await expect(page.getByRole('button', { name: 'Delete protected item' })).toBeDisabled();
  await page.getByLabel('Type sql-data-01 to confirm').fill('sql-data-01');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Delete protected item' }).click();
  await expect(page.getByText('Azure is deleting the protected item.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Protected items' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toHaveCount(0);
  expect(await azure.resources(instances)).toEqual([]);
  expect(await azure.resource(volume.id)).toBeDefined();
});

test('a deleted item comes back with its restore points, stopped, and its backups go on', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await deleteItem(azure, volume);
  await open('/protected-items');
  await page.getByRole('link', { name: 'Deleted', exact: true }).click();
  const row = page.getByRole('row', { name: 'sql-data-01' });
  await expect(row).toContainText('14 days more');
  await expectGoodPage(page);
  await page.getByRole('radio', { name: 'Select sql-data-01' }).check();
  await page.getByRole('button', { name: 'Undelete' }).click();
  await page.getByRole('link', { name: 'Open sql-data-01' }).click();
  await expect(page.getByText('Stopped, points kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await timePassesUntil(azure, page.getByText('Protected', { exact: true }), 'Protected');
  await open('/deleted-items');
  await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
});

test('an operator sees a deleted item and may not bring it back', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await deleteItem(azure, volume);
  await open('/deleted-items', 'backup-operator');
  await page.getByRole('radio', { name: 'Select sql-data-01' }).check();
  const undelete = page.getByRole('button', { name: 'Undelete' });
  await expect(undelete).toHaveAccessibleDescription(/its roles lack .*deletedBackupInstances\/undelete\/action/);
});

test('an operator who opens the address of Stop backup finds every way of it off, with the missing action', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(`/stop-backup?instance=${encodeURIComponent(volume.instanceId)}`, 'backup-operator');
  const missing = 'Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action';
  await expect(page.getByText(new RegExp(`its roles lack ${missing}`)).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop backup' })).toBeDisabled();
});

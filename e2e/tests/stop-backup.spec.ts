import { expectGoodPage } from '../support/axe.ts';
import { timePassesUntil } from '../support/estate.ts';
import type { Estate } from '../support/estate.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import type { ProtectedVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

const days = 86_400_000;
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
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await expect(page.getByText('None of the 2 restore points expires at once.')).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await timePassesUntil(azure, page.getByText('Protected', { exact: true }), 'Protected');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeEnabled();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
});

test('Resume backup shows the points that it deletes and asks for the name; the days without backups stay not known', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await azure.advance(6 * days, { evenIfIdle: true });
  const ask = await apiAs(azure);
  await ask('POST', `${volume.api}/stop`, { points: 'keep' });
  await azure.advance(4 * days, { evenIfIdle: true });
  await open(volume.page);
  const daysNotKnown = page.getByRole('gridcell', { name: /: not known: no restore point, and no backup that failed$/ });
  await expect(daysNotKnown).toHaveCount(4);
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await expect(page.getByText(/^4 of 7 restore points expire at once, the oldest from/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points that are deleted' }).getByRole('row')).toHaveCount(5);
  const resume = page.getByRole('button', { name: 'Resume backup' });
  await expect(resume).toHaveAccessibleDescription('Type sql-data-01 to confirm.');
  await expectGoodPage(page);
  await page.getByLabel('Type sql-data-01 to confirm').fill('sql-data-01');
  await resume.click();
  await expect(page.getByText('Azure is resuming the backups.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText(/^Behind policy by \d+ [hd]$/)).toBeVisible();
  await azure.advance(60_000, { evenIfIdle: true });
  await page.reload();
  await expect(page.getByText(/^3 of 450 restore points, the oldest from/)).toBeVisible();
  await expect(
    page.getByText(/Of 4 more days without a point it is not known whether a backup was missed or backups were stopped/),
  ).toBeVisible();
  await expect(daysNotKnown).toHaveCount(4);
  await open('/restore-points');
  await page.getByRole('button', { name: 'Table' }).click();
  const numbers = page.getByRole('row', { name: /sql-data-01/ }).getByRole('cell');
  await expect(numbers.filter({ hasText: /^\d+$/ })).toHaveText(['3', '0', '0', '11', '3']);
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
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  await page.getByRole('button', { name: 'Undelete' }).click();
  await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
  await page.getByRole('link', { name: 'Open sql-data-01' }).click();
  await expect(page.getByText('Stopped, points kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await timePassesUntil(azure, page.getByText('Protected', { exact: true }), 'Protected');
  await open('/deleted-items');
  await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
});

import { timePassesUntil } from '../support/estate.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

test('an operator backs up and restores, and may not stop backups', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.page, 'backup-operator');
  await expect(page.getByRole('link', { name: 'Restore', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop backup' })).toHaveAccessibleDescription(/its roles lack/);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
  await page.reload();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
});

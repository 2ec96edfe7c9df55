import { expectGoodPage } from '../support/axe.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';

test('backups stop with their points kept and go on again, as the page says after a reload', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open(volume.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  await expect(page.getByRole('radio', { name: 'Keep all restore points for ever' })).toBeChecked();
  await expect(page.getByText('All 2 restore points stay until you delete the item')).toBeVisible();
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

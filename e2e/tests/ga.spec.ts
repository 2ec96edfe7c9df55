import { expect, test } from '../support/test.ts';

test('a volume of 6 TiB can be protected, and nothing speaks of a preview', async ({ page, open, azure }) => {
  await open('/volumes');
  const archive = page.getByRole('row').filter({ hasText: 'archive-01' });
  await expect(archive).toContainText('Not protected');
  await expect(page.getByText(/preview/i)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Select archive-01' }).check();
  await page.getByRole('link', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configure backup' })).toBeVisible();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults')).toEqual([]);
});

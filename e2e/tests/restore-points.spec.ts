import { expectGoodPage } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test.use({ plan: { scenario: 'demo', pageSize: 100 } });

test('three months of restore points are narrowed to some days, by an address that keeps them', async ({ page, open }) => {
  await open('/protected-items?q=sql-orders-data');
  await page.getByRole('link', { name: 'sql-orders-data' }).click();
  const rows = page.getByRole('table', { name: 'Restore points' }).getByRole('row');
  await expect(page.getByText('90 of 450 restore points')).toBeVisible();
  await page.getByLabel('From', { exact: true }).fill('2026-09-01');
  await page.getByLabel('To', { exact: true }).fill('2026-09-03');
  await expect(rows).toHaveCount(4);
  await rows.nth(2).getByRole('link').click();
  await expect(page.getByText(/^Standard_[LZ]RS$/)).toBeVisible();
  await expectGoodPage(page);
  await page.reload();
  await expect(page.getByText(/^Standard_[LZ]RS$/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Source any' }).click();
  await page.getByRole('menuitemradio', { name: 'Scheduled' }).click();
  await expect(rows).toHaveCount(4);
  await page.getByLabel('From', { exact: true }).fill('2026-12-01');
  await expect(page.getByText('“From” is later than “To”')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('');
});

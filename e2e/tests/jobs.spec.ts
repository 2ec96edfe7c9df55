import { expectGoodPage } from '../support/axe.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

test('a job that goes on tells so in its row; one that begins waits above the list until it is wanted', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  const backUp = () => ask('POST', `${volume.api}/backups`, { intent: crypto.randomUUID() });
  await backUp();
  await open('/jobs');
  const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('In progress');
  await azure.advanceUntilIdle();
  await expect(rows.nth(1)).toContainText('Completed');
  await backUp();
  await expect(page.getByText('1 new')).toBeVisible();
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('button', { name: '1 running' })).toBeVisible();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText('In progress');
  await expect(page.getByText('1 new')).toHaveCount(0);
  await azure.advanceUntilIdle();
  await expect(rows.nth(1)).toContainText('Completed');
  await expect(page.getByRole('button', { name: '3 completed' })).toBeVisible();
});

test.describe('hundreds of jobs', () => {
  test.use({ plan: { scenario: 'demo', pageSize: 100 } });

  test('are read as the reader comes to them, and narrowed by their counters', async ({ page, open }) => {
    await open('/jobs');
    const shown = page.getByText(/^[\d,]+( of [\d,]+)? jobs$/).last();
    await expect(shown).toContainText('100 of ');
    const total = Number(/of (\d+)/.exec((await shown.textContent()) ?? '')?.[1]);
    expect(total).toBeGreaterThan(400);
    await expectGoodPage(page);
    await page.keyboard.press('End');
    await expect(shown).toContainText('200 of ');
    await page.getByRole('button', { name: 'Show older jobs' }).press('Enter');
    await expect(shown).toContainText('300 of ');
    await page.keyboard.press('End');
    await expect(shown).toContainText('400 of ');
    await page.keyboard.press('End');
    await expect(shown).toHaveText(`${total} jobs`);
    await expect(page.getByRole('button', { name: 'Show older jobs' })).toHaveCount(0);
    await page.keyboard.press('Home');
    const failed = page.getByRole('button', { name: /^\d+ failed$/ });
    const count = Number(/\d+/.exec((await failed.textContent()) ?? '')?.[0]);
    await failed.click();
    await expect(failed).toHaveAttribute('aria-pressed', 'true');
    const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
    await expect(rows.filter({ hasText: 'Failed' })).toHaveCount(count);
    await expect(rows).toHaveCount(count + 1);
    await expect(page).toHaveURL(/status=failed/);
    await page.reload();
    await expect(rows).toHaveCount(count + 1);
    await page.getByRole('button', { name: `${total} jobs` }).click();
    await expect(shown).toContainText('100 of ');
  });

  test('are narrowed to a day, and to a part of a name', async ({ page, open }) => {
    await open('/jobs');
    const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
    await expect(rows.nth(1)).toBeVisible();
    await page.getByRole('button', { name: 'Started last 14 days' }).click();
    await page.getByRole('menuitemradio', { name: 'last 24 hours' }).click();
    await expect(page.getByText(/^\d{1,2} jobs$/).last()).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter by volume' }).fill('sql-orders');
    await expect(rows.filter({ hasNotText: 'sql-orders' })).toHaveCount(1);
    await page.getByRole('searchbox', { name: 'Filter by volume' }).fill('no-such-volume');
    await expect(page.getByText('No job fits the filters')).toBeVisible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(page.getByText(/^100 of /)).toBeVisible();
  });
});

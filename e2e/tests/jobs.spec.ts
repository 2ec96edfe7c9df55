import { expect, test } from '../support/test.ts';

test.describe('hundreds of jobs', () => {
  test.use({ plan: { scenario: 'demo', pageSize: 100 } });

  test('are read as the reader comes to them, and narrowed by their counters', async ({ page, open }) => {
    await open('/jobs');
    const shown = page.getByText(/^[\d,]+( of [\d,]+)? jobs$/).last();
    await expect(shown).toContainText('100 of ');
    const total = Number(/of (\d+)/.exec((await shown.textContent()) ?? '')?.[1]);
    expect(total).toBeGreaterThan(400);
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
    await page.keyboard.press('End');
    await expect(shown).toContainText('200 of ');
    // A page that is opened next begins at its top, and stays where it is scrolled.
    await open('/vaults');
    await expect(page.getByRole('heading', { level: 1, name: 'Backup vaults' })).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.getItem('scrolled'))).not.toMatch(/"default"|:0[,}]/);
  });
});

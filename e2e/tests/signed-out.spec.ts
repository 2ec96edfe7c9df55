import type { Page } from '@playwright/test';
import config from '../playwright.config.ts';
import { environment } from '../support/estate.ts';
import { expect, test } from '../support/test.ts';

// Playwright turns the back-forward cache off, from which a browser brings a page back as it was left.
test.use({ launchOptions: { ...config.use?.launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

// The navigation ends with a page that was kept, for which no load is told.
const goBack = (page: Page) => page.evaluate(() => window.history.back());

test('after signing out, Back shows the sign-in page and nothing of the estate', async ({ page, open }) => {
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  await page.getByRole('link', { name: 'Elastic SANs' }).click();
  await expect(page.getByRole('link', { name: 'san-prod' })).toBeVisible();
  await page.getByRole('button', { name: 'Account of Backup administrator' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  for (const left of ['/elastic-sans', '/volumes']) {
    await goBack(page);
    await expect(page).toHaveURL((url) => url.pathname === left);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('link', { name: /sql-data-01|san-prod/ })).toHaveCount(0);
  }
});

test('whoever is still signed in finds the page again as it was', async ({ page, open }) => {
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  await page.goto(environment('EMULATOR_URL'));
  await goBack(page);
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
});

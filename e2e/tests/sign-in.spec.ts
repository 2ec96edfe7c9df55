import { environment } from '../support/estate.ts';
import { expect, test } from '../support/test.ts';

test('a person who opens a deep link signs in, lands on it, and can sign out', async ({ page, azure }) => {
  await page.goto(`${environment('PORTAL_URL')}/jobs?login_hint=${azure.upn('backup-admin')}`);
  await page.getByRole('link', { name: azure.upn('backup-admin') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  expect(page.url()).not.toContain('login_hint');
  const account = page.getByRole('button', { name: 'Account of Backup administrator' });
  await expect(account).toContainText(azure.upn('backup-admin'));
  await account.click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('without a sign-in there is a page that says what this is, and nothing else is shown', async ({ page }) => {
  await page.goto(`${environment('PORTAL_URL')}/protected-items`);
  await expect(page.getByRole('heading', { name: 'Elastic SAN Backup' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

import { environment } from '../support/estate.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { restore } from '../support/restoring.ts';
import { expect, test } from '../support/test.ts';

test.use({ signIns: 'first' });

const twoHours = 2 * 3_600_000;

const restores = { hasText: 'Restore' };

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

test('a new tab is signed in without a question, at the address that was opened', async ({ page, open, context }) => {
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${environment('PORTAL_URL')}/jobs?q=nightly`);
  await expect(other.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await expect(other).toHaveURL(`${environment('PORTAL_URL')}/jobs?q=nightly`);
  await expect(other.getByRole('button', { name: 'Account of Backup administrator' })).toBeVisible();
});

test('once the session is over, a new tab asks to sign in, and leads on to the address that was opened', async ({
  page,
  open,
  context,
  azure,
}) => {
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  await azure.revokeSessions(azure.upn('backup-admin'));
  const other = await context.newPage();
  await other.goto(`${environment('PORTAL_URL')}/jobs`);
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(other.getByRole('alert')).toHaveCount(0);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('link', { name: azure.upn('backup-admin') }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
});

test('after signing out, Back shows the sign-in page and nothing of the estate', async ({ page, open }) => {
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  await page.getByRole('link', { name: 'Elastic SANs' }).click();
  await expect(page.getByRole('link', { name: 'san-prod' })).toBeVisible();
  await page.getByRole('button', { name: 'Account of Backup administrator' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  for (const left of ['/elastic-sans', '/volumes']) {
    await page.goBack();
    await expect(page).toHaveURL((url) => url.pathname === left);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('link', { name: /sql-data-01|san-prod/ })).toHaveCount(0);
  }
});

test('a page that is loaded anew asks for its list once and at once, and needs nothing of the sign-in before', async ({ page, open }) => {
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  let asked: string[] = [];
  page.on('request', (request) => {
    // What the page of before asks until it is left does not count.
    if (request.isNavigationRequest()) asked = [];
    asked.push(new URL(request.url()).pathname);
  });
  await page.reload();
  await expect(page.getByRole('link', { name: 'sql-data-01' })).toBeVisible();
  expect(asked.filter((path) => path === '/api/volumes')).toHaveLength(1);
  const before = asked.slice(0, asked.indexOf('/api/volumes'));
  expect(before.filter((path) => path.startsWith('/assets/sign-in-') || path.startsWith('/api/'))).toEqual([]);
});

test('an access token that ran out is renewed without a word', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'later' }));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled();
  await page.clock.setSystemTime(Date.now() + twoHours);
  await restore(page, azure, 'later');
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'later'))).toBe(await azure.digest(volume.id));
});

test('a sign-in that ended in the middle leads through the sign-in page back to the review, and restores once', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'tomorrow' }));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled();
  await azure.revokeSessions(azure.upn('backup-admin'));
  await page.clock.setSystemTime(Date.now() + twoHours);
  // At once: a look of the page at its work would end the sign-in as well.
  await page.getByRole('button', { name: 'Restore', exact: true }).dispatchEvent('click');
  await page.getByRole('link', { name: azure.upn('backup-admin') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restore sql-data-01' })).toBeVisible();
  await restore(page, azure, 'tomorrow');
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter(restores)).toHaveCount(1);
});

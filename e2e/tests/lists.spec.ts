import { readFile } from 'node:fs/promises';
import { expectGoodPage } from '../support/axe.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';

test('a view is saved and sent as a link, and a second browser shows the same rows and columns', async ({ page, open, azure, browser }) => {
  await open('/volumes');
  const table = page.getByRole('table', { name: 'Volumes' });
  await page.getByRole('searchbox', { name: 'Filter volumes' }).fill('log');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Resource group' }).click();
  await page.keyboard.press('Escape');
  await expect(table.getByRole('columnheader', { name: 'Resource group' })).toBeVisible();
  await page.getByRole('button', { name: /^View none/ }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Logs');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('button', { name: 'View Logs' })).toBeVisible();
  const seen = await table.getByRole('row').allInnerTexts();

  const link = new URL(page.url());
  const { page: second, context } = await openAs(browser, azure, 'backup-admin', `${link.pathname}${link.search}`);
  await expect(second.getByRole('button', { name: 'View Logs' })).toBeVisible();
  await expect.poll(() => second.getByRole('table', { name: 'Volumes' }).getByRole('row').allInnerTexts()).toEqual(seen);
  await context.close();
});

test('a CSV has the rows and columns that are shown, with units and where each row is, and what is selected outlives a reload', async ({
  page,
  open,
}) => {
  await open('/volumes?q=sql&sort=-name');
  const table = page.getByRole('table', { name: 'Volumes' });
  await expect(table.getByRole('row', { name: /sql/ }).first()).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('volumes.csv');
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFFName,Protection,Newest point,Elastic SAN,Volume group,Size (GiB),Backup vault,Policy,Region,Subscription,Resource group',
  );
  const names = await table.getByRole('link', { name: /sql/ }).allInnerTexts();
  expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(names);
  await page.getByRole('checkbox', { name: `Select ${names[0]}` }).check();
  await expect(page.getByText('1 volume selected')).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 volume selected')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: `Select ${names[0]}` })).toBeChecked();
});

test('the tree of Elastic SANs is read and chosen from by the keyboard alone', async ({ page, open }) => {
  await open('/elastic-sans');
  const tree = page.getByRole('treegrid', { name: 'Elastic SANs' });
  const row = (name: string) => tree.getByRole('row', { name });
  const san = row('san-prod').first();
  await expect(san).toHaveAttribute('aria-level', '1');
  // Volumes come with an answer of their own: before it the keys go no deeper than the groups.
  await expect(tree.locator('tr[aria-level="3"]').first()).toBeVisible();
  await san.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(san).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const volume = tree.locator('tr[aria-level="3"]:focus');
  await expect(volume).toBeVisible();
  // The first one is too large to be chosen.
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 volume selected')).toBeVisible();
  await expect(tree.getByRole('checkbox', { name: 'Select the volumes of san-prod' })).toBeChecked({ indeterminate: true });
  await expectGoodPage(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(san).toBeFocused();
  await page.reload();
  await expect(page.getByText('1 volume selected')).toBeVisible();
});

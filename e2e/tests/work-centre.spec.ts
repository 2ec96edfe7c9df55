import type { Page } from '@playwright/test';
import { expectGoodPage } from '../support/axe.ts';
import { minutes } from '../support/estate.ts';
import { quotaReached } from '../support/long-history.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';

const bell = (page: Page) => page.getByRole('button', { name: /^Work/ });
const centre = (page: Page) => page.getByRole('dialog', { name: 'Work' });

test('what one person has started another sees under way, a failure is new until it was seen, and two calls a look are all', async ({
  page,
  open,
  azure,
  browser,
}) => {
  const item = await protectVolume(azure);
  const ask = await apiAs(azure);
  const backUp = () => ask('POST', `${item.api}/backups`, { intent: crypto.randomUUID() });
  await backUp();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open('/help');
  await expect(page.getByRole('button', { name: 'Work: 1 job under way' })).toBeVisible();
  expect(asked.filter((path) => path === '/api/jobs')).toHaveLength(2);
  await bell(page).click();
  await expect(centre(page).getByRole('link', { name: 'Backup of sql-data-01' })).toBeVisible();
  await expectGoodPage(page);
  await page.keyboard.press('Escape');
  await expect(bell(page)).toBeFocused();
  await azure.advance(60 * minutes);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-01', ...quotaReached });
  await backUp();
  await azure.advance(60 * minutes);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Work: 1 failed since your last visit' })).toBeVisible();
  await bell(page).click();
  await expect(centre(page).getByRole('listitem').filter({ hasText: 'Backup of sql-data-01' })).toHaveCount(1);
  await centre(page).getByRole('link', { name: 'Backup of sql-data-01' }).click();
  await expect(page).toHaveURL(/\/jobs\//);
  await expect(page.getByRole('button', { name: 'Work', exact: true })).toBeVisible();
  const { page: theirs, context } = await openAs(browser, azure, 'reader', '/help');
  await expect(theirs.getByRole('button', { name: 'Work: 1 failed since your last visit' })).toBeVisible();
  await context.close();
});

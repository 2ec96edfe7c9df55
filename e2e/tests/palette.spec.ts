import type { Page } from '@playwright/test';
import { expectGoodPage } from '../support/axe.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

const search = (page: Page) => page.getByRole('combobox', { name: 'Go to a volume, item, vault or job' });

test('by the keyboard alone a volume is gone to and a restore is begun by name, and nothing is read before the search is opened', async ({
  page,
  open,
  azure,
}) => {
  await protectVolume(azure);
  const read: string[] = [];
  page.on('request', (request) => read.push(new URL(request.url()).pathname));
  await open('/help');
  await page.getByRole('link', { name: 'Help' }).focus();
  expect(read).not.toContain('/api/volumes');
  await page.keyboard.press('Control+k');
  await expect(search(page)).toBeFocused();
  await expect(page.getByRole('option', { name: 'Configure backup', exact: false }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('log sql');
  const volume = page.getByRole('group', { name: 'Volumes' }).getByRole('option', { name: /^sql-log-01/ });
  await expect(volume).toHaveAttribute('aria-selected', 'true');
  await expect(search(page)).toHaveAttribute('aria-activedescendant', (await volume.getAttribute('id')) ?? '');
  await expectGoodPage(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('sql-log-01');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('restore data-01');
  await expect(page.getByRole('option', { name: /^Restore sql-data-01/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/restore\/points\?vaults=/);
  expect(read.filter((path) => path === '/api/volumes')).toEqual(['/api/volumes']);
});

test('keys are listed, the focus goes back to where it was, and a list that cannot be read is named', async ({ page, open, azure }) => {
  await azure.addFault({ preset: 'unavailable', times: 100 });
  await open('/help');
  // Until the first page is there its frame is another one, whose focus goes with it.
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
  const help = page.getByRole('link', { name: 'Help' });
  await help.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' }).getByRole('row', { name: /Ctrl \+ K/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeFocused();
  await page.keyboard.press('Control+k');
  await search(page).fill('no-such-volume');
  await expect(page.getByText('Nothing that your account sees is called “no-such-volume”.')).toBeVisible();
  await expect(page.getByText(/not all could be read: what is missing is not found here/)).toBeVisible();
});

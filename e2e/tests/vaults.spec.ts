import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

const vaultType = 'Microsoft.DataProtection/backupVaults';

const fact = (page: Page, label: string) => page.getByRole('term').filter({ hasText: label }).locator('+ dd').first();

test('a vault is created in a resource group that is made for it, and its page follows over a reload', async ({ page, open, azure }) => {
  await open('/vaults');
  await page.getByRole('toolbar').getByRole('link', { name: 'Create vault' }).click();
  await expect(page.getByRole('button', { name: 'Create vault' })).toHaveAccessibleDescription('Choose a region.');
  await page.getByLabel('Region').selectOption('East US 2');
  await page.getByLabel('Resource group', { exact: true }).selectOption('Create a resource group');
  await page.getByLabel('New resource group').fill('rg-vaults');
  await page.getByLabel('Vault name').fill('bv-first');
  await page.getByRole('radio', { name: 'Zone redundant' }).check();
  await page.reload();
  await expect(page.getByLabel('New resource group')).toHaveValue('rg-vaults');
  await expect(page.getByRole('radio', { name: 'Zone redundant' })).toBeChecked();
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready')).toBeVisible();
  await expect(fact(page, 'Resource group')).toHaveText('rg-vaults');
  await expect(fact(page, 'Subscription')).toHaveText('Contoso Storage');
  await expect(fact(page, 'Identity')).toHaveText('System-assigned');
  expect((await azure.resources(vaultType)).map(({ name, location }) => [name, location])).toEqual([['bv-first', 'eastus2']]);
  expect(await azure.resource(azure.group('rg-vaults'))).toMatchObject({ location: 'eastus2' });
});

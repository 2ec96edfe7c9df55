import { protectVolume } from '../support/protected-volume.ts';
import { expect, test } from './screen-test.ts';

test('a managed disk of a restore point', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await open(item.page);
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Create managed disk' }).click();
  await page.getByLabel('Resource group').selectOption('rg-restore');
  await expect(page.getByLabel('Disk name')).toHaveValue('sql-data-01-disk');
  await picture('create-disk');
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByText('Creating', { exact: true })).toBeVisible();
  await picture('disk-creating');
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  await picture('disk-ready');
});

test('a managed disk that Azure does not make', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await azure.addFault({ preset: 'disk-fails' });
  await open(item.page);
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Create managed disk' }).click();
  await page.getByLabel('Resource group').selectOption('rg-restore');
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByText('Creating', { exact: true })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('The disk was not made.')).toBeVisible();
  await picture('disk-failed');
});

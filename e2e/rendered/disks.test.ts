// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { protectVolume } from '../support/protected-volume.ts';
import { test } from './test.ts';

test('a disk that fails later says so and can be made again', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'disk-fails' });
  const form = `/create-disk?${new URLSearchParams({ instance: volume.instanceId, point: volume.points[0] ?? '', resourceGroup: 'rg-restore', name: 'sql-disk' }).toString()}`;
  await open(form);
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-disk' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('alert')).toContainText('The disk was not made.');
  await open(form);
  await expect(page.getByLabel('Disk name')).toHaveValue('sql-disk');
  await page.getByLabel('Disk name').fill('sql-disk-2');
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-disk-2' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const made = `${azure.group('rg-restore')}/providers/Microsoft.Compute/disks/sql-disk-2`;
  expect(await azure.digest(made)).toBe(await azure.digest(volume.id));
});

// @vitest-environment page-on-azure
import { describe, expect } from 'vitest';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { test, testOn } from './test.ts';

test('a job that goes on tells so in its row; one that begins waits above the list until it is wanted', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  const backUp = () => ask('POST', `${volume.api}/backups`, { intent: crypto.randomUUID() });
  await backUp();
  await open('/jobs');
  const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('In progress');
  await azure.advanceUntilIdle();
  await expect(rows.nth(1)).toContainText('Completed');
  await backUp();
  await expect(page.getByText('1 new')).toBeVisible();
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('button', { name: '1 running' })).toBeVisible();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText('In progress');
  await expect(page.getByText('1 new')).toHaveCount(0);
  await azure.advanceUntilIdle();
  await expect(rows.nth(1)).toContainText('Completed');
  await expect(page.getByRole('button', { name: '3 completed' })).toBeVisible();
});

test('filters whose values in the address are none are shown as off', async ({ page, open, azure }) => {
  await protectVolume(azure);
  await open('/jobs?operation=zzz&hours=-5');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row')).toHaveCount(2);
  for (const name of ['Operation any', 'Started last 14 days']) await expect(page.getByRole('button', { name })).toBeVisible();
});

describe('hundreds of jobs', () => {
  const test = testOn({ scenario: 'demo', pageSize: 100 });

  test('are narrowed to a day, and to a part of a name', async ({ page, open }) => {
    await open('/jobs');
    const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
    await expect(rows.nth(1)).toBeVisible();
    await page.getByRole('button', { name: 'Started last 14 days' }).click();
    await page.getByRole('menuitemradio', { name: 'last 24 hours' }).click();
    await expect(page.getByText(/^\d{1,2} jobs$/).last()).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter by volume' }).fill('sql-orders');
    await expect(rows.filter({ hasNotText: 'sql-orders' })).toHaveCount(1);
    await page.getByRole('searchbox', { name: 'Filter by volume' }).fill('no-such-volume');
    await expect(page.getByText('No job fits the filters')).toBeVisible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(page.getByText(/^(\d+ of )?\d{3} jobs$/).last()).toBeVisible();
  });
});

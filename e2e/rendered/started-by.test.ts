// @vitest-environment page-on-azure
import { describe, expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import type { Estate } from '../support/estate.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { test } from './test.ts';

const log = 'Microsoft.Insights/eventtypes/values/read';
const withColumn = '/jobs?columns=status*trigger*startedBy';

/** An item that the administrator has configured and backed up, a scheduled backup, and then one that the operator asked for. */
async function workedOn(azure: Estate) {
  const volume = await protectVolume(azure);
  await azure.advance(6 * 60 * minutes, { evenIfIdle: true });
  const ask = await apiAs(azure, 'backup-operator');
  await ask('POST', `${volume.api}/backups`, { intent: crypto.randomUUID() });
  await azure.advance(30 * minutes);
  return volume;
}

/** A question of the log, not the further pages of its answer. */
const isOfLog = ({ path }: { path: string }): boolean => path.includes('/eventtypes/') && !path.includes('skipToken');

const nobodyReadsTheLog = (azure: Estate) =>
  azure.addFault({ kind: 'next-call', action: log, status: 403, code: 'AuthorizationFailed', message: 'Not for you.', times: 100 });

describe('who started a job', () => {
  test('stands in the list once its column is chosen, and is not asked for before', async ({ page, open, azure }) => {
    await workedOn(azure);
    await open('/jobs', 'reader');
    const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
    await expect(rows).toHaveCount(4);
    expect((await azure.requests()).filter(isOfLog)).toEqual([]);
    await open(withColumn, 'reader');
    await expect(rows.nth(1)).toContainText('On demandBackup operator');
    await expect(rows.nth(2)).toContainText('ScheduledSchedule');
    await expect(rows.nth(3)).toContainText('On demandBackup administrator');
    expect((await azure.requests()).filter(isOfLog)).toHaveLength(1);
  });

  test('stands on its page, with the account', async ({ page, open, azure }) => {
    await workedOn(azure);
    await open('/jobs', 'reader');
    await page.getByRole('row').filter({ hasText: 'On demand' }).getByRole('link').first().click();
    await expect(page.getByText('Started by', { exact: true })).toBeVisible();
    await expect(page.getByText(`Backup operator (${azure.upn('backup-operator')})`)).toBeVisible();
  });

  test('is said to be unknown with the reason where the log may not be read, and the rest stands', async ({ page, open, azure }) => {
    await workedOn(azure);
    await nobodyReadsTheLog(azure);
    await open(withColumn, 'reader');
    const rows = page.getByRole('table', { name: 'Jobs' }).getByRole('row');
    await expect(rows.nth(1)).toContainText('On demandnot known');
    await expect(rows.nth(2)).toContainText('ScheduledSchedule');
    await page.getByRole('row').filter({ hasText: 'On demand' }).getByRole('link').first().click();
    await expect(page.getByText('Not known. Your account lacks a role that this needs.')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('is not told before the log has it', async ({ page, open, azure }) => {
    const volume = await protectVolume(azure);
    const ask = await apiAs(azure);
    await ask('POST', `${volume.api}/backups`, { intent: crypto.randomUUID() });
    await open('/jobs');
    await page.getByRole('row').filter({ hasText: 'In progress' }).getByRole('link').first().click();
    await expect(page.getByText("Not known. Azure's Activity log does not tell it yet: it is some minutes behind.")).toBeVisible();
  });
});

describe('what was done to an item', () => {
  test('stands in its properties, the newest first, with who and when', async ({ page, open, azure }) => {
    const volume = await workedOn(azure);
    await open(volume.page.replace(/\/[^/]+$/, '/properties'), 'reader');
    const rows = page.getByRole('table', { name: 'What was done' }).getByRole('row');
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(1)).toContainText(`Started a backupBackup operator (${azure.upn('backup-operator')})Succeeded`);
    await expect(rows.nth(3)).toContainText(`Configured backup or changed its settingsBackup administrator (${azure.upn('backup-admin')})`);
  });

  test('is quietly said to be unknown where the log may not be read', async ({ page, open, azure }) => {
    const volume = await workedOn(azure);
    await nobodyReadsTheLog(azure);
    await open(volume.page.replace(/\/[^/]+$/, '/properties'), 'reader');
    await expect(page.getByText('What was done to this item is not known. Your account lacks a role that this needs.')).toBeVisible();
    await expect(page.getByText('Policy ID')).toBeVisible();
    await expect(page.getByRole('table', { name: 'What was done' })).toHaveCount(0);
  });
});

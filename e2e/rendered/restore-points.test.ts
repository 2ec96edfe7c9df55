// @vitest-environment page-on-azure
import { expect, vi } from 'vitest';
import { minutes } from '../support/estate.ts';
import { backUpForDays, passDays, quotaReached } from '../support/long-history.ts';
import { makeSecondVault } from '../support/more-vaults.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { expectAccessible, test } from './test.ts';

const snapshots = 'Microsoft.Compute/snapshots';

const notAllowed = {
  status: 403,
  code: 'AuthorizationFailed',
  message: 'The client does not have authorization to perform the action over the scope, or the scope is invalid.',
};
test('a vault whose deleted items cannot be read is named above the volumes, and no more after Try again', async ({
  page,
  open,
  azure,
}) => {
  await backUpForDays(azure, ['sql-data-01'], 2);
  await makeSecondVault(azure, 'bv-other', 'web-content-01');
  await open('/volumes');
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/deletedBackupInstances/read', ...notAllowed });
  await open('/restore-points');
  const bar = page.getByText(
    /^Backup vault (bv-eastus2|bv-other) could not be read to the end\. Some restore points may be missing from this list\.$/,
  );
  await expect(bar).toBeVisible();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(bar).toHaveCount(0);
});

test('a day without its point leads to the job that failed; a backup on demand the same day closes the gap', async ({
  page,
  open,
  azure,
}) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 3);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-01', ...quotaReached });
  await passDays(azure, 1);
  await open(item?.page ?? '');
  await expect(page.getByText('1 gap: a backup failed or was cancelled there.')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /1 backup failed/ })).toBeVisible();
  const gap = page.getByRole('table', { name: 'Restore points' }).getByRole('row', { name: /Failed/ });
  await gap.getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Backup of sql-data-01' })).toBeVisible();
  await expect(page.getByText(quotaReached.message)).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Backup completed')).toBeVisible();
  page.reload();
  await expect(page.getByRole('gridcell', { name: /1 on demand/ })).toBeVisible();
  await expect(gap).toHaveCount(0);
});

test('a point whose snapshot was deleted by hand says so and cannot be restored; the point before it can', async ({
  page,
  open,
  azure,
}) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 3);
  const newest = (await azure.resources(snapshots, azure.group('rg-snapshots'))).at(-1);
  await azure.deleteResource(newest?.id ?? '');
  await open(item?.page ?? '');
  const rows = page.getByRole('table', { name: 'Restore points' }).getByRole('row');
  await rows.nth(1).getByRole('link').click();
  await expect(page.getByRole('alert')).toContainText('The snapshot is not in rg-snapshots any more.');
  await expect(page.getByRole('dialog')).toContainText(newest?.name ?? 'no snapshot');
  for (const name of ['Restore to a new volume', 'Create managed disk']) {
    const button = page.getByRole('button', { name });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription('The snapshot behind this point was deleted.');
  }
  await expectAccessible();
  await page.getByRole('button', { name: 'Close' }).click();
  await rows.nth(2).getByRole('link').click();
  await expect(page.getByText('Copied in full', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Restore to a new volume' })).toBeVisible();
});

test('a reader compares two points and sees what lies between them, and may restore nothing', async ({ page, open, azure }) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 6);
  await open(item?.page ?? '', 'reader');
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await boxes.nth(0).check();
  await boxes.nth(3).check();
  await expect(boxes.nth(1)).toBeDisabled();
  await page.getByRole('link', { name: 'Compare points' }).click();
  const compared = page.getByRole('table', { name: 'The two points side by side' });
  await expect(compared.getByRole('row', { name: /^Disk size/ })).toContainText('1 TiB');
  await expect(compared.getByRole('row', { name: /^Changed data/ })).toContainText('Not known');
  await expect(page.getByText('3 d, 2 other points.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Jobs between them' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible();
  page.reload();
  await expect(page.getByText('3 d, 2 other points.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(boxes.nth(3)).toBeChecked();
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeDisabled();
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  for (const [name, action] of [
    ['Restore to a new volume', 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action'],
    ['Create managed disk', 'Microsoft.Compute/disks/write'],
  ] as const)
    await expect(page.getByRole('button', { name })).toHaveAccessibleDescription(new RegExp(`its roles lack ${action}`));
  await open('/restore-points/as-of');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(page.getByRole('button', { name: 'Restore these volumes' })).toBeDisabled();
});

test('points that a delete lock keeps beyond their end are said to be overdue, and what expires next is still to come', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await azure.lock(azure.group('rg-snapshots'));
  await azure.advance(10 * 24 * 60 * minutes, { evenIfIdle: true });
  await open(volume.page);
  await expect(page.getByRole('region', { name: 'Past their expiry' })).toContainText(/points should have expired, the first \d d ago\./);
  const next = page.getByRole('region', { name: 'Expire next' }).getByRole('listitem');
  await expect(next).toHaveCount(3);
  await expect(next.first()).toContainText(/in \d+ h/);
  await expect(page.getByRole('table', { name: 'Restore points' })).toContainText('Overdue, ');
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').last().click();
  await expect(page.getByText(/^This point should have expired \d d ago\. A delete lock/)).toBeVisible();
  await expectAccessible();
});

test('the field of a moment comes with that of Azure, which would stand in place of what was typed before', async ({ page, open }) => {
  const field = page.getByRole('group', { name: 'As of' });
  await open('/restore-points/as-of');
  await expect(field).toBeVisible();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', async (to: string, init?: RequestInit) => {
    if (to.startsWith('/api/restore-points/volumes')) await held;
    return send(to, init);
  });
  page.reload();
  await expect(page.getByRole('table', { name: 'Newest restore points' })).toHaveAttribute('aria-busy', 'true');
  expect(field.elements()).toEqual([]);
  letGo();
  await expect(field).toContainText('2026');
});

test('a link to another moment is followed by the field, and volumes that a filter hides stay chosen', async ({ page, open, azure }) => {
  await backUpForDays(azure, ['sql-data-01', 'sql-data-02'], 1);
  await open('/restore-points/as-of');
  const year = page.getByRole('group', { name: 'As of' }).locator('[role=spinbutton]').nth(2);
  const back = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
  (await year.one()).dispatchEvent(back);
  await expect(year).toHaveText('2025');
  await expect(page.getByText('None at or before then').first()).toBeVisible();
  await page.getByRole('link', { name: 'As of a moment' }).click();
  await expect(page.getByText('None at or before then')).toHaveCount(0);
  await expect(year).toHaveText('2026');
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  const text = page.getByRole('searchbox', { name: /^Volumes/ });
  await text.fill('data-02');
  await page.getByRole('checkbox', { name: 'Select sql-data-02' }).check();
  await text.fill('');
  await expect(page.getByText(/^2 volumes are chosen\./)).toBeVisible();
  page.reload();
  await expect(page.getByText(/^2 volumes are chosen\./)).toBeVisible();
});

test('a day that does not exist is said to be none, of which moment the list is, and a restore of it is off', async ({
  page,
  open,
  azure,
}) => {
  await backUpForDays(azure, ['sql-data-01'], 1);
  await open('/restore-points/as-of?at=2026-09-30T10:00:00Z');
  const field = page.getByRole('group', { name: 'As of' });
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  const up = new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true });
  (await field.locator('[data-part=day]').one()).dispatchEvent(up);
  const fault = /^This day does not exist\. The list is of 30 Sept/;
  await expect(page.getByText(fault).first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Restore these volumes' })).toHaveAccessibleDescription(fault);
  await expect(field).toContainText('31/09/2026');
  await page.getByRole('link', { name: 'As of a moment' }).click();
  await expect(page.getByText(fault)).toHaveCount(0);
  await page.goBack();
  await expect(field).toContainText('30/09/2026');
});

test('how far apart points lie is not said of chosen volumes of which one could not be read', async ({ page, open, azure }) => {
  await backUpForDays(azure, ['oracle-data-01', 'sql-data-01', 'sql-data-02'], 1);
  await open('/restore-points/as-of');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(page.getByText('Their points lie')).toBeVisible();
  const points = 'Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints/read';
  await azure.addFault({ kind: 'next-call', action: points, ...notAllowed });
  page.reload();
  await expect(page.getByText('The points of 1 could not be read.')).toBeVisible();
  await expect(page.getByText('Their points lie')).toHaveCount(0);
});

test('jobs that may not be read are said to be so, not that there is none', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  const jobs = 'Microsoft.DataProtection/backupVaults/backupJobs/read';
  await withoutGraph(azure);
  await azure.addFault({ kind: 'next-call', action: jobs, ...notAllowed, times: 1000 });
  await open(volume.page);
  await expect(
    page.getByText(/The jobs of the item were not read: a day without a point may be one on which the backup failed\./),
  ).toBeVisible();
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('link', { name: 'Compare points' }).click();
  const between = page.getByRole('region', { name: 'Jobs between them' });
  await expect(between.getByRole('alert')).toContainText('AuthorizationFailed');
  await expect(page.getByText('Azure knows of none')).toHaveCount(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await expect(page.getByRole('dialog')).toContainText('Not known: the jobs of the item could not be read');
});

test('of jobs that were read in part it is said that there may have been more', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 3 });
  await withoutGraph(azure);
  await open(volume.page);
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await azure.addFault({
    kind: 'endless-list',
    action: 'Microsoft.DataProtection/backupVaults/backupJobs/read',
    repeats: true,
    times: 1000,
  });
  await page.getByRole('link', { name: 'Compare points' }).click();
  const between = page.getByRole('region', { name: 'Jobs between them' });
  await expect(between).toBeVisible();
  page.reload();
  await expect(between).toContainText('Backup');
  await expect(between).toContainText('Not all jobs of the item could be read: there may have been more.');
});

test('points of an address that have expired meanwhile do not count among the two that are compared', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open(`${volume.page}?compare=0123456789abcdef0123456789abcdef,fedcba9876543210fedcba9876543210`);
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await boxes.nth(0).check();
  await expect(page.getByText(/is chosen\. Choose a second point to compare it with\./)).toBeVisible();
  await boxes.nth(1).check();
  await expect(page.getByRole('link', { name: 'Compare points' })).toBeVisible();
});

// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import type { Estate } from '../support/estate.ts';
import { apiAs, protectVolume, makeVault, dailyFor7Days } from '../support/protected-volume.ts';
import { expectAccessible, test } from './test.ts';

const days = 24 * 60 * minutes;

const pageOf = (azure: Estate, policy: string) => `/policies/${azure.subscriptionId}/rg-backup/bv-eastus2/${policy}`;

const daysKept = (count: number) => ({ ...dailyFor7Days, keep: { count, unit: 'days' } });

const policyType = 'Microsoft.DataProtection/backupVaults/backupPolicies';

async function makePolicy(azure: Estate, name: string, terms: object): Promise<void> {
  await (
    await apiAs(azure)
  )('PUT', `${inVault(azure)}/policies/${name}`, terms);
}

const inVault = (azure: Estate) => `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/bv-eastus2`;
test('points of stopped backups are said to be kept for ever', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const [, instance = ''] = volume.instanceId.split('/backupInstances/');
  await (
    await apiAs(azure)
  )('POST', `${inVault(azure)}/backup-instances/${instance}/stop`, { points: 'keep' });
  await azure.advanceUntilIdle();
  await open(volume.page);
  await expect(page.getByRole('table', { name: 'Restore points' }).getByText('Kept for ever')).toBeVisible();
  // Also where its backups are longer ago than Azure keeps jobs.
  await azure.advance(20 * days, { evenIfIdle: true });
  await open('/protected-items');
  await expect(page.getByRole('row', { name: /sql-data-01/ })).toContainText(/Stopped, points kept.*\d+ d ago/);
});

test('the same form stands in the wizard, and what it makes is chosen there', async ({ page, open, azure }) => {
  const { vaultId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(`/configure-backup/policy?${new URLSearchParams({ volume, vault: vaultId }).toString()}`);
  await page.getByRole('radio', { name: /daily-7-days/ }).check();
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByLabel('Policy name')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Next: Readiness' })).toHaveAccessibleDescription('Create the policy, or cancel it.');
  await page.getByLabel('Keep for').fill('30');
  await page.getByRole('button', { name: 'Add daily rule' }).click();
  await expect(page.getByLabel('Keep daily points')).toBeFocused();
  await page.getByRole('group', { name: 'Daily rule' }).getByLabel('Priority').fill('20');
  await page.getByRole('button', { name: 'Add weekly rule' }).click();
  await expect(page.getByLabel('Takes')).toBeFocused();
  await expect(page.getByText('The Weekly rule has this priority; choose another one.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Remove weekly rule' }).click();
  await expect(page.getByRole('button', { name: 'Add weekly rule' })).toBeFocused();
  await expectAccessible();
  await page.getByRole('form', { name: 'New policy' }).getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('radio', { name: /daily-30-days/ })).toBeChecked();
  await expect(page.getByRole('radio', { name: /daily-30-days/ })).toBeFocused();
  await expect(page.getByText(/kept for 30 days; the first backup of a day for 14 days\./)).toBeVisible();
});

test('a policy over 450 points cannot be saved, and says by how much', async ({ page, open, azure }) => {
  const { vaultId } = await makeVault(azure);
  await open(`/policies/new?${new URLSearchParams({ vault: vaultId }).toString()}`);
  await page.getByLabel('Time zone').selectOption('UTC');
  await page.getByLabel('Keep for').fill('487');
  await expect(page.getByRole('alert')).toHaveText('Up to 487 restore points would exist at once, 37 over the limit of 450.');
  await expect(page.getByRole('button', { name: 'Create policy' })).toBeDisabled();
  await expectAccessible();
  await page.getByLabel('Keep for').fill('450');
  await expect(page.getByRole('button', { name: 'Create policy' })).toBeEnabled();
});

test('an edit says which points expire at once, wants the name typed, and they are gone when the clock has moved', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await azure.advance(5 * days, { evenIfIdle: true });
  await open(pageOf(azure, 'daily-7-days'));
  await page.getByRole('link', { name: 'Edit policy' }).click();
  await page.getByLabel('Keep for').fill('2');
  await expect(page.getByText(/^4 of 6 restore points expire at once, the oldest from/)).toBeVisible();
  const listed = page.getByRole('table', { name: 'Restore points that are deleted' });
  await expect(listed.getByRole('row')).toHaveCount(5);
  const going = listed.moments();
  expect(going).toHaveLength(4);
  await expect(page.getByRole('button', { name: 'Save policy' })).toBeDisabled();
  await page.getByLabel('Type daily-7-days to confirm').fill('daily-7-days');
  await expectAccessible();
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'daily-7-days', exact: true })).toBeVisible();
  await expect(page.getByText('Every day at 13:00 UTC, kept for 2 days.', { exact: true })).toBeVisible();
  await azure.advance(minutes, { evenIfIdle: true });
  await open(volume.page);
  const left = page.getByRole('table', { name: 'Restore points' });
  await expect(left.getByRole('row')).toHaveCount(3);
  const there = left.moments();
  expect(there).toHaveLength(2);
  expect(there.filter((moment) => going.includes(moment))).toEqual([]);
});

test('an edit on top of somebody else’s is refused, and shows what is there when it is read again', async ({ page, open, azure }) => {
  await makeVault(azure);
  await open(`${pageOf(azure, 'daily-7-days')}/edit`);
  await page.getByRole('button', { name: 'Add weekly rule' }).click();
  await (
    await apiAs(azure)
  )('PUT', `${inVault(azure)}/policies/daily-7-days/terms`, { terms: daysKept(30), was: dailyFor7Days });
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByText('Somebody else has changed this meanwhile.')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Read it again' }).click();
  await expect(page.getByLabel('Keep for')).toHaveValue('30');
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'daily-7-days', exact: true })).toBeVisible();
  await expect(page.getByText(/^Every day at 13:00 UTC, kept for 30 days; the first backup of a week for \d+ weeks\.$/)).toBeVisible();
});

test('an item takes another policy; the one that it used is free to be deleted then', async ({ page, open, azure }) => {
  await protectVolume(azure);
  await makePolicy(azure, 'two-days', daysKept(2));
  await azure.advance(4 * days, { evenIfIdle: true });
  await open(`${pageOf(azure, 'daily-7-days')}/delete`);
  await expect(page.getByText('The policy cannot be deleted: 1 protected item uses it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete policy' })).toBeDisabled();
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  await page.getByRole('link', { name: 'Change policy' }).click();
  await expect(page.getByRole('radio', { name: 'daily-7-days' })).toBeDisabled();
  await page.getByRole('radio', { name: 'two-days' }).check();
  await expect(page.getByText(/^3 of 5 restore points expire at once, the oldest from/)).toBeVisible();
  await page.getByLabel('Type sql-data-01 to confirm').fill('sql-data-01');
  await expectAccessible();
  await page.getByRole('button', { name: 'Change policy' }).click();
  await expect(page.getByText('Azure is changing the policy.')).toBeVisible();
  page.reload();
  await azure.advanceUntilIdle();
  await expect(page.getByText(/two-days: Every day at 13:00 UTC, kept for 2 days/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
  await open(pageOf(azure, 'daily-7-days'));
  await page.getByRole('link', { name: 'Delete policy' }).click();
  await page.getByRole('button', { name: 'Delete policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible();
  page.reload();
  await expect(page.getByRole('link', { name: 'two-days' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'daily-7-days' })).toHaveCount(0);
  expect(await azure.resources(policyType)).toHaveLength(1);
});

test('a reader sees policies, and finds everything that changes them off with the missing action', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const lacks = (action: string) => page.getByText(new RegExp(`its roles lack Microsoft.DataProtection/backupVaults/${action}\\.`)).first();
  await open(pageOf(azure, 'daily-7-days'), 'reader');
  await expect(page.getByRole('button', { name: 'Edit policy' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Delete policy' })).toBeDisabled();
  await open(`/policies/new?${new URLSearchParams({ vault: volume.vaultId, policyName: 'mine' }).toString()}`);
  await expect(lacks('backupPolicies/write')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create policy' })).toBeDisabled();
  await open(`${pageOf(azure, 'daily-7-days')}/delete`);
  await expect(lacks('backupPolicies/delete')).toBeVisible();
  await open(`/change-policy?${new URLSearchParams({ instance: volume.instanceId }).toString()}`);
  await expect(lacks('backupInstances/write')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change policy' })).toBeDisabled();
});

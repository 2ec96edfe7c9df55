// @vitest-environment page-on-azure
import { expect, vi } from 'vitest';
import type { Estate } from '../support/estate.ts';
import { protectSet } from '../support/protected-set.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import type { ProtectedVolume } from '../support/protected-volume.ts';
import { expectAccessible, test, timePassesUntil } from './test.ts';

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';

const days = 86_400_000;
async function deleteItem(azure: Estate, { api }: ProtectedVolume): Promise<void> {
  const ask = await apiAs(azure);
  await ask('DELETE', api);
  await azure.advanceUntilIdle();
}

test('backups stop with their points kept and go on again, as the page says after a reload', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open(volume.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  await expect(page.getByRole('radio', { name: 'Keep all restore points for ever' })).toBeChecked();
  await expect(page.getByText('All 2 restore points stay until you delete the item')).toBeVisible();
  await page.getByRole('button', { name: 'Stop backup' }).click();
  await expect(page.getByText('Azure is stopping the backups.')).toBeVisible();
  page.reload();
  await timePassesUntil(azure, page.getByRole('main'), 'Stopped, points kept');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeDisabled();
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await expect(page.getByText('None of the 2 restore points expires at once.')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await timePassesUntil(azure, page.getByText('Protected', { exact: true }), 'Protected');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeEnabled();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
});

test('no link arrives confirmed: a name in the address is not a name that was typed', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  const group = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults`;
  await ask('PUT', `${group}/bv-empty`, { region: 'eastus2', redundancy: 'local' });
  const schedule = { frequency: 'daily', time: '13:00', timeZone: 'UTC' };
  await ask('PUT', `${group}/bv-eastus2/policies/two-days`, { schedule, keep: { count: 2, unit: 'days' }, rules: [] });
  await azure.advance(5 * days, { evenIfIdle: true });
  const instance = `instance=${encodeURIComponent(volume.instanceId)}`;
  const at = `${azure.subscriptionId}/rg-backup/bv-eastus2`;
  const twoDays = encodeURIComponent(`${volume.vaultId}/backupPolicies/two-days`);
  const pages = [
    [`/change-policy?${instance}&policy=${twoDays}`, 'Change policy', 'sql-data-01'],
    [`/stop-backup?${instance}&points=delete`, 'Delete protected item', 'sql-data-01'],
    [`/policies/${at}/daily-7-days/edit?policyKeep=2d`, 'Save policy', 'daily-7-days'],
    [`/vaults/${at}/edit?vaultSoftDelete=always-on`, 'Save settings', 'bv-eastus2'],
    ['/vaults/new?region=eastus2&newVaultGroup=rg-backup&newVault=bv-2&vaultSoftDelete=always-on', 'Create vault', 'bv-2'],
    [`/vaults/${at.replace('bv-eastus2', 'bv-empty')}/delete?x=`, 'Delete vault', 'bv-empty'],
  ] as const;
  for (const [address, name, typed] of pages) {
    await open(`${address}&confirm=${typed}`);
    const field = page.getByLabel(`Type ${typed} to confirm`);
    const button = page.getByRole('button', { name });
    await expect(field).toHaveValue('');
    await expect(button).toHaveAccessibleDescription(`Type ${typed} to confirm.`);
    const before = page.url();
    await field.fill(typed);
    await expect(button).toBeEnabled();
    expect(page.url()).toBe(before);
    page.reload();
    await expect(field).toHaveValue('');
  }
});

test('an operator who opens the address of Stop backup finds every way of it off, with the missing action', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(`/stop-backup?instance=${encodeURIComponent(volume.instanceId)}`, 'backup-operator');
  const missing = 'Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action';
  await expect(page.getByText(new RegExp(`its roles lack ${missing}`)).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop backup' })).toBeDisabled();
});

test('an operator sees a deleted item and may not bring it back', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await deleteItem(azure, volume);
  await open('/deleted-items', 'backup-operator');
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  const undelete = page.getByRole('button', { name: 'Undelete' });
  await expect(undelete).toHaveAccessibleDescription(/its roles lack .*deletedBackupInstances\/undelete\/action/);
});

test('Resume backup shows the points that it deletes and asks for the name; the days without backups stay not known', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await azure.advance(6 * days, { evenIfIdle: true });
  const ask = await apiAs(azure);
  await ask('POST', `${volume.api}/stop`, { points: 'keep' });
  await azure.advance(4 * days, { evenIfIdle: true });
  await open(volume.page);
  const daysNotKnown = page.getByRole('gridcell', { name: /: not known: no restore point, and no backup that failed$/ });
  await expect(daysNotKnown).toHaveCount(4);
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await expect(page.getByText(/^4 of 7 restore points expire at once, the oldest from/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points that are deleted' }).getByRole('row')).toHaveCount(5);
  const resume = page.getByRole('button', { name: 'Resume backup' });
  await expect(resume).toHaveAccessibleDescription('Type sql-data-01 to confirm.');
  await expectAccessible();
  await page.getByLabel('Type sql-data-01 to confirm').fill('sql-data-01');
  await resume.click();
  await expect(page.getByText('Azure is resuming the backups.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText(/^Behind policy by \d+ [hd]$/)).toBeVisible();
  await azure.advance(60_000, { evenIfIdle: true });
  page.reload();
  await expect(page.getByText(/^3 of 450 restore points, the oldest from/)).toBeVisible();
  await expect(
    page.getByText(/Of 4 more days without a point it is not known whether a backup was missed or backups were stopped/),
  ).toBeVisible();
  await expect(daysNotKnown).toHaveCount(4);
  await open('/restore-points');
  await page.getByRole('button', { name: 'Table' }).click();
  const numbers = page.getByRole('row', { name: /sql-data-01/ }).getByRole('cell');
  await expect(numbers.filter({ hasText: /^\d+$/ })).toHaveText(['3', '0', '0', '11', '3']);
});

test('a protected item is deleted only after its name is typed, and its volume stays', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  await page.getByRole('radio', { name: 'Delete the protected item and its restore points' }).check();
  await expect(page.getByRole('button', { name: 'Delete protected item' })).toBeDisabled();
  await page.getByLabel('Type sql-data-01 to confirm').fill('sql-data-01');
  await expectAccessible();
  await page.getByRole('button', { name: 'Delete protected item' }).click();
  await expect(page.getByText('Azure is deleting the protected item.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Protected items' })).toBeVisible();
  await expect(page.getByText('The protected item of sql-data-01 is deleted.')).toBeVisible();
  await expect(page.getByText(/It can be brought back with its restore points: 14 days more, until /)).toBeVisible();
  await expectAccessible();
  page.reload();
  await expect(page.getByText('The protected item of sql-data-01 is deleted.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toHaveCount(0);
  expect(await azure.resources(instances)).toEqual([]);
  expect(await azure.resource(volume.id)).toBeDefined();
  await page.getByRole('button', { name: 'Work' }).click();
  await expect(page.getByRole('list', { name: 'Started in this browser' })).toContainText('Delete protected item sql-data-01');
  await open(`/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases/sql-data-01`);
  await expect(page.getByText('Deleted, 14 days to undelete')).toBeVisible();
  await expect(page.getByText(/Restore points of sql-data-01 can be brought back: 14 days more, until /)).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Undelete' }).click();
  await expect(page.getByRole('row', { name: 'sql-data-01' })).toContainText('14 days more');
});

test('a deleted item comes back with its restore points, stopped, and its backups go on', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await deleteItem(azure, volume);
  // Where the deleted item is in the way of a new one, it is led to.
  const plan = { volume: volume.id, vault: volume.vaultId, policy: `${volume.vaultId}/backupPolicies/daily-7-days` };
  await open(`/configure-backup/readiness?${new URLSearchParams({ ...plan, snapshotGroup: azure.group('rg-snapshots') }).toString()}`);
  await page.getByRole('list', { name: 'Checked here' }).getByRole('link', { name: 'Open Deleted items' }).click();
  const row = page.getByRole('row', { name: 'sql-data-01' });
  await expect(row).toContainText('14 days more, until');
  await expectAccessible();
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  await page.getByRole('button', { name: 'Undelete' }).click();
  await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
  await page.getByRole('button', { name: 'Work' }).click();
  await expect(page.getByRole('list', { name: 'Started in this browser' })).toContainText('Undelete sql-data-01');
  await page.getByRole('dialog', { name: 'Work' }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: 'Open sql-data-01' }).click();
  await expect(page.getByText('Stopped, points kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
  await page.getByRole('link', { name: 'Resume backup' }).click();
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await timePassesUntil(azure, page.getByText('Protected', { exact: true }), 'Protected');
  await open('/deleted-items');
  await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
});

test('a name that was typed about one item confirms nothing of the next, and an answer about one leads nobody away from the next', async ({
  page,
  open,
  azure,
}) => {
  const { first, instanceIds } = await protectSet(azure, 2);
  const [one = '', next = ''] = instanceIds.map((id) => `/stop-backup?points=delete&instance=${encodeURIComponent(id)}`);
  await open(one);
  const field = page.getByLabel(/^Type .* to confirm$/);
  await field.fill(first.name);
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const send = globalThis.fetch;
  const answered = vi.fn();
  vi.stubGlobal('fetch', async (to: string, init?: RequestInit) => {
    const answer = await send(to, init);
    if (init?.method === 'DELETE') await held.then(answered);
    return answer;
  });
  await page.getByRole('button', { name: 'Delete protected item' }).click();
  await page.lead(next);
  await expect(page.getByRole('heading', { level: 1, name: 'Stop backup of app-01' })).toBeVisible();
  await expect(field).toHaveValue('');
  letGo();
  await vi.waitFor(() => expect(answered).toHaveBeenCalled(), 60_000);
  await expect(field).toHaveValue('');
  expect(page.url()).toBe(next);
  await page.lead(first.page);
  await expect(page.getByText('Azure is deleting the protected item.')).toBeVisible();
});

test('another policy is not given without the name while restore points that it may delete could not be read', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  const schedule = { frequency: 'daily', time: '13:00', timeZone: 'UTC' };
  const at = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/bv-eastus2/policies/two-days`;
  await ask('PUT', at, { schedule, keep: { count: 2, unit: 'days' }, rules: [] });
  await azure.advance(5 * days, { evenIfIdle: true });
  await azure.addFault({
    kind: 'change-answer',
    action: '*/recoveryPoints/read',
    method: 'GET',
    drop: ['value[].properties.recoveryPointTime'],
    times: 1000,
  });
  const twoDays = `${volume.vaultId}/backupPolicies/two-days`;
  await open(`/change-policy?${new URLSearchParams({ instance: volume.instanceId, policy: twoDays }).toString()}`);
  await expect(page.getByText('Which of the restore points expire at once cannot be told.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change policy' })).toHaveAccessibleDescription('Type sql-data-01 to confirm.');
});

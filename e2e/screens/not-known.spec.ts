import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { notAllowed } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';
import type { Page } from '@playwright/test';

/** The newest of so many points beside the oldest. */
async function compareEnds(page: Page, count: number): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await expect(boxes).toHaveCount(count);
  await boxes.first().check();
  await boxes.last().check();
  await page.getByRole('link', { name: 'Compare points' }).click();
}

test('a managed disk in a state that nobody knows', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await open(item.page);
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Create managed disk' }).click();
  await page.getByLabel('Resource group').selectOption('rg-restore');
  const set = { 'properties.provisioningState': 'Hibernating' };
  await azure.addFault({ kind: 'change-answer', action: 'Microsoft.Compute/disks/read', set, times: 50 });
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByText('Unknown state: Hibernating')).toBeVisible();
  await expect(page.getByText('Azure says “Hibernating” of this, which the portal does not know.')).toBeVisible();
  await picture('disk-unknown');
});

test('readiness where role assignments cannot be read', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.Authorization/roleAssignments/read', ...notAllowed, times: 50 });
  await open(item.page);
  await page.getByRole('table', { name: 'Restore points' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Restore', exact: true }).first().click();
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await expect(page.getByText(/could not be read; your account may lack the right/).first()).toBeVisible();
  await picture('restore-roles-unread');
});

test('a stop of which nobody knows whether Azure has taken it', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await open(item.page);
  await page.getByRole('link', { name: 'Stop backup' }).click();
  const action = 'Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action';
  await azure.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, carriedOut: false, action });
  await page.getByRole('button', { name: 'Stop backup' }).click();
  await expect(page.getByText('It is not known whether backup is being stopped.')).toBeVisible();
  await picture('stop-not-known');
});

test('another policy while restore points cannot be read', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  const ask = await apiAs(azure);
  const policies = `${item.api.slice(0, item.api.lastIndexOf('/backup-instances/'))}/policies`;
  const schedule = { frequency: 'daily', time: '13:00', timeZone: 'UTC' };
  await ask('PUT', `${policies}/two-days`, { schedule, keep: { count: 2, unit: 'days' }, rules: [] });
  await azure.addFault({
    kind: 'change-answer',
    action: '*/recoveryPoints/read',
    drop: ['value[].properties.recoveryPointTime'],
    times: 1000,
  });
  const policy = `${item.vaultId}/backupPolicies/two-days`;
  await open(`/change-policy?${new URLSearchParams({ instance: item.instanceId, policy }).toString()}`);
  await expect(page.getByText('Which of the restore points expire at once cannot be told.')).toBeVisible();
  await picture('change-policy-points-unread');
});

test('role assignments that cannot be read', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure);
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.Authorization/roleAssignments/read', ...notAllowed, times: 50 });
  const roles = `snapshots:${azure.group('rg-snapshots')}`;
  await open(`/assign-roles?${new URLSearchParams({ vault: item.vaultId, roles }).toString()}`);
  await expect(page.getByText(/Whether all of them are assigned could not be read\.$/)).toBeVisible();
  await picture('assign-roles-unread');
});

test('a vault that keeps nothing of what is deleted, and a list of which a vault cannot be read', async ({
  page,
  open,
  azure,
  picture,
}) => {
  const item = await protectVolume(azure);
  const off = { 'properties.securitySettings.softDeleteSettings': { state: 'Off', retentionDurationInDays: 0 } };
  await azure.addFault({ kind: 'change-answer', action: '*/backupVaults/read', set: off, times: 50 });
  await open(`/stop-backup?${new URLSearchParams({ instance: item.instanceId, points: 'delete' }).toString()}`);
  await expect(
    page.getByText("The vault's soft delete is off: the snapshots may be gone for good at once.", { exact: false }),
  ).toBeVisible();
  await picture('stop-without-soft-delete');
  await azure.addFault({ kind: 'next-call', action: '*/deletedBackupInstances/read', ...notAllowed, times: 50 });
  await open('/deleted-items');
  await expect(page.getByText('Of what could be read, there is none')).toBeVisible();
  await picture('deleted-items-unread');
});

test('jobs of an item that cannot be read', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure, { points: 2 });
  await withoutGraph(azure);
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/backupJobs/read', ...notAllowed, times: 1000 });
  await open(item.page);
  await compareEnds(page, 2);
  await expect(page.getByRole('region', { name: 'Jobs between them' }).getByRole('alert')).toBeVisible();
  await picture('compare-jobs-unread');
});

test('a stop, a comparison and lists of which a part could not be read', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure, { points: 3 });
  await withoutGraph(azure);
  await open(item.page);
  await azure.addFault({
    kind: 'endless-list',
    action: 'Microsoft.DataProtection/backupVaults/backupJobs/read',
    repeats: true,
    times: 1000,
  });
  await compareEnds(page, 3);
  await expect(page.getByText('Not all jobs of the item could be read')).toBeVisible();
  await picture('compare-jobs-in-part');
  await azure.addFault({
    kind: 'change-answer',
    action: '*/recoveryPoints/read',
    drop: ['value[].properties.recoveryPointTime'],
    times: 1000,
  });
  await open(`/stop-backup?${new URLSearchParams({ instance: item.instanceId, points: 'delete' }).toString()}`);
  await expect(page.getByText('How many there are is not known').first()).toBeVisible();
  await picture('stop-points-in-part');
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.ElasticSan/elasticSans/read', ...notAllowed, times: 1000 });
  await open('/volumes');
  await expect(page.getByText('Of what could be read, there is none', { exact: true })).toBeVisible();
  await picture('volumes-none-read');
});

test('a setting of a vault in a word that nobody knew', async ({ page, open, azure, picture }) => {
  const softDelete = 'properties.securitySettings.softDeleteSettings.state';
  await azure.addFault({ kind: 'change-answer', action: '*/backupVaults/read', set: { [softDelete]: 'Dimmed' }, times: 1000 });
  await protectVolume(azure);
  await open(`/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2/edit`);
  await expect(page.getByRole('radio', { name: 'Unknown: Dimmed' })).toBeChecked();
  await picture('vault-setting-unknown');
});

test('plans of which a volume is gone, and of which the policies cannot be read', async ({ page, open, azure, picture }) => {
  await protectVolume(azure);
  const { resourceGroup } = /resourceGroups\/(?<resourceGroup>[^/]+)/.exec(azure.volume('san-prod', 'vg-databases', 'a'))?.groups ?? {};
  const volumes = `${resourceGroup}/san-prod/vg-databases/0sql-data-02*0sql-gone-77`;
  await azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/backupPolicies/read',
    ...notAllowed,
    times: 500,
  });
  await open(`/configure-backup/plans?${new URLSearchParams({ subscription: azure.subscriptionId, volumes }).toString()}`);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await picture('plans-gone-and-unread');
});

test('a restore whose plan could not be made', async ({ page, open, azure, picture }) => {
  const volume = await protectVolume(azure);
  await page.route('**/api/restore-plans', (route) => route.fulfill({ status: 403, json: { code: 'not-allowed', detail: 'No.' } }));
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await picture('restore-unplanned');
});

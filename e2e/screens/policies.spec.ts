import { apiAs, dailyFor7Days, makeVault, protectVolume } from '../support/protected-volume.ts';
import { alsoProtect } from './busy-vault.ts';
import { minutes } from '../support/estate.ts';
import { expect, test } from './screen-test.ts';

const day = 24 * 60 * minutes;

const gold = {
  schedule: { frequency: 'daily', time: '22:00', timeZone: 'Europe/Berlin' },
  keep: { count: 14, unit: 'days' },
  rules: [{ tag: 'Weekly', on: 'first', keep: { count: 52, unit: 'weeks' }, priority: 20 }],
};

test('policies, and one of them in the making', async ({ page, open, azure, picture }) => {
  await open('/policies');
  await expect(page.getByText('There is no backup policy yet')).toBeVisible();
  await picture('policies-empty');
  const { vaultId } = await makeVault(azure);
  await open(`/policies/new?${new URLSearchParams({ vault: vaultId }).toString()}`);
  await expect(page.getByLabel('Policy name')).toBeVisible();
  await picture('policy-new');
  await page.getByRole('button', { name: 'Add weekly rule' }).click();
  await page.getByLabel('Keep weekly points').fill('52');
  await page.getByRole('button', { name: 'Add daily rule' }).click();
  await picture('policy-new-rules');
  await page.getByLabel('Keep for').fill('487');
  await page.getByRole('button', { name: 'Remove daily rule' }).click();
  await expect(page.getByText(/over the limit/).first()).toBeVisible();
  await picture('policy-new-over');
});

test('a policy in use', async ({ page, open, azure, picture }) => {
  const volume = await protectVolume(azure);
  const inVault = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/bv-eastus2`;
  await (
    await apiAs(azure)
  )('PUT', `${inVault}/policies/gold-1-year`, gold);
  await (
    await apiAs(azure)
  )('PUT', `${inVault}/policies/short`, { ...dailyFor7Days, keep: { count: 2, unit: 'days' } });
  await alsoProtect(azure, volume, ['sql-data-02', 'oracle-data-01']);
  await azure.advance(6 * day, { evenIfIdle: true });
  await open('/policies');
  await expect(page.getByRole('link', { name: 'gold-1-year' })).toBeVisible();
  await picture('policies');
  await page.getByRole('link', { name: 'gold-1-year' }).click();
  await expect(page.getByText('No item uses this policy')).toBeVisible();
  await picture('policy');
  await open(`/policies/${azure.subscriptionId}/rg-backup/bv-eastus2/daily-7-days/edit`);
  await page.getByLabel('Keep for').fill('3');
  await expect(page.getByText(/expire at once, the oldest from/)).toBeVisible();
  await picture('policy-edit');
  await open(`/policies/${azure.subscriptionId}/rg-backup/bv-eastus2/daily-7-days/delete`);
  await expect(page.getByText(/cannot be deleted: 3 protected items use it/)).toBeVisible();
  await picture('policy-delete');
  await open(`/change-policy?${new URLSearchParams({ instance: volume.instanceId }).toString()}`);
  await page.getByRole('radio', { name: 'short' }).check();
  await expect(page.getByText(/expire at once, the oldest from/)).toBeVisible();
  await picture('change-policy');
});

test('a plan as code', async ({ page, open, azure, picture }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const draft = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(`/configure-backup/code?${new URLSearchParams(draft).toString()}`);
  await expect(page.getByText('az rest --method put')).toBeVisible();
  await picture('view-as-code-cli');
  await page.getByRole('radio', { name: 'Terraform' }).check();
  await expect(page.getByText('resource "azurerm_data_protection_backup_policy')).toBeVisible();
  await picture('view-as-code-terraform');
});

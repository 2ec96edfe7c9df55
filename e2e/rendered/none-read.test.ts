// @vitest-environment page-on-azure
import type { NewFault } from '@esan/azure-emulator/control';
import { expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { test } from './test.ts';

const refused = (action: string): NewFault => ({
  kind: 'next-call',
  action,
  status: 500,
  code: 'InternalServerError',
  message: 'Later.',
  times: 1_000_000,
});

const none = 'Of what could be read, there is none';

test('Elastic SANs that could not be read are not told as none, nor is it said that one has to create some', async ({
  page,
  open,
  azure,
}) => {
  await withoutGraph(azure);
  await azure.addFault(refused('Microsoft.ElasticSan/elasticSans/read'));
  for (const [path, lead] of [
    ['/volumes', 'No volume in what could be read.'],
    ['/elastic-sans', 'No Elastic SAN in what could be read.'],
    ['/configure-backup/choose-volumes', ''],
  ] as const) {
    await open(path);
    await expect(page.getByText(none, { exact: true })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(lead);
    await expect(page.getByText(/Your account sees no Elastic SAN/)).toHaveCount(0);
  }
});

test('vaults and policies that could not be read are not told as none, and none is offered in their place', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await withoutGraph(azure);
  const plan = new URLSearchParams({ volume: azure.volume('san-prod', 'vg-databases', 'sql-data-02') });
  const vaults = await azure.addFault(refused('Microsoft.DataProtection/backupVaults/read'));
  await open('/policies');
  await expect(page.getByText(none, { exact: true })).toBeVisible();
  await expect(page.getByText('No backup policy in what could be read.')).toBeVisible();
  await open('/policies/new');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByText('There is no Backup vault yet')).toHaveCount(0);
  await open(`/configure-backup/vault?${plan.toString()}`);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeVisible();
  await expect(page.getByLabel('Vault name')).toHaveCount(0);
  await azure.removeFault(vaults.id);
  plan.set('vault', volume.vaultId);
  await azure.addFault({ kind: 'change-answer', action: '*/backupPolicies/read', drop: ['value[].properties'], times: 1_000_000 });
  await azure.advance(minutes, { evenIfIdle: true });
  await open(`/configure-backup/policy?${plan.toString()}`);
  await expect(page.getByRole('button', { name: 'Create policy' })).toBeVisible();
  await expect(page.getByText(/has no policy for Elastic SAN volumes yet/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
});

test('jobs that could not be read are not told as none, neither in their list nor among the work on many items', async ({
  page,
  open,
  azure,
}) => {
  await protectVolume(azure);
  await withoutGraph(azure);
  await azure.addFault(refused('Microsoft.DataProtection/backupVaults/backupJobs/read'));
  await open('/jobs');
  await expect(page.getByText(none, { exact: true })).toBeVisible();
  await expect(page.getByText('No backup has run yet')).toHaveCount(0);
  await expect(page.getByText(/^0 jobs$/)).toHaveCount(0);
  await open('/jobs?status=failed');
  await expect(page.getByText('No job that could be read fits the filters')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByText(none, { exact: true })).toBeVisible();
  await open('/runs');
  await expect(page.getByText(/^In what could be read, nobody has started a backup/)).toBeVisible();
});

test('the form of a policy stays with what was typed where policies cannot be read again; where they never were, they are read by a press', async ({
  page,
  open,
  azure,
}) => {
  const { vaultId } = await protectVolume(azure);
  const [, , subscription, , group, , , , vault] = vaultId.split('/');
  const unread = await azure.addFault(refused('Microsoft.DataProtection/backupVaults/backupPolicies/read'));
  const address = `/policies/new?${new URLSearchParams({ vault: vaultId }).toString()}`;
  await open(address);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await azure.removeFault(unread.id);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('Policy name').fill('nightly');
  await azure.addFault(refused('Microsoft.DataProtection/backupVaults/backupPolicies/read'));
  await azure.advance(minutes, { evenIfIdle: true });
  await page.lead(`/policies/${subscription}/${group}/${vault}`);
  await page.goBack();
  await expect(page.getByLabel('Policy name')).toHaveValue('nightly');
});

test('restore points that could not be read are not told as none, where a restore begins and on the page of the volume', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const set = ['value[].properties.recoveryPointTime'];
  await azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', path: '*/recoveryPoints', drop: set, times: 1_000_000 });
  await open(volume.restore('points'));
  await expect(page.getByText(none, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: Target' })).toHaveAccessibleDescription('No restore point could be read.');
  await expect(page.getByText(/no restore point yet/)).toHaveCount(0);
  const [, , subscription, , group, , , , san, , volumes, , name] = azure.volume('san-prod', 'vg-databases', 'sql-data-01').split('/');
  await open(`/volumes/${subscription}/${group}/${san}/${volumes}/${name}`);
  await expect(page.getByText(none, { exact: true }).first()).toBeVisible();
  await expect(page.getByText('No restore point yet')).toHaveCount(0);
});

test('roles of a vault with an item that could not be read are not all that are needed, as far as is known', async ({
  page,
  open,
  azure,
}) => {
  await protectVolume(azure);
  const at = `/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2/identity`;
  await azure.addFault({ kind: 'change-answer', action: '*/backupInstances/read', drop: ['value[].properties'], times: 1_000_000 });
  await open(at);
  await expect(page.getByText(none, { exact: true })).toBeVisible();
  await expect(page.getByText('No roles are needed yet')).toHaveCount(0);
});

test('a volume group whose volumes may not be read is not told as none', async ({ page, open, azure }) => {
  await withoutGraph(azure);
  await azure.addFault(refused('Microsoft.ElasticSan/elasticSans/volumegroups/volumes/read'));
  const [, , subscription, , group, , , , san] = azure.volume('san-prod', 'vg-databases', 'a').split('/');
  await open(`/elastic-sans/${subscription}/${group}/${san}`);
  await expect(page.getByText(none, { exact: true }).first()).toBeVisible();
  await expect(page.getByText('No volume in what could be read.')).toBeVisible();
  await expect(page.getByText(/There is no volume/)).toHaveCount(0);
});

test('what stands in the way of deleting a vault and cannot be read is not told as that of another data source', async ({
  page,
  open,
  azure,
}) => {
  await protectVolume(azure);
  const drop = ['value[0].properties.policyInfo.policyId'];
  await azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', path: '/backupInstances', drop, times: 99 });
  await open(`/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2/delete`);
  const blockers = page.getByRole('table', { name: 'Blockers' });
  await expect(blockers.getByRole('row').filter({ hasText: 'Protected item' })).toContainText('It could not be read');
  await expect(blockers.getByText(/Of another data source/)).toHaveCount(0);
});

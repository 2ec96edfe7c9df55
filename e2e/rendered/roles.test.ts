// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { makeVault, protectVolume } from '../support/protected-volume.ts';
import { expectAccessible, testOn, timePassesUntil } from './test.ts';

const assignmentType = 'Microsoft.Authorization/roleAssignments';

const test = testOn({ pace: { rolePropagation: 10 * minutes } });

const configure = (step: string, chosen: Record<string, string>) => `/configure-backup/${step}?${new URLSearchParams(chosen).toString()}`;

test('a vault without its roles is named role by role, and nothing is configured', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') }));
  const roles = page.getByRole('list', { name: 'Roles of the vault' });
  await expect(roles).toContainText('Elastic SAN Snapshot Exporter');
  await expect(roles).toContainText('Disk Snapshot Contributor');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await page.getByRole('button', { name: 'Ask Azure anyway' }).click();
  await timePassesUntil(azure, page.getByRole('region', { name: 'Azure', exact: true }), 'Azure refused');
  page.reload();
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
});

test('a reader sees what is missing and whom to ask, and may not assign it', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') }), 'reader');
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeDisabled();
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('Your account may not assign roles on');
  expect((await azure.resources(assignmentType)).filter(({ id }) => id.includes('/rg-snapshots/'))).toEqual([]);
});

test('a role that was assigned too widely is taken back later, from the readiness of one volume and from the board of two', async ({
  page,
  open,
  azure,
}) => {
  const { vaultId, policyId } = await makeVault(azure);
  const subscription = `/subscriptions/${azure.subscriptionId}`;
  const chosen = { vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  const readiness = (of: Record<string, string>) => `/configure-backup/readiness?${new URLSearchParams({ ...of, ...chosen }).toString()}`;
  const two = { subscription: azure.subscriptionId, volumes: 'rg-storage/san-prod/vg-databases/0sql-data-01*a2' };
  const ofSubscription = async () =>
    (await azure.resources(assignmentType)).filter(({ id }) => id.startsWith(`${subscription}/providers/`)).length;
  const before = await ofSubscription();
  await open(readiness(two), 'backup-admin');
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  const panel = page.getByRole('dialog');
  const wide = panel.getByRole('radio', { name: 'The subscription' });
  await expect(wide).toHaveCount(2);
  for (const index of [0, 1]) await wide.nth(index).check();
  await panel.getByRole('button', { name: 'Assign 2 roles' }).click();
  await expect(panel.getByRole('button', { name: 'Undo' })).toHaveCount(2);
  await panel.getByRole('button', { name: 'Close' }).last().click();
  expect(await ofSubscription()).toBe(before + 2);

  await page.getByRole('button', { name: 'Roles of the vault' }).click();
  await page.getByRole('dialog', { name: 'Roles of the vault' }).getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(ofSubscription).toBe(before + 1);

  await open(readiness({ volume: azure.volume('san-prod', 'vg-databases', 'sql-data-01') }));
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await page.getByRole('button', { name: 'See assignments' }).click();
  await expectAccessible();
  await expect(page.getByRole('dialog', { name: 'Roles of the vault' }).getByRole('button', { name: 'Undo' })).toHaveCount(2);
});

test('assignments that could not be read are not told as made, and are asked for again', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const busy = await azure.addFault({
    kind: 'next-call',
    action: `${assignmentType}/read`,
    status: 500,
    code: 'InternalServerError',
    message: 'Later.',
    times: 1000,
  });
  const roles = `snapshots:${azure.group('rg-snapshots')}`;
  await open(`/assign-roles?${new URLSearchParams({ vault: volume.vaultId, roles }).toString()}`);
  await expect(page.getByText(/Whether all of them are assigned could not be read\.$/)).toBeVisible();
  await expect(page.getByText('All of them are assigned.')).toHaveCount(0);
  await azure.removeFault(busy.id);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/All of them are assigned\.$/)).toBeVisible();
});

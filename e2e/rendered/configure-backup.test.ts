// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { makeVault, protectVolume, assignAll } from '../support/protected-volume.ts';
import { expectAccessible, test, testOn, timePassesUntil } from './test.ts';

const configure = (step: string, chosen: Record<string, string>) => `/configure-backup/${step}?${new URLSearchParams(chosen).toString()}`;

test('a protected volume cannot be configured again, from the list or by the address of the wizard', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await open('/volumes');
  const box = page.getByRole('checkbox', { name: 'Select sql-data-01' });
  await expect(box).toBeDisabled();
  await expect(box).toHaveAccessibleDescription('sql-data-01 is protected already, in the vault bv-eastus2.');
  const policy = `${volume.vaultId}/backupPolicies/daily-7-days`;
  await open(configure('readiness', { volume: volume.id, vault: volume.vaultId, policy, snapshotGroup: azure.group('rg-snapshots') }));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('The Backup vault bv-eastus2 protects the volume already.');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toHaveLength(1);
});

test('a vault that is typed and not created is not left behind, and the keys go into its form and out of it', async ({
  page,
  open,
  azure,
}) => {
  const { vaultId } = await makeVault(azure);
  await open(configure('vault', { volume: azure.volume('san-prod', 'vg-databases', 'sql-data-01'), vault: vaultId }));
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByLabel('Resource group')).toBeFocused();
  await page.getByLabel('Vault name').fill('bv-second');
  const next = page.getByRole('button', { name: 'Next: Policy' });
  await expect(next).toHaveAccessibleDescription('Create the vault bv-second, or cancel it.');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('radio', { name: /bv-eastus2/ })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Next: Policy' })).toBeVisible();
});

testOn({ scenario: 'demo' })(
  'among many volumes what was chosen before is in sight, and the head tells of it where its group is closed',
  async ({ page, open, azure }) => {
    const volumes = await azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
    const volume = volumes.find(({ id }) => id.endsWith('/files-engineering'))?.id ?? '';
    await open(configure('choose-volumes', { volume }));
    await expect(page.getByRole('checkbox', { name: 'Protect files-engineering' })).toBeChecked();
    const head = (await page.getByRole('checkbox', { name: 'Select all' }).one()) as HTMLInputElement;
    expect(head.indeterminate).toBe(true);
    await page.getByRole('button', { name: /vg-files/ }).click();
    await expect(page.getByRole('checkbox', { name: 'Protect files-engineering' })).toHaveCount(0);
    expect(head.indeterminate).toBe(true);
  },
);

test('a delete lock on the snapshot group is named and in the way, and gone once it is removed', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const snapshotGroup = azure.group('rg-snapshots');
  await azure.lock(snapshotGroup);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup }));
  const rules = page.getByRole('list', { name: 'Checked here' });
  await expect(rules).toContainText('keeps Azure Backup from expiring snapshots. Remove it, or choose another group.');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-restore' });
  await expect(rules).toContainText('No lock keeps Azure Backup from expiring snapshots.');
  await azure.unlock(snapshotGroup);
  await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-snapshots' });
  page.reload();
  await expect(rules).toContainText('No lock keeps Azure Backup from expiring snapshots.');
});

test("an instance name that another volume's item has is in the way, and another one is sent", async ({ page, open, azure }) => {
  const { instanceId, vaultId } = await protectVolume(azure, { points: 0 });
  const taken = instanceId.split('/').at(-1) ?? '';
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-02');
  const policy = `${vaultId}/backupPolicies/daily-7-days`;
  await open(configure('readiness', { volume, vault: vaultId, policy, snapshotGroup: azure.group('rg-snapshots') }));
  await timePassesUntil(azure, page.getByRole('list', { name: 'Elastic SAN' }), 'can take snapshots of the volume.');
  await page.getByLabel('Instance name').fill(taken.toUpperCase());
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText(
    `The vault has an item named ${taken} already, for volume sql-data-01. Choose another name.`,
  );
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await page.getByLabel('Instance name').fill('sql/data');
  await expect(page.getByText('Use letters, digits, hyphens, periods and underscores.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  await page.getByLabel('Instance name').fill('sql-second');
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure', exact: true }), 'Azure agrees: ready.');
  await page.getByRole('link', { name: 'Next: Review + configure' }).click();
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await timePassesUntil(azure, page.getByRole('heading', { level: 1 }), 'Backup of sql-data-02 is configured');
  const items = await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances');
  expect(items.map(({ name }) => name).toSorted()).toEqual([taken, 'sql-second'].toSorted());
});

test('Review opened by its address while roles are missing configures nothing, and leads back to Readiness', async ({
  page,
  open,
  azure,
}) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('review', { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') }));
  await expect(page.getByText('1 of 1 volume is not ready. Readiness says why.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Configure backup' })).toBeDisabled();
  await expectAccessible();
  await page.getByRole('link', { name: 'Check readiness' }).click();
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('Elastic SAN Snapshot Exporter');
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
});

test('a protection that Azure cannot finish says so and can be tried again', async ({ page, open, azure }) => {
  const { vaultId, policyId, inVault } = await makeVault(azure);
  await assignAll(azure, inVault);
  await azure.addFault({
    kind: 'fail-later',
    operation: 'configure',
    target: '*',
    code: 'UserErrorElasticSanVolumeNotFound',
    message: 'The Elastic SAN volume could not be reached.',
    recommendedAction: 'Try again in some minutes.',
  });
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const chosen = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(configure('review', chosen));
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is not configured' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Try again in some minutes.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is configured' })).toBeVisible();
});

test('Review of a plan that is carried out already promises nothing more', async ({ page, open, azure }) => {
  const { id, vaultId } = await protectVolume(azure, { points: 0 });
  const policy = `${vaultId}/backupPolicies/daily-7-days`;
  await open(configure('review', { volume: id, vault: vaultId, policy, snapshotGroup: azure.group('rg-snapshots') }));
  await expect(page.getByText('Configure backup changes nothing.')).toBeVisible();
  await expect(page.getByText('Nothing is left to do: the volume is protected.')).toBeVisible();
  await expect(page.getByText(/The next backup runs/)).toBeVisible();
  await expect(page.getByText(/Azure adds/)).toHaveCount(0);
});

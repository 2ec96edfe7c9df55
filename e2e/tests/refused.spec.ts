import { expectGoodPage } from '../support/axe.ts';
import { addVolume, timePassesUntil } from '../support/estate.ts';
import { makeVault, protectVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

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
  await page.reload();
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
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
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Check readiness' }).click();
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('Elastic SAN Snapshot Exporter');
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
});

test('a reader sees what is missing and whom to ask, and may not assign it', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await open(configure('readiness', { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') }), 'reader');
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeDisabled();
  await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('Your account may not assign roles on');
  expect((await azure.resources('Microsoft.Authorization/roleAssignments')).filter(({ id }) => id.includes('/rg-snapshots/'))).toEqual([]);
});

const instanceAction = 'Microsoft.DataProtection/backupVaults/backupInstances';

test('a reader sees what may be done to an item, disabled, each naming the action that is missing', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await open(volume.page, 'reader');
  for (const [name, action] of [
    ['Back up now', 'backup/action'],
    ['Restore', 'restore/action'],
    ['Stop backup', 'stopProtection/action'],
  ] as const) {
    const command = page.getByRole('button', { name, exact: true });
    await expect(command).toBeDisabled();
    await expect(command).toHaveAccessibleDescription(new RegExp(`its roles lack ${instanceAction}/${action}`));
  }
});

test('an operator backs up and restores, and may not stop backups', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.page, 'backup-operator');
  await expect(page.getByRole('link', { name: 'Restore', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop backup' })).toHaveAccessibleDescription(/its roles lack/);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
  await page.reload();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
});

test('a volume name that is taken is said as it is typed', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  await page.getByLabel('New volume name').fill('sql-log-01');
  await expect(page.getByText(/taken|already/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toBeDisabled();
  await page.getByLabel('New volume name').fill('sql-log-02');
  await expect(page.getByText('Free in vg-databases')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});

test('a volume name that is taken between the steps is refused, and the volume that has it keeps its content', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const chosen = { point: volume.points[0] ?? '', group: volume.groupId, name: 'sql-log-01' };
  await open(volume.restore('validate', chosen));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('This volume name is taken.');
  await expect(page.getByRole('button', { name: 'Next: Review + restore' })).toBeDisabled();
  await open(volume.restore('review', chosen));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toHaveAccessibleDescription(
    '1 rule is not met. Validate says why.',
  );
  await expectGoodPage(page);
  await open(volume.restore('review', { ...chosen, name: 'sql-log-09' }));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled();
  const taken = azure.volume('san-prod', 'vg-databases', 'sql-log-09');
  await addVolume(azure, taken, 64);
  const before = await azure.writeBlock(taken, 0, 'somebody else’s');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'sql-log-09 was not restored');
  await expect(page.getByRole('alert')).toContainText('A volume named sql-log-09 already exists in volume group vg-databases.');
  expect(await azure.digest(taken)).toBe(before);
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter({ hasText: 'Restore' })).toContainText('Failed');
});

test.describe('an outage of Azure', () => {
  // The press is to come before the page asks again by itself.
  test.use({ pauses: 'whole' });

  test('is said on the page, which comes back by Try again', async ({ page, open, azure }) => {
    await open('/jobs');
    await azure.addFault({ preset: 'unavailable', times: 50 });
    await open('/volumes');
    await expect(page.getByRole('alert')).toContainText('Azure failed at this, through no fault of yours.');
    await azure.clearFaults();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toBeVisible();
  });
});

import { expectGoodPage } from '../support/axe.ts';
import { addVolume, minutes, timePassesUntil } from '../support/estate.ts';
import { apiAs, makeVault, protectVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

const configure = (step: string, chosen: Record<string, string>) => `/configure-backup/${step}?${new URLSearchParams(chosen).toString()}`;

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
  await page.reload();
  await expect(rules).toContainText('No lock keeps Azure Backup from expiring snapshots.');
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
  await expectGoodPage(page);
});

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

test('an Elastic SAN without room for the restore is off and says how much is missing', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { name: 'oracle-data-01' });
  await addVolume(azure, azure.volume('san-dev', 'vg-apps', 'bulk-01'), 1024);
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  const small = page.getByRole('radio', { name: /san-dev/ });
  await expect(small).toBeDisabled();
  await expect(page.getByText('Only 1.53 TiB left, this restore takes 2 TiB')).toBeVisible();
  const group = azure.volume('san-dev', 'vg-apps', 'x').replace('/volumes/x', '');
  await open(volume.restore('validate', { point: volume.points[0] ?? '', group, name: 'no-room' }));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('which is too little');
  await expect(page.getByRole('button', { name: 'Next: Review + restore' })).toBeDisabled();
});

test('an eleventh backup of a day is refused with the limit, and the page still backs up on the next day', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure, { points: 10 });
  await open(volume.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('alert')).toContainText('The limit of 10 on-demand backups per day has been reached');
  await expect(page.getByRole('alert')).toContainText('Try again tomorrow.');
  await azure.advance(24 * 3_600_000, { evenIfIdle: true });
  await page.reload();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
});

test('an eleventh restore of a day is held back before it is sent', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  for (let count = 1; count <= 10; count += 1) {
    const row = { instanceId: volume.instanceId, point: volume.points[0], groupId: volume.groupId, volumeName: `copy-${count}` };
    await ask('POST', '/api/restores', { intent: crypto.randomUUID(), rows: [row] });
    await azure.advanceUntilIdle();
    await azure.deleteVolume(`${volume.groupId}/volumes/copy-${count}`);
  }
  await open(volume.restore('validate', { point: volume.points[0] ?? '', group: volume.groupId, name: 'copy-11' }));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText(
    'All 10 restores of this day are used: so many were started within the last 24 hours.',
  );
  await expect(page.getByRole('button', { name: 'Next: Review + restore' })).toBeDisabled();
});

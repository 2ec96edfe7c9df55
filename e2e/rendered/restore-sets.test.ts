// @vitest-environment page-on-azure
import { describe, expect, vi } from 'vitest';
import { protectSet } from '../support/protected-set.ts';
import { apiAs } from '../support/protected-volume.ts';
import { expectAccessible, test, testOn, timePassesUntil } from './test.ts';
import { countInteractions } from './interactions.ts';
import { minutes } from '../support/estate.ts';
import { validateSet } from './restoring.ts';

const day = 24 * 60 * minutes;

describe('a vault with pages of jobs as long as those of Azure', () => {
  const test = testOn({ pageSize: 200 });

  test('twenty volumes come back from before the incident in at most twelve interactions; the one that fails is tried again alone', async ({
    page,
    open,
    azure,
  }) => {
    const set = await protectSet(azure, 20);
    const contents = await Promise.all(set.ids.map((id) => azure.digest(id)));
    // The incident: one volume is overwritten, another deleted.
    await azure.writeBlock(set.ids[0] ?? '', 0, 'encrypted by somebody else');
    await azure.deleteVolume(set.ids[1] ?? '');
    await azure.addFault({
      kind: 'fail-later',
      operation: 'restore',
      target: 'back-app-07',
      code: 'UserErrorTargetBroken',
      message: 'The target is broken.',
      recommendedAction: 'Mend the target.',
    });
    await open('/protected-items');
    await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeVisible();
    const interactions = countInteractions();
    page.reload();
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('link', { name: 'Restore', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Restore 20 volumes' })).toBeVisible();
    await expect(page.getByText(/min apart/)).toBeVisible();
    await page.getByRole('link', { name: 'Next: Target' }).click();
    await page.getByLabel('Pattern for the new names').fill('back-{volume}');
    await expect(page.getByLabel('New name of app-07')).toHaveValue('back-app-07');
    await page.getByRole('link', { name: 'Next: Validate' }).click();
    await expect(page.getByRole('table', { name: 'Readiness of the set' })).toContainText('Azure is checking');
    await validateSet(page, azure);
    await expectAccessible();
    await page.getByRole('button', { name: 'Restore 20 volumes' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Restoring 20 volumes: 0 done' })).toBeVisible();
    expect(interactions()).toBeLessThanOrEqual(12);
    await azure.advanceUntilIdle();
    await expect(page.getByRole('heading', { level: 1, name: '19 of 20 volumes are restored' })).toBeVisible();
    page.reload();
    await expect(page.getByRole('list', { name: 'What failed' })).toContainText('back-app-07: The target is broken.');
    await expectAccessible();
    await page.getByRole('button', { name: 'Try 1 volume again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Restoring 20 volumes: 19 done' })).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByRole('heading', { level: 1, name: '20 volumes are restored' })).toBeVisible();
    const restored = await Promise.all(set.names.map((name) => azure.digest(`${set.first.groupId}/volumes/back-${name}`)));
    expect(restored).toEqual(contents);
    const { items } = await (await apiAs(azure))('GET', '/api/jobs');
    expect((items as { operation: string }[]).filter(({ operation }) => operation === 'restore')).toHaveLength(21);
  });
});

test('a reader may look at a set and not start it; a volume whose snapshot was deleted by hand is left out, and the rest is refused volume by volume', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 3);
  const snapshots = await azure.resources('Microsoft.Compute/snapshots');
  await azure.deleteResource(snapshots.at(-1)?.id ?? '');
  await open('/protected-items', 'reader');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toHaveAccessibleDescription(
    'Your account may not restore from this Backup vault: its roles lack Microsoft.DataProtection/backupVaults/backupInstances/restore/action. The role Backup Operator has it; ask an owner to assign it to you.',
  );
  await open(set.address('validate'), 'reader');
  await expect(page.getByRole('list', { name: 'What blocks the restore' })).toContainText(
    'The snapshot behind the restore point was deleted',
  );
  await page.getByRole('button', { name: 'Leave out 1 volume' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restore 2 volumes' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'What blocks the restore' })).toContainText('validateRestore/action');
  await expectAccessible();
  await open(page.url().replace('/validate', '/review'));
  await page.getByRole('button', { name: 'Restore 2 volumes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '0 of 2 volumes are restored' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'What failed' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'What failed' })).toContainText('restore/action');
  expect((await (await apiAs(azure))('GET', '/api/jobs'))['items']).not.toContainEqual(expect.objectContaining({ operation: 'restore' }));
});

test('a moment that is wanted before Azure has answered, and so is none, holds the step', async ({ page, open, azure }) => {
  const set = await protectSet(azure, 2);
  await open(set.address('points'));
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', async (to: string, init?: RequestInit) => {
    if (to.startsWith('/api/restore-plans')) await held;
    return send(to, init);
  });
  page.reload();
  await page.getByRole('radio', { name: 'As of a moment' }).check();
  await expect(page.getByText('Enter a day and a time.').first()).toBeVisible();
  letGo();
  await expect(page.getByRole('table', { name: 'Volumes of the set' })).toContainText('sql-data-01');
  await expect(page.getByRole('button', { name: 'Next: Target' })).toHaveAccessibleDescription('Enter a day and a time.');
  await page.getByRole('radio', { name: 'The newest points' }).check();
  await expect(page.getByRole('link', { name: 'Next: Target' })).toBeVisible();
});

test('a set comes back as managed disks with the content of each point; the one that fails is made again alone', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 3);
  const contents = await Promise.all(set.ids.map((id) => azure.digest(id)));
  await azure.addFault({ preset: 'disk-fails' });
  await open(set.address('points'));
  await page.getByRole('radio', { name: 'Managed disks' }).click();
  await page.getByRole('link', { name: 'Next: Managed disks' }).click();
  await expect(page.getByRole('button', { name: 'Create 3 disks' })).toHaveAccessibleDescription('Choose a resource group.');
  await page.getByLabel('Resource group').selectOption({ label: 'rg-restore (East US 2)' });
  await page.getByRole('radio', { name: 'Premium SSD v2 (PremiumV2_LRS)' }).click();
  await page.getByLabel('Availability zone').selectOption('Zone 2');
  await page.getByLabel('Pattern for the new names').fill('{volume}-rescued');
  await expect(page.getByRole('table', { name: 'New disks' })).toContainText('app-01-rescued');
  await expectAccessible();
  await page.getByRole('button', { name: 'Create 3 disks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Creating 3 disks: 0 ready' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '2 of 3 disks are ready' })).toBeVisible();
  page.reload();
  await expect(page.getByRole('list', { name: 'What was not made' })).toContainText('(OperationNotAllowed)');
  await expectAccessible();
  const elsewhere = `${azure.group('rg-snapshots')}/providers/Microsoft.Compute/snapshots/of-somebody-else`;
  const another = await azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.Compute/disks/read',
    set: { 'value[0].properties.creationData.sourceResourceId': elsewhere },
    times: 1000,
  });
  page.reload();
  await expect(page.getByRole('list', { name: 'What was not made' })).toContainText('made from another snapshot');
  await azure.removeFault(another.id);
  page.reload();
  await page.getByRole('link', { name: 'Check and try again' }).click();
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /-rescued$/ })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const disks = await azure.resources('Microsoft.Compute/disks');
  const made = set.names.map((name) => disks.find((one) => one.name === `${name}-rescued`));
  expect(await Promise.all(made.map((disk) => azure.digest(disk?.id ?? '')))).toEqual(contents);
  expect(disks.map((disk) => [(disk['sku'] as { name: string }).name, disk['zones']])).toEqual(disks.map(() => ['PremiumV2_LRS', ['2']]));
});

test('a set names a volume that Azure does not have as such, and its run by an address that was never one says so with a way on', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 2);
  const address = set.address('points');
  await open(address.replace(set.instanceIds[1]?.split('/').at(-1) ?? '', 'app-01-unknown'));
  await expect(page.getByText('1 volume could not be read in Azure.')).toBeVisible();
  await expect(page.getByText(/no restore point/)).toHaveCount(0);
  await expectAccessible();
  await page.getByRole('button', { name: 'Leave out 1 volume' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Restore ${set.names[0] ?? ''}` })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next: Target' })).toBeVisible();

  await open(set.address('progress', { intent: 'never' }));
  await expect(page.getByRole('heading', { level: 1, name: 'The restore of 2 volumes could not be read' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByText('Reading the jobs')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Go to Jobs' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Review the restore' }).click();
  await expect(page.getByRole('button', { name: 'Restore 2 volumes' })).toBeEnabled();
});

test('a set restores points between pruned and newer ones, after the volumes were overwritten and the whole group deleted, into a group made there and then', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 3);
  const contents = await Promise.all(set.ids.map((id) => azure.digest(id)));
  await azure.advance(3 * day);
  const before = (await azure.detail()).now;
  await azure.advance(minutes, { evenIfIdle: true });
  for (const id of set.ids) await azure.writeBlock(id, 0, 'overwritten');
  // Daily backups take the overwritten content, and the seven days of the policy are over for the first points.
  const points = async () =>
    (await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints')).map(({ id }) => id);
  const [first = ''] = await points();
  await azure.advance(6 * day);
  expect(await points()).not.toContain(first);
  await azure.deleteResource(set.first.groupId);

  await open(set.address('points', { at: new Date(before).toISOString() }));
  await expect(page.getByRole('table', { name: 'Volumes of the set' }).getByText('Complete')).toHaveCount(3);
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await expect(page.getByText('The volume group vg-databases does not exist. Choose another one.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toBeDisabled();
  await page.getByRole('radio', { name: 'One volume group' }).click();
  await page.getByRole('button', { name: 'Create a volume group in san-prod' }).click();
  await page.getByLabel('New volume group in san-prod').fill('vg-rescue');
  await page.getByRole('button', { name: 'Create group' }).click();
  await timePassesUntil(azure, page.getByRole('table', { name: 'New volumes' }), 'vg-rescue in san-prod');
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await validateSet(page, azure);
  await page.getByRole('button', { name: 'Restore 3 volumes' }).click();
  await expect(page.getByText('In progress')).toHaveCount(3);
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '3 volumes are restored' })).toBeVisible();
  await page.getByRole('link', { name: /^app-01-restored/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^app-01-restored/ })).toBeVisible();
  const volumes = await azure.resources(
    'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes',
    set.first.groupId.replace('vg-databases', 'vg-rescue'),
  );
  const restored = await Promise.all(set.names.map((name) => azure.digest(volumes.find((one) => one.name.startsWith(name))?.id ?? '')));
  expect(restored).toEqual(contents);
  await open('/runs');
  await expect(page.getByRole('row', { name: /^Restore of 3 volumes/ })).toContainText('3 of 3 completed');
});

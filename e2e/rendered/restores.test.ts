// @vitest-environment page-on-azure
import { expect, describe } from 'vitest';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { countInteractions } from './interactions.ts';
import { restore, validate } from './restoring.ts';
import { test, testOn } from './test.ts';

const disks = 'Microsoft.Compute/disks';

test('from the opened portal to the submitted restore of the newest point takes seven presses', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open('/');
  await expect(page.getByRole('heading', { name: '1 of 12 volumes is safe.' })).toBeVisible();
  const interactions = countInteractions();
  await open('/');
  await page.getByRole('link', { name: 'Protected items' }).click();
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  await page.getByRole('link', { name: 'Restore', exact: true }).click();
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await expect(page.getByText('0 of 10 restores of this day are used.')).toBeVisible();
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await validate(page, azure);
  await restore(page, azure, 'sql-data-01-restored');
  expect(interactions()).toBeLessThanOrEqual(7);
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'sql-data-01-restored'))).toBe(await azure.digest(volume.id));
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

test('an older point brings back the content of its own moment', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open(volume.restore('target', { point: volume.points[1] ?? '' }));
  await page.getByLabel('New volume name').fill('older');
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await validate(page, azure);
  await restore(page, azure, 'older');
  const restored = azure.volume('san-prod', 'vg-databases', 'older');
  const now = await azure.digest(volume.id);
  expect(await azure.digest(restored)).not.toBe(now);
  expect(await azure.writeBlock(restored, 0, 'content of backup 2')).toBe(now);
});

describe('an estate of three subscriptions', () => {
  const test = testOn({ scenario: 'demo', pageSize: 100 });

  test('a point comes back in another subscription, resource group, Elastic SAN and volume group, after the role there was given', async ({
    page,
    open,
    azure,
  }) => {
    await open('/protected-items?q=sql-invoices-log');
    await page.getByRole('link', { name: 'sql-invoices-log' }).click();
    await page.getByRole('link', { name: 'Restore', exact: true }).click();
    await page.getByRole('link', { name: 'Next: Target' }).click();
    await expect(page.getByRole('radio', { name: /san-prod-northeu/ })).toBeDisabled();
    await page.getByLabel('Subscription').selectOption('Contoso Development');
    await page.getByRole('radio', { name: /san-dev-eastus2/ }).click();
    await expect(page.getByRole('radio', { name: /san-dev-eastus2/ })).toBeChecked();
    await page.getByLabel('Volume group').selectOption('vg-test');
    await page.getByLabel('New volume name').fill('invoices-for-tests');
    await page.getByRole('link', { name: 'Next: Validate' }).click();
    const roles = page.getByRole('list', { name: 'Roles of the vault' });
    await expect(roles).toContainText('Elastic SAN Volume Importer on Elastic SAN san-dev-eastus2');
    await page.getByRole('button', { name: 'Assign missing roles' }).click();
    await validate(page, azure);
    await restore(page, azure, 'invoices-for-tests');
    const volumes = await azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes');
    const idOf = (name: string) => volumes.find((volume) => volume.name === name)?.id ?? '';
    expect(idOf('invoices-for-tests')).toContain('/elasticSans/san-dev-eastus2/volumeGroups/vg-test/');
    // Nobody has written into the source since last night's backup.
    expect(await azure.digest(idOf('invoices-for-tests'))).toBe(await azure.digest(idOf('sql-invoices-log')));
  });
});

test('restore points outlive their volume and restore to a new volume and to a disk with its content', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const content = await azure.digest(volume.id);
  await azure.deleteVolume(volume.id);

  await open(volume.page);
  await expect(page.getByText('The source volume no longer exists. Its restore points restore like any other.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(2);

  await page.getByRole('link', { name: 'Restore', exact: true }).click();
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await page.getByLabel('New volume name').fill('sql-data-01-back');
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await validate(page, azure);
  await restore(page, azure, 'sql-data-01-back');
  page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-back is restored' })).toBeVisible();
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'sql-data-01-back'))).toBe(content);

  await open(`/create-disk?${new URLSearchParams({ instance: volume.instanceId, point: volume.points[0] ?? '' }).toString()}`);
  await page.getByLabel('Resource group').selectOption('rg-restore');
  await page.getByLabel('Size').fill('1000');
  await expect(page.getByRole('alert')).toHaveText('Enter a whole number from 1,024 to 32,767.');
  await page.getByLabel('Size').fill('2048');
  await expect(page.getByText('2 TiB, P40, up to 7,500 IOPS and 250 MB/s')).toBeVisible();
  await expect(page.getByText('no price of Premium_LRS P40 in East US 2 has been entered')).toBeVisible();
  await page.getByLabel('Tags').fill('incident=4711');
  await page.getByRole('button', { name: 'Create disk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-disk' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const [disk] = await azure.resources(disks);
  expect(disk?.properties['diskSizeGB']).toBe(2048);
  expect(disk?.['tags']).toEqual({ incident: '4711' });
  expect(await azure.digest(disk?.id ?? '')).toBe(content);
});

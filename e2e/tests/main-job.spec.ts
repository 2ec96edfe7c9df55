import { minutes } from '../support/estate.ts';
import { expectGoodPage } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';

const volumeSnapshots = 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots';
const diskSnapshots = 'Microsoft.Compute/snapshots';

test('a volume is protected, backed up and brought back, as a new volume and as a disk', async ({ page, open, azure }) => {
  test.setTimeout(180_000);
  const source = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await azure.writeBlock(source, 7, 'monday');
  const monday = await azure.digest(source);

  await test.step('choose the volume', async () => {
    await open('/volumes');
    await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
    await page.getByRole('link', { name: 'Configure backup' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Configure backup' })).toBeVisible();
  });

  await test.step('create a vault beside it', async () => {
    await expect(page.getByLabel('Vault name')).toHaveValue('bv-eastus2');
    await page.getByLabel('Resource group').selectOption('rg-backup');
    await page.getByRole('button', { name: 'Create vault' }).click();
    await expect(page.getByRole('region', { name: 'Backup vault', exact: true })).toContainText('The vault bv-eastus2 is being created.');
    await expectGoodPage(page);
    await azure.advanceUntilIdle();
    await page.getByRole('link', { name: 'Next: Policy' }).click();
  });

  await test.step('create the default daily policy', async () => {
    await expect(page.getByLabel('Policy name')).toHaveValue('daily-7-days');
    await page.getByRole('button', { name: 'Create policy' }).click();
    await expect(page.getByRole('radio', { name: /daily-7-days/ })).toBeChecked();
    await page.getByRole('link', { name: 'Next: Readiness' }).click();
  });

  await test.step('assign the missing roles; the page goes on by itself once Azure sees them', async () => {
    await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-snapshots' });
    await expect(page.getByRole('list', { name: 'Roles of the vault' })).toContainText('resource group rg-snapshots');
    await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
    await expect(page.getByText('incremental, locally redundant, outside the vault')).toBeVisible();
    await page.getByRole('button', { name: 'Assign missing roles' }).click();
    await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
    await page.getByRole('link', { name: 'Next: Review + configure' }).click();
  });

  await test.step('review and configure', async () => {
    await page.getByLabel('Price, $ per GB and month').fill('0.05');
    const cost = page.getByRole('table', { name: 'Estimated cost of one volume' });
    await expect(cost.getByRole('row', { name: /^A month/ })).toHaveText(/1,147 GiB\$57\.34/);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of sql-data-01' })).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByRole('heading', { level: 1, name: 'Backup of sql-data-01 is configured' })).toBeVisible();
    await expectGoodPage(page);
    await page.getByRole('link', { name: 'Open protected item' }).click();
  });

  await test.step('back up now: first a volume snapshot, then the disk snapshot, then only the point', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01' })).toBeVisible();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByText('Backup in progress')).toBeVisible();
    expect(await azure.resources(volumeSnapshots)).toHaveLength(1);
    expect(await azure.resources(diskSnapshots)).toHaveLength(0);
    await azure.advance(3 * minutes);
    expect(await azure.resources(diskSnapshots)).toHaveLength(1);
    await page.reload();
    await expect(page.getByText('Backup in progress')).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByText('Backup completed')).toBeVisible();
    expect(await azure.resources(volumeSnapshots)).toHaveLength(0);
    expect(await azure.resources(diskSnapshots, azure.group('rg-snapshots'))).toMatchObject([
      { sku: { name: 'Standard_LRS' }, properties: { incremental: true } },
    ]);
  });

  await azure.writeBlock(source, 7, 'tuesday');

  await test.step('restore the point to a new volume', async () => {
    await page
      .getByRole('table', { name: /Restore points/ })
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByText('Standard_LRS')).toBeVisible();
    await page.getByRole('link', { name: 'Restore to a new volume' }).click();
    await page.getByLabel('New volume name').fill('sql-data-01-monday');
    await page.getByRole('link', { name: 'Next: Validate' }).click();
    await page.getByRole('button', { name: 'Assign missing roles' }).click();
    await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
    await page.getByRole('link', { name: 'Next: Review + restore' }).click();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Restoring sql-data-01-monday' })).toBeVisible();
    await expect(page.getByText('In progress', { exact: true })).toBeVisible();
    await expectGoodPage(page);
    await azure.advanceUntilIdle();
    await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-monday is restored' })).toBeVisible();
    await expect(page.getByText('iscsiadm').first()).toBeVisible();
    await expectGoodPage(page);
    expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'sql-data-01-monday'))).toBe(monday);
  });

  await test.step('make a managed disk of the same point', async () => {
    await page.getByRole('link', { name: 'Protected items' }).first().click();
    await page.getByRole('link', { name: 'sql-data-01' }).click();
    await page
      .getByRole('table', { name: /Restore points/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('link', { name: 'Create managed disk' }).click();
    await page.getByLabel('Resource group').selectOption('rg-restore');
    await page.getByRole('button', { name: 'Create disk' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01-disk' })).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    await expectGoodPage(page);
    expect(await azure.digest(`${azure.group('rg-restore')}/providers/Microsoft.Compute/disks/sql-data-01-disk`)).toBe(monday);
  });

  expect(await azure.digest(source)).not.toBe(monday);
});

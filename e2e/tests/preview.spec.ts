import { makeVault } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

test('a volume that is too large says so in the list and in the wizard, which goes no further', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  await open('/volumes');
  await expect(page.getByRole('row').filter({ hasText: 'archive-01' })).toContainText('Larger than 4 TB (6 TiB)');
  const box = page.getByRole('checkbox', { name: 'Select archive-01' });
  await expect(box).toBeDisabled();
  await expect(box).toHaveAccessibleDescription('archive-01 cannot be protected: larger than 4 TB (6 TiB).');
  const volume = azure.volume('san-prod', 'vg-databases', 'archive-01');
  const chosen = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(`/configure-backup/readiness?${new URLSearchParams(chosen).toString()}`);
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('6 TiB is over the limit of 4 TB. A volume cannot shrink.');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
});

test('the page of a volume that is too large says why it cannot be protected and what to do', async ({ page, open, azure }) => {
  await open(`/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases/archive-01`);
  const protection = page.getByRole('region', { name: 'Protection' });
  await expect(protection).toContainText('archive-01 cannot be protected: larger than 4 TB (6 TiB).');
  await expect(protection).toContainText('A volume cannot shrink.');
  await expect(page.getByRole('button', { name: 'Configure backup' })).toBeDisabled();
});

test.describe('a company with Elastic SANs in four regions', () => {
  test.use({ plan: { scenario: 'demo', pageSize: 100 } });

  test('volumes in a region that the preview does not serve say so, and cannot be chosen', async ({ page, open }) => {
    await open('/volumes?q=sap-hana-data');
    await expect(page.getByRole('row').filter({ hasText: 'sap-hana-data' })).toContainText('Not available in West Europe');
    const box = page.getByRole('checkbox', { name: 'Select sap-hana-data' });
    await expect(box).toBeDisabled();
    await expect(box).toHaveAccessibleDescription('sap-hana-data cannot be protected: not available in West Europe.');
  });
});

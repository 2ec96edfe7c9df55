import { expectGoodPage } from '../support/axe.ts';
import { makeVault } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

test('the plan is seen as code, copied as it is shown, and says what is missing when its policy is gone', async ({
  page,
  open,
  azure,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const draft = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(`/configure-backup/review?${new URLSearchParams(draft).toString()}`);
  await page.getByRole('link', { name: 'View as code' }).click();
  await expect(page.getByText("parameters('items')[copyIndex()].volume").first()).toBeVisible();
  await page.getByRole('radio', { name: 'Azure CLI' }).check();
  await expect(page.getByText('az rest --method put')).toBeVisible();
  await page.getByRole('radio', { name: 'Bicep' }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Bicep' })).toBeChecked();
  await expect(page.getByText("name: 'daily-7-days'")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Copy Bicep code' }).click();
  await expect(page.getByText('Copied')).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('pre').textContent());
  expect(copied).toContain(`friendlyName: 'san-prod\\\\sql-data-01'`);
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
  await azure.deleteResource(policyId);
  await page.reload();
  await expect(page.getByText('Azure does not have this.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to Review' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configure backup' })).toBeVisible();
});

import { typeClock } from '../support/clock-field.ts';
import { makeVault } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';
const policyType = 'Microsoft.DataProtection/backupVaults/backupPolicies';

test('a policy with a weekly rule is created on its page, and shows what it says after a reload', async ({ page, open, azure }) => {
  await makeVault(azure);
  await open('/policies');
  await page.getByRole('link', { name: 'Create policy' }).click();
  await page.getByLabel('Backup vault').selectOption({ label: 'bv-eastus2 (rg-backup, East US 2)' });
  await expect(page.getByLabel('Policy name')).toHaveValue('daily-7-days-2');
  await expect(page.getByText('This policy name is taken.')).toHaveCount(0);
  await page.getByLabel('Policy name').fill('daily-7-days');
  await expect(page.getByText('This policy name is taken.').first()).toBeVisible();
  await page.getByLabel('Policy name').fill('gold');
  await typeClock(page, 'Daily backup at', '02:00');
  await page.getByLabel('Time zone').selectOption('UTC');
  await page.getByLabel('Keep for').fill('14');
  await page.getByRole('button', { name: 'Add weekly rule' }).click();
  await page.getByLabel('Keep weekly points').fill('52');
  await expect(page.getByText(/^6\d of 450 restore points at most$/)).toBeVisible();
  await expect(page.getByText('After one year: 64 restore points')).toBeVisible();
  await page.getByLabel('Used, GiB').fill('500');
  await page.getByLabel('Price, $ per GB and month').fill('0.06');
  await expect(page.getByRole('row', { name: /^First full copy/ })).toContainText('$30.00');
  await page.reload();
  await expect(page.getByLabel('Keep weekly points')).toHaveValue('52');
  await expect(page.getByLabel('Used, GiB')).toHaveValue('500');
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'gold' })).toBeVisible();
  await page.reload();
  await expect(
    page.getByText('Every day at 02:00 UTC, kept for 14 days; the first backup of a week for 52 weeks.', { exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /Weekly/ })).toContainText('52 weeks');
  expect(await azure.resources(policyType)).toHaveLength(2);
});

test('on a phone the buttons of that form stand above those of the wizard, whatever these say', async ({ page, open, azure }) => {
  const { vaultId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  await page.setViewportSize({ width: 390, height: 844 });
  await open(`/configure-backup/policy?${new URLSearchParams({ volume, vault: vaultId }).toString()}`);
  await page.getByRole('button', { name: 'Create policy' }).click();
  const create = page.getByRole('form', { name: 'New policy' }).getByRole('button', { name: 'Create policy' });
  const foot = page.locator('[data-wizard-footer]');
  await expect(foot.getByText('Choose a policy.')).toBeVisible();
  const room = async () => {
    const [button, below] = [await create.boundingBox(), await foot.boundingBox()];
    return (below?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0);
  };
  await expect.poll(room).toBeGreaterThanOrEqual(8);
});

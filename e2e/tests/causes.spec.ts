import { expectGoodPage } from '../support/axe.ts';
import { minutes } from '../support/estate.ts';
import { policyRefuses, unregister } from '../support/refusals.ts';
import { expect, test } from '../support/test.ts';

const vaultType = 'Microsoft.DataProtection/backupVaults';
const newVault = '/vaults/new?region=eastus2&newVaultGroup=rg-backup';

test('a resource provider that is not registered is registered in the message that names it, and the work goes on', async ({
  page,
  open,
  azure,
}) => {
  await unregister(azure, 'Microsoft.DataProtection');
  await open(newVault);
  await page.getByLabel('Vault name').fill('bv-first');
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
  await page.getByRole('button', { name: 'Create vault' }).click();
  const message = page.getByRole('alert');
  await expect(message).toContainText('The subscription is not registered for Microsoft.DataProtection.');
  await message.getByRole('button', { name: 'Register Microsoft.DataProtection' }).click();
  await expect(message).toContainText('Azure is registering Microsoft.DataProtection.');
  await expectGoodPage(page);
  await azure.advance(minutes);
  await expect(message).toContainText('Microsoft.DataProtection is registered now. Try again.');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('The vault bv-first is being created.')).toBeVisible();
  await azure.advanceUntilIdle();
  expect((await azure.resources(vaultType)).map(({ name }) => name)).toEqual(['bv-first']);
});

test('a policy that refuses is told by its name and by what it wants', async ({ page, open, azure }) => {
  await policyRefuses(azure, `${vaultType}/write`);
  await open(newVault);
  await page.getByLabel('Vault name').fill('bv-first');
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
  await page.getByRole('button', { name: 'Create vault' }).click();
  const message = page.getByRole('alert');
  await expect(message).toContainText('The policy “Cost centre and European regions” forbids this.');
  await expect(message).toContainText('The tag costCenter must be given.');
  await expect(message).toContainText('The field location must be one of westeurope, northeurope; it was eastus2.');
  await expectGoodPage(page);
  expect(await azure.resources(vaultType)).toEqual([]);
});

test('a disabled subscription is not offered for a new vault', async ({ page, open, azure }) => {
  await azure.addFault({ kind: 'change-answer', action: '*', path: '/subscriptions', set: { 'value[].state': 'Disabled' }, times: 50 });
  await open(newVault);
  await expect(page.getByText('1 disabled subscription is not offered.')).toBeVisible();
  await expect(page.getByRole('option', { name: 'Contoso Storage' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create vault' })).toBeDisabled();
});

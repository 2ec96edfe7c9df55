import { withoutGraph } from '../support/refusals.ts';
import { fillVault, notAllowed } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test('volumes', async ({ page, open, azure, picture }) => {
  await fillVault(azure);
  await open('/volumes');
  await expect(page.getByRole('link', { name: 'Protected', exact: true })).toHaveCount(2);
  await picture('volumes');
  await page.getByRole('checkbox', { name: 'Select app-config-01' }).check();
  await picture('volumes-selected');
  await page.getByRole('searchbox', { name: 'Filter volumes' }).fill('nothing is called so');
  await expect(page.getByText('No volume fits the filters')).toBeVisible();
  await picture('volumes-no-result');
  await open('/nowhere');
  await expect(page.getByRole('heading', { name: 'Nothing is at this address' })).toBeVisible();
  await picture('not-found');
});

test('volumes that cannot be read', async ({ page, open, azure, picture }) => {
  await open('/vaults');
  await expect(page.getByText('There is no Backup vault yet')).toBeVisible();
  const forbidden = await azure.addFault({ preset: 'forbidden', times: 50 });
  await open('/volumes');
  await expect(page.getByRole('alert')).toBeVisible();
  await picture('volumes-failed');
  await azure.removeFault(forbidden.id);
  await withoutGraph(azure);
  await azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/read',
    ...notAllowed,
    times: 50,
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/could not be read/)).toBeVisible();
  await picture('volumes-partial');
});

test.describe('an estate without volumes', () => {
  test.use({ plan: { scenario: 'empty' } });

  test('volumes, empty', async ({ page, open, picture }) => {
    await open('/volumes');
    await expect(page.getByText('Your account sees no Elastic SAN volumes')).toBeVisible();
    await picture('volumes-empty');
  });
});

test('a volume', async ({ page, open, azure, picture }) => {
  await fillVault(azure);
  const at = `/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases`;
  await open(`${at}/sql-data-01`);
  await expect(page.getByRole('link', { name: /restore points?$/ })).toBeVisible();
  await picture('volume');
  await open(`${at}/archive-01`);
  await expect(page.getByText('A volume cannot shrink.')).toBeVisible();
  await picture('volume-too-large');
  await open(`/volumes/${azure.subscriptionId}/rg-storage/san-dev/vg-apps/mail-queue-01`);
  await expect(page.getByText('mail-queue-01 is not protected', { exact: true })).toBeVisible();
  await picture('volume-not-protected');
});

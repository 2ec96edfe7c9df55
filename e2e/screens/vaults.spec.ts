import { apiAs, makeVault } from '../support/protected-volume.ts';
import { expect, test } from './screen-test.ts';

test('Backup vaults', async ({ page, open, azure, picture }) => {
  await open('/vaults');
  await expect(page.getByText('There is no Backup vault yet')).toBeVisible();
  await picture('vaults-empty');
  await makeVault(azure);
  const ask = await apiAs(azure);
  const place = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-storage/vaults/bv-westeurope`;
  await ask('PUT', place, { region: 'westeurope', redundancy: 'zone' });
  await open('/vaults');
  await expect(page.getByText('Working')).toBeVisible();
  await picture('vaults');
});

import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const portal = await rehearse({ scenario: 'demo' });
afterAll(() => portal.close());

test('a role that is left in another subscription is superfluous too, and one held for what is protected is not', async () => {
  const admin = await portal.person('backup-admin');
  const vaults = (await admin.get(api.listVaults, { query: {} })).items;
  const vault = vaults.find(({ name }) => name === 'bv-prod-eastus2');
  const [there] = (await portal.azure.resources('Microsoft.ElasticSan/elasticSans')).filter(({ name }) => name === 'san-data-aueast');
  if (vault === undefined || there === undefined) throw new Error('The demo has no such vault or Elastic SAN.');
  const params = { subscriptionId: vault.subscriptionId, resourceGroup: vault.resourceGroup, vault: vault.name };
  expect(there.id).not.toContain(vault.subscriptionId);
  const before = await admin.get(api.listVaultRoles, { params });
  await admin.get(api.assignRoles, { params, body: { roles: [{ role: 'importer', scope: there.id }] } });
  const { spare, missing } = await admin.get(api.listVaultRoles, { params });
  expect(spare.filter(({ id }) => !before.spare.some((one) => one.id === id)).map(({ name, scope }) => [name, scope])).toEqual([
    ['Elastic SAN Volume Importer', there.id],
  ]);
  expect(missing).toEqual([]);
});

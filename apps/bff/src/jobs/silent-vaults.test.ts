import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

// A vault with jobs, and twelve without in another resource group, one of them of the same name.
const others = ['bv-eastus2', ...Array.from({ length: 11 }, (_, nth) => `bv-quiet-${nth + 1}`)];

const portal = await rehearse();
const admin = await portal.person('backup-admin');
await protectVolume(portal, admin);
for (const vault of others) {
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-snapshots', vault };
  await admin.get(api.createVault, { params, body: { region: 'eastus2', redundancy: 'local' } });
}
await portal.azure.advance(60_000);
afterAll(() => portal.close());

test('every vault whose jobs may not be read is named, also one that is called like a vault with jobs', async () => {
  const reader = await portal.person('reader');
  const { items, missing, from } = await reader.get(api.listJobs, { query: {} });
  expect([items.length, missing, from]).toEqual([1, [], 'resource-graph']);
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/backupJobs/read',
    path: '/resourceGroups/rg-snapshots/',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'Nobody may read these jobs.',
    times: 100,
  });
  const some = await reader.get(api.listJobs, { query: {} });
  const id = (vault: string) =>
    `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-snapshots/providers/Microsoft.DataProtection/backupVaults/${vault}`;
  expect(some.items).toHaveLength(1);
  expect(new Map(some.missing.map((one) => [one.id, one.problem.code]))).toEqual(
    new Map(others.map((vault) => [id(vault), 'not-allowed'])),
  );
});

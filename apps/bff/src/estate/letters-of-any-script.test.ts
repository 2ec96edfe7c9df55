import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { dailyFor7Days, protectVolume } from '../testing/rehearsed-volume.ts';
import { doRestore, makeDisk } from '../testing/set-of-one.ts';

const minutes = 60_000;

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const headers = {
  authorization: `Bearer ${await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '')}`,
  'content-type': 'application/json',
};
const group = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-größe`;
const san = `${group}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
const properties = { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } };
for (const [path, version, body] of [
  [group, '2021-04-01', { location: 'eastus2' }],
  [san, '2025-09-01', { location: 'eastus2', properties }],
  [`${san}/volumeGroups/vg-databases`, '2025-09-01', {}],
  [`${san}/volumeGroups/vg-databases/volumes/sql-data-01`, '2025-09-01', { properties: { sizeGiB: 8 } }],
] as const) {
  const address = `${encodeURI(path)}?api-version=${version}`;
  const answer = await portal.azureAt(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect([path, answer.ok, answer.ok ? '' : await answer.text()]).toEqual([path, true, '']);
  await portal.azure.advance(minutes, { evenIfIdle: true });
}
const volume = await protectVolume(portal, admin, dailyFor7Days, { storage: 'rg-größe', backup: 'rg-größe', snapshots: 'rg-größe' });
afterAll(() => portal.close());

test('a volume, its vault and its snapshots in a resource group with letters of another script are protected', async () => {
  const { items } = await admin.get(api.listVolumes, { query: {} });
  const found = items.filter(({ resourceGroup }) => resourceGroup === 'rg-größe');
  expect(found.map(({ name, protection }) => [name, protection.kind])).toEqual([['sql-data-01', 'protected']]);
  expect(volume.point).not.toBe('');
});

test('its restore point leads to its snapshot, a new volume and a managed disk', async () => {
  const params = { ...volume.instance, point: volume.point };
  const { item } = await admin.get(api.getRestorePoint, { params });
  expect(item.snapshot?.resourceGroup).toBe('rg-größe');
  const restore = {
    instanceId: volume.instanceId,
    point: volume.point,
    groupId: volume.groupId,
    volumeName: 'restored-01',
    intent: 'cccccccc-1111-4222-8333-000000000001',
  };
  await doRestore(admin, restore);
  const at = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-größe', disk: 'restored-disk' };
  const body = { snapshotId: item.snapshot?.id ?? '', sku: 'Premium_LRS' } as const;
  await makeDisk(admin, at, body);
  await portal.azure.advance(10 * minutes);
  expect(await portal.azure.resource(`${volume.groupId}/volumes/restored-01`)).toBeDefined();
  expect((await admin.get(api.getDisk, { params: at })).item).toMatchObject({ state: 'ready', resourceGroup: 'rg-größe' });
});

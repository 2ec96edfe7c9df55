import { expect, test } from 'vitest';
import { ElasticSanManagement, type ElasticSan } from './index.ts';
import { scriptedAzure } from '@esan/arm-connection/testing';

const sans = '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.ElasticSan/elasticSans';
const group = `${sans}/san-1/volumegroups/vg-1`;
const version = 'api-version=2025-09-01';
const san: ElasticSan = {
  location: 'eastus2',
  properties: { sku: { name: 'Premium_LRS' }, baseSizeTiB: 1, extendedCapacitySizeTiB: 0 },
};

type Run = (client: ElasticSanManagement) => PromiseLike<unknown>;

const calls: [name: string, run: Run, method: string, path: string, body?: unknown][] = [
  [
    'listBySubscription',
    (c) => c.elasticSans.listBySubscription().next(),
    'GET',
    '/subscriptions/sub-1/providers/Microsoft.ElasticSan/elasticSans',
  ],
  ['listByResourceGroup', (c) => c.elasticSans.listByResourceGroup('rg-1').next(), 'GET', sans],
  ['elasticSans.get', (c) => c.elasticSans.get('rg-1', 'san-1'), 'GET', `${sans}/san-1`],
  ['elasticSans.create', (c) => c.elasticSans.create('rg-1', 'san-1', san), 'PUT', `${sans}/san-1`, san],
  ['elasticSans.delete', (c) => c.elasticSans.delete('rg-1', 'san-1'), 'DELETE', `${sans}/san-1`],
  ['listByElasticSan', (c) => c.volumeGroups.listByElasticSan('rg-1', 'san-1').next(), 'GET', `${sans}/san-1/volumegroups`],
  ['volumeGroups.get', (c) => c.volumeGroups.get('rg-1', 'san-1', 'vg-1'), 'GET', group],
  [
    'volumeGroups.create',
    (c) => c.volumeGroups.create('rg-1', 'san-1', 'vg-1', { properties: { protocolType: 'Iscsi' } }),
    'PUT',
    group,
    { properties: { protocolType: 'Iscsi' } },
  ],
  ['volumes.listByVolumeGroup', (c) => c.volumes.listByVolumeGroup('rg-1', 'san-1', 'vg-1').next(), 'GET', `${group}/volumes`],
  ['volumes.get', (c) => c.volumes.get('rg-1', 'san-1', 'vg-1', 'v'), 'GET', `${group}/volumes/v`],
  [
    'volumes.create',
    (c) => c.volumes.create('rg-1', 'san-1', 'vg-1', 'v', { properties: { sizeGiB: 2 } }),
    'PUT',
    `${group}/volumes/v`,
    { properties: { sizeGiB: 2 } },
  ],
  ['volumes.delete', (c) => c.volumes.delete('rg-1', 'san-1', 'vg-1', 'v'), 'DELETE', `${group}/volumes/v`],
  [
    'volumes.preBackup',
    (c) => c.volumes.preBackup('rg-1', 'san-1', 'vg-1', { volumeNames: ['v'] }),
    'POST',
    `${group}/preBackup`,
    { volumeNames: ['v'] },
  ],
  [
    'volumes.preRestore',
    (c) => c.volumes.preRestore('rg-1', 'san-1', 'vg-1', { diskSnapshotIds: ['/s'] }),
    'POST',
    `${group}/preRestore`,
    { diskSnapshotIds: ['/s'] },
  ],
  [
    'volumeSnapshots.listByVolumeGroup',
    (c) => c.volumeSnapshots.listByVolumeGroup('rg-1', 'san-1', 'vg-1').next(),
    'GET',
    `${group}/snapshots`,
  ],
  ['volumeSnapshots.get', (c) => c.volumeSnapshots.get('rg-1', 'san-1', 'vg-1', 's'), 'GET', `${group}/snapshots/s`],
];

test.each(calls)('%s asks what the service understands', async (_name, run, method, path, body) => {
  const { options, credential, received } = scriptedAzure({ status: 200, body: { value: [{}] } });
  await run(new ElasticSanManagement(credential, 'sub-1', options));
  expect(received.map((request) => [request.method, request.url, request.body])).toEqual([
    [method, `https://management.azure.com${path}?${version}`, body],
  ]);
});

test('snapshots are filtered by the volume', async () => {
  const { options, credential, received } = scriptedAzure({ status: 200, body: { value: [] } });
  const client = new ElasticSanManagement(credential, 'sub-1', options);
  await client.volumeSnapshots.listByVolumeGroup('rg-1', 'san-1', 'vg-1', { filter: 'volumeName eq vol-1' }).next();
  expect(received[0]?.url).toBe(`https://management.azure.com${group}/snapshots?${version}&%24filter=volumeName%20eq%20vol-1`);
});

test('deleting a volume says what may go with it, and nothing when it is not asked to', async () => {
  const { options, credential, received } = scriptedAzure({ status: 204 }, { status: 204 });
  const client = new ElasticSanManagement(credential, 'sub-1', options);
  await client.volumes.delete('rg-1', 'san-1', 'vg-1', 'v', { xMsDeleteSnapshots: 'true', xMsForceDelete: 'false' });
  await client.volumes.delete('rg-1', 'san-1', 'vg-1', 'v');
  expect(received.map(({ header }) => [header('x-ms-delete-snapshots'), header('x-ms-force-delete')])).toEqual([
    ['true', 'false'],
    [undefined, undefined],
  ]);
});

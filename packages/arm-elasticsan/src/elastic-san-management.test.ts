import { expect, test } from 'vitest';
import { ElasticSanManagement, restorePoller } from './index.ts';
import { scriptedAzure, type Answer } from '@esan/arm-connection/testing';

const azure = 'https://management.azure.com';
const sans = '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.ElasticSan/elasticSans';
const group = `${sans}/san-1/volumegroups/vg-1`;
const version = 'api-version=2025-09-01';
const operation = `${azure}/subscriptions/sub-1/providers/Microsoft.ElasticSan/locations/eastus2/asyncoperations/op-1?monitor=true&${version}&t=1&s=abc%2Bd`;
const volume = { name: 'vol-1', properties: { sizeGiB: 2, provisioningState: 'Succeeded' } };

function clientFor(answers: Answer[]) {
  const service = scriptedAzure(...answers);
  return { ...service, client: new ElasticSanManagement(service.credential, 'sub-1', service.options) };
}

test('creating a volume follows the Location until the volume is there', async () => {
  const { client, received } = clientFor([
    { status: 201, body: { name: 'vol-1', properties: { sizeGiB: 2, provisioningState: 'Creating' } }, headers: { location: operation } },
    { status: 202, headers: { 'content-type': 'text/plain', location: operation } },
    { status: 200, body: volume },
  ]);
  const made = await client.volumes.create('rg-1', 'san-1', 'vg-1', 'vol-1', { properties: { sizeGiB: 2 } }, { updateIntervalInMs: 1 });
  expect(made).toEqual(volume);
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `PUT ${azure}${group}/volumes/vol-1?${version}`,
    `GET ${operation}`,
    `GET ${operation}`,
  ]);
  expect(received[0]?.body).toEqual({ properties: { sizeGiB: 2 } });
});

test('deleting a volume yields nothing, and is done at once when there was no volume', async () => {
  const { client } = clientFor([
    { status: 202, body: { name: 'vol-1', properties: { provisioningState: 'Deleting' } }, headers: { location: operation } },
    { status: 200 },
    { status: 204 },
  ]);
  expect(await client.volumes.delete('rg-1', 'san-1', 'vg-1', 'vol-1')).toBeUndefined();
  expect(await client.volumes.delete('rg-1', 'san-1', 'vg-1', 'vol-1')).toBeUndefined();
});

test('a serialized operation is taken up again by asking only where it stands', async () => {
  const first = clientFor([{ status: 201, body: { name: 'vol-1' }, headers: { location: operation } }]);
  const begun = first.client.volumes.create('rg-1', 'san-1', 'vg-1', 'vol-1', { properties: { sizeGiB: 2 } });
  const state = await begun.serialize();

  const { client, received } = clientFor([{ status: 200, body: volume }]);
  const resumed = restorePoller(client, state, client.volumes.create);
  expect((await resumed).properties.sizeGiB).toBe(2);
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${operation}`]);
});

test('times are dates, and a subnet has the name of the model here and the name of the service on the wire', async () => {
  const rule = { id: '/subnets/s1', action: 'Allow' };
  const sent = {
    name: 'vg-1',
    systemData: { createdAt: '2026-02-01T10:00:00Z' },
    properties: { networkAcls: { virtualNetworkRules: [rule] } },
  };
  const { client, received } = clientFor([
    { status: 200, body: sent },
    { status: 200, body: sent },
  ]);
  const found = await client.volumeGroups.get('rg-1', 'san-1', 'vg-1');
  expect(found.systemData?.createdAt).toEqual(new Date('2026-02-01T10:00:00Z'));
  expect(found.properties?.networkAcls?.virtualNetworkRules).toEqual([{ virtualNetworkResourceId: '/subnets/s1', action: 'Allow' }]);
  await client.volumeGroups.create('rg-1', 'san-1', 'vg-1', { properties: found.properties ?? {} });
  expect(received[1]?.body).toEqual({ properties: { networkAcls: { virtualNetworkRules: [rule] } } });
});

test('a name is one segment of the path', async () => {
  const { client, received } = clientFor([{ status: 200, body: {} }]);
  await client.elasticSans.get('rg (1)', 'a/../b?c#d%e');
  expect(received[0]?.url).toBe(
    `${azure}/subscriptions/sub-1/resourceGroups/rg%20(1)/providers/Microsoft.ElasticSan/elasticSans/a%2F..%2Fb%3Fc%23d%25e?${version}`,
  );
});

test.each(['', '.', '..'])('the name %j is refused before anything is sent', async (name) => {
  const { client, received } = clientFor([]);
  await expect(client.elasticSans.get('rg-1', name)).rejects.toThrow('cannot be the name of a resource');
  expect(received).toEqual([]);
});

import { expect, test } from 'vitest';
import { ElasticSanManagement, restorePoller, type ElasticSanManagementOptionalParams } from './index.ts';
import { scriptedAzure, type Answer } from './scripted-azure.ts';

const azure = 'https://management.azure.com';
const sans = '/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.ElasticSan/elasticSans';
const group = `${sans}/san-1/volumegroups/vg-1`;
const version = 'api-version=2025-09-01';
const operation = `${azure}/subscriptions/sub-1/providers/Microsoft.ElasticSan/locations/eastus2/asyncoperations/op-1?monitor=true&${version}&t=1&s=abc%2Bd`;
const volume = { name: 'vol-1', properties: { sizeGiB: 2, provisioningState: 'Succeeded' } };

function clientFor(answers: Answer[], options: ElasticSanManagementOptionalParams = {}) {
  const service = scriptedAzure(...answers);
  return { ...service, client: new ElasticSanManagement(service.credential, 'sub-1', { ...service.options, ...options }) };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

test('a list is read to its end along the links that the service gives, as they are', async () => {
  const next = `${azure}${sans}?api-version=2025-09-01&%24skipToken=a%2Bb==`;
  const { client, received } = clientFor([
    { status: 200, body: { value: [{ name: 'san-1' }, { name: 'san-2' }], nextLink: next } },
    { status: 200, body: { value: [{ name: 'san-3' }] } },
  ]);
  const names = (await all(client.elasticSans.listByResourceGroup('rg-1'))).map(({ name }) => name);
  expect(names).toEqual(['san-1', 'san-2', 'san-3']);
  expect(received.map(({ url }) => url)).toEqual([`${azure}${sans}?${version}`, next]);
});

test('a page carries the link to the next one, and reading can go on from there', async () => {
  const next = `${azure}${sans}?${version}&page=2`;
  const { client } = clientFor([
    { status: 200, body: { value: [{ name: 'san-1' }], nextLink: next } },
    { status: 200, body: { value: [{ name: 'san-2' }], nextLink: null } },
  ]);
  const first = await client.elasticSans.listByResourceGroup('rg-1').byPage().next();
  expect(first.value.continuationToken).toBe(next);
  const rest = await all(client.elasticSans.listByResourceGroup('rg-1').byPage({ continuationToken: next }));
  expect(rest.map((page) => [page.length, page.continuationToken])).toEqual([[1, undefined]]);
});

test.each(['https://elsewhere.example/page2', 'http://management.azure.com/page2', '//elsewhere.example/page2'])(
  'a next link to %s is refused and the token does not go there',
  async (nextLink) => {
    const { client, received } = clientFor([{ status: 200, body: { value: [], nextLink } }]);
    await expect(all(client.elasticSans.listBySubscription())).rejects.toThrow('Refused to follow a link');
    expect(received).toHaveLength(1);
  },
);

test('an answer that is not a list is an error', async () => {
  const { client } = clientFor([{ status: 200, body: {} }]);
  await expect(all(client.elasticSans.listBySubscription())).rejects.toThrow('The answer is not a list.');
});

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

test('an operation that fails with HTTP 200 fails with its code', async () => {
  const body = { status: 'Failed', error: { code: 'NetworkAclsValidationFailure', message: 'The subnet is gone.' } };
  const { client } = clientFor([
    { status: 201, body: { name: 'vg-1' }, headers: { location: operation } },
    { status: 200, body },
  ]);
  const poller = client.volumeGroups.create('rg-1', 'san-1', 'vg-1', {});
  await expect(poller).rejects.toMatchObject({
    name: 'RestError',
    code: 'NetworkAclsValidationFailure',
    message: 'The subnet is gone.',
    statusCode: 200,
    details: body,
  });
  expect(poller.operationState?.status).toBe('failed');
});

test.each(['Failed', 'Canceled', 'Cancelled'])('an operation that ends as %s without a reason is an error too', async (status) => {
  const { client } = clientFor([
    { status: 202, headers: { location: operation } },
    { status: 200, body: { status } },
  ]);
  await expect(client.elasticSans.delete('rg-1', 'san-1')).rejects.toThrow(`The operation ended as ${status}.`);
});

test('what an operation answered first is there for the caller: where to ask again, and when', async () => {
  let retryAfter: string | undefined;
  const { client } = clientFor([{ status: 202, headers: { location: operation, 'retry-after': '17' } }]);
  const poller = client.volumes.preBackup(
    'rg-1',
    'san-1',
    'vg-1',
    { volumeNames: ['vol-1'] },
    {
      onResponse: (response) => (retryAfter = response.headers.get('retry-after')),
    },
  );
  await poller.submitted();
  expect(JSON.parse(await poller.serialize())).toMatchObject({ state: { status: 'running', config: { operationLocation: operation } } });
  expect(retryAfter).toBe('17');
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

test('a serialized operation that points elsewhere is refused', async () => {
  const config = { operationLocation: 'https://elsewhere.example/op', initialRequestUrl: azure, requestMethod: 'PUT' };
  const state = JSON.stringify({ state: { status: 'running', config: { ...config, metadata: { mode: 'ResourceLocation' } } } });
  const { client, received } = clientFor([]);
  await expect(restorePoller(client, state, client.volumes.create)).rejects.toThrow('Refused to follow a link');
  expect(received).toEqual([]);
  expect(() => restorePoller(client, '{"state":{"config":{}}}', client.volumes.create)).toThrow('not the state of a poller of create');
});

test('a caller who gives up stops the polling too', async () => {
  const giveUp = new AbortController();
  const { client, received } = clientFor([{ status: 201, body: { name: 'vol-1' }, headers: { location: operation } }]);
  const poller = client.volumes.create('rg-1', 'san-1', 'vg-1', 'vol-1', { properties: { sizeGiB: 2 } }, { abortSignal: giveUp.signal });
  await poller.submitted();
  giveUp.abort();
  await expect(poller).rejects.toMatchObject({ name: 'AbortError' });
  expect(received).toHaveLength(1);
});

test('a refusal keeps its code, its status and its details', async () => {
  const body = { error: { code: 'ResourceNotFound', message: 'It is not there.', details: [{ code: 'Inner', message: 'Why.' }] } };
  const { client } = clientFor([{ status: 404, body }]);
  await expect(client.volumes.get('rg-1', 'san-1', 'vg-1', 'vol-1')).rejects.toMatchObject({
    name: 'RestError',
    code: 'ResourceNotFound',
    message: 'It is not there.',
    statusCode: 404,
    details: body,
  });
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

test('the token is for Azure Resource Manager unless other scopes are given', async () => {
  const usual = clientFor([{ status: 200, body: {} }], { endpoint: 'https://arm.example' });
  await usual.client.elasticSans.get('rg-1', 'san-1');
  const other = clientFor([{ status: 200, body: {} }], {
    credentials: { scopes: ['https://other.example/.default'] },
    apiVersion: '2024-05-01',
  });
  await other.client.elasticSans.get('rg-1', 'san-1');
  expect(usual.scopesAsked).toEqual(['https://management.azure.com/.default']);
  expect(usual.received[0]?.url).toBe(`https://arm.example${sans}/san-1?${version}`);
  expect(other.scopesAsked).toEqual(['https://other.example/.default']);
  expect(other.received[0]?.url).toBe(`${azure}${sans}/san-1?api-version=2024-05-01`);
});

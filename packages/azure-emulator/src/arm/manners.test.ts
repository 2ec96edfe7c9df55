import { expect, test } from 'vitest';
import { allRoutes } from '../providers/all-routes.ts';
import { lockType } from './locks.ts';
import { setRegistration } from './registration.ts';
import { codeOf, messageOf, namesIn, trial } from '../test-support/test-calls.ts';

const api = 'api-version=2025-04-01';
const esan = 'api-version=2025-09-01';

test('every call that changes something needs a role, save those that only ask', () => {
  const free = allRoutes.filter((route) => !['GET', 'HEAD'].includes(route.method) && route.action === undefined);
  expect(free.map((route) => route.template)).toEqual([
    '/providers/Microsoft.Resources/checkResourceName',
    '/providers/Microsoft.ResourceGraph/resources',
  ]);
});

test('a read-only lock refuses every change in its scope, a delete lock deletions alone', () => {
  const { call, subscription, world } = trial();
  const storage = `${subscription}/resourceGroups/rg-storage`;
  const volume = `${storage}/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases/volumes/archive-01`;
  const put = (level: string) =>
    world.resources.put({ id: `${storage}/providers/${lockType}/keep`, name: 'keep', type: lockType, properties: { level } });
  const group = `${storage}/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases`;
  const codes = (): unknown[] => [
    codeOf(call('PATCH', `${volume}?${esan}`, { properties: {} })),
    codeOf(call('POST', `${group}/preBackup?${esan}`, { volumeNames: ['archive-01'] })),
    codeOf(call('PATCH', `${storage}?${api}`, { tags: {} })),
    codeOf(call('DELETE', `${volume}?${esan}`)),
  ];
  put('CanNotDelete');
  expect(codes()).toEqual([undefined, undefined, undefined, 'ScopeLocked']);
  put('ReadOnly');
  expect(codes()).toEqual(['ScopeLocked', 'ScopeLocked', 'ScopeLocked', 'ScopeLocked']);
});

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['tags that are no texts', { location: 'eastus2', tags: { count: 3 } }],
])('%s in place of a resource is refused', (_, body) => {
  const { call, subscription } = trial();
  expect(codeOf(call('PUT', `${subscription}/resourceGroups/rg-new?${api}`, body))).toBe('InvalidRequestContent');
});

test.each([
  ['51 tags', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag-${index}`, 'x'])), 'TooManyTags'],
  ['a tag of 513 letters', { ['x'.repeat(513)]: 'x' }, 'InvalidTagNameLength'],
  ['a value of 257 letters', { tag: 'x'.repeat(257) }, 'InvalidTagValueLength'],
])('a resource group with %s is refused, by PUT and by PATCH', (_, tags, code) => {
  const { call, subscription } = trial();
  const put = call('PUT', `${subscription}/resourceGroups/rg-new?${api}`, { location: 'eastus2', tags });
  expect([put.status, codeOf(put)]).toEqual([400, code]);
  expect(codeOf(call('PATCH', `${subscription}/resourceGroups/rg-storage?${api}`, { tags }))).toBe(code);
});

test('a resource group takes as many and as long tags as Azure allows', () => {
  const { call, subscription } = trial();
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(512, 'x'), 'x'.repeat(256)]));
  expect(call('PUT', `${subscription}/resourceGroups/rg-new?${api}`, { location: 'eastus2', tags }).status).toBe(201);
});

test('whether something is there can be asked of whatever can be read', () => {
  const { call, subscription } = trial();
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  expect(call('HEAD', `${san}?${esan}`)).toMatchObject({ status: 204 });
  expect(call('HEAD', `${san}-none?${esan}`)).toMatchObject({ status: 404 });
});

test('$top makes a page smaller and the rest is behind its link', () => {
  const { call, subscription } = trial();
  const first = call('GET', `${subscription}/resources?$top=1&${api}`);
  expect(namesIn(first)).toHaveLength(1);
  expect(call('GET', String((first.body as { nextLink?: string }).nextLink)).status).toBe(200);
  expect(codeOf(call('GET', `${subscription}/resources?$top=none&${api}`))).toBe('InvalidTopInQueryString');
});

test('of a provider that is not registered nothing is read or changed in a resource group', () => {
  const { call, subscription, world } = trial();
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  setRegistration(world, world.subscriptions[0]?.subscriptionId ?? '', 'Microsoft.ElasticSan', 'NotRegistered');
  for (const method of ['GET', 'PATCH', 'DELETE'])
    expect(codeOf(call(method, `${san}?${esan}`, {}))).toBe('MissingSubscriptionRegistration');
  expect(call('GET', `${subscription}/providers/Microsoft.ElasticSan/elasticSans?${esan}`).status).toBe(200);
});

test.each([
  ['/subscriptions', '2016-06-01'],
  ['{subscription}/resourceGroups', '2021-01-01'],
  ['{subscription}/providers/Microsoft.Compute/disks', '2021-04-01'],
  ['{subscription}/providers/Microsoft.Authorization/roleAssignments', '2018-09-01-preview'],
  ['{subscription}/providers/Microsoft.Authorization/roleDefinitions', '2018-01-01-preview'],
  ['{subscription}/providers/Microsoft.Authorization/locks', '2016-09-01'],
  ['{subscription}/providers/Microsoft.DataProtection/backupVaults', '2022-12-01'],
  ['{subscription}/providers/Microsoft.ElasticSan/elasticSans', '2021-11-20-preview'],
])('%s answers clients of %s', (path, version) => {
  const { call, subscription } = trial();
  expect(call('GET', `${path.replace('{subscription}', subscription)}?api-version=${version}`).status).toBe(200);
});

test('a version without a type names those that have it, oldest first', () => {
  const { call, subscription } = trial();
  const group = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases`;
  const answer = call('POST', `${group}/preBackup?api-version=2023-01-01`, { volumeNames: ['archive-01'] });
  expect(codeOf(answer)).toBe('NoRegisteredProviderFound');
  expect(messageOf(answer)).toContain("The supported api-versions are '2024-07-01-preview, 2025-09-01, 2026-04-01-preview'.");
});

test('whatever a path holds, the address in an answer is one that a header takes', () => {
  const { call, subscription } = trial();
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-new`;
  const made = call('PUT', `${san}?${esan}`, {
    location: 'eastus2',
    properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } },
  });
  const poll = (made.headers['Location'] ?? '').replace('/locations/eastus2/', '/locations/east%00%0Aus%C3%BC2/');
  const waiting = call('GET', poll);
  expect(waiting.status).toBe(202);
  expect(waiting.headers['Location']).toContain('/locations/east%00%0Aus%C3%BC2/');
});

test('the counters of a deleted disk are those that Azure was recorded with', () => {
  const { call, subscription, wait } = trial();
  const disk = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1?api-version=2026-03-02`;
  const counters = (method: string, body?: object): object => {
    const { headers } = call(method, disk, body);
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-ms-ratelimit-')));
  };
  expect(counters('PUT', { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } })).toMatchObject({
    'x-ms-ratelimit-remaining-subscription-writes': '199',
  });
  wait(60_000);
  expect(counters('DELETE')).toEqual({
    'x-ms-ratelimit-remaining-resource': 'Microsoft.Compute/DeleteDisks3Min;2999,Microsoft.Compute/DeleteDisks30Min;23998',
    'x-ms-ratelimit-remaining-subscription-deletes': '799',
  });
  wait(60_000);
  expect(counters('DELETE')).toEqual({ 'x-ms-ratelimit-remaining-subscription-deletes': '799' });
});

test('lists of what extends a SAN name their character set, the SAN itself does not', () => {
  const { call, subscription } = trial();
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const typeOf = (path: string): string | undefined => call('GET', san + path).headers['Content-Type'];
  expect(typeOf(`?${esan}`)).toBe('application/json');
  expect(typeOf('/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01')).toBe('application/json; charset=utf-8');
  expect(typeOf('//providers/Microsoft.Authorization/locks?api-version=2020-05-01')).toBe('application/json; charset=utf-8');
});

test('a correlation id that the caller brings stands in the answer, beside a request id of its own', () => {
  const { call } = trial();
  const idsWith = (brought: string): (string | undefined)[] => {
    const headers = { 'x-ms-correlation-request-id': brought };
    const answer = call('GET', '/subscriptions?api-version=2022-12-01', undefined, { headers });
    return ['x-ms-correlation-request-id', 'x-ms-request-id'].map((name) => answer.headers[name]);
  };
  const brought = '0f0e0d0c-0b0a-4908-8706-050403020100';
  const [correlation, request] = idsWith(brought);
  expect([correlation, request === brought]).toEqual([brought, false]);
  const [own, same] = idsWith('not a guid');
  expect(own).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
  expect(own).toBe(same);
});

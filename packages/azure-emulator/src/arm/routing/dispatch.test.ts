import { expect, test } from 'vitest';
import { valueAt } from '../bodies.ts';
import { codeOf, messageOf, namesIn, trial } from '../../test-support/test-calls.ts';

const sans = 'providers/Microsoft.ElasticSan/elasticSans';
const esan = 'api-version=2025-09-01';

test('paths are read without case, with doubled slashes and with encoded characters, and ids keep their own case', () => {
  const { call, subscription } = trial();
  const answer = call(
    'GET',
    `${subscription.toUpperCase()}//resourcegroups/RG-STORAGE/providers/microsoft.elasticsan/ELASTICSANS/San%2Dprod?${esan}`,
  );
  expect(answer.status).toBe(200);
  expect(valueAt(answer.body, 'id')).toBe(`${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`);
});

test('what is made through a subscription in another case bears the subscription’s own', () => {
  const { call, reader, subscription } = trial();
  const shouted = subscription.toUpperCase();
  const group = call('PUT', `${shouted}/resourcegroups/EsanNew2?api-version=2025-04-01`, { location: 'eastus2' });
  expect(valueAt(group.body, 'id')).toBe(`${subscription}/resourceGroups/EsanNew2`);
  const path = 'providers/Microsoft.Authorization/roleAssignments/0a2b7dc5-8eb4-4970-9418-694f83a6c164';
  const properties = { roleDefinitionId: '/x/00c29273-979b-4161-815c-10b084fb9324', principalId: reader.objectId };
  const role = call('PUT', `${shouted}/${path}?api-version=2022-04-01`, { properties });
  expect(valueAt(role.body, 'id')).toBe(`${subscription}/${path}`);
  expect(valueAt(role.body, 'properties', 'scope')).toBe(subscription);
});

test('a list in pages of two reaches every item once through absolute links that keep the query', () => {
  const { call, world, subscription } = trial();
  world.pageSize = 2;
  const names: unknown[] = [];
  let next: unknown = `${subscription}/resourceGroups/rg-storage/${sans}/san-prod/volumegroups/vg-databases/volumes?${esan}`;
  const links: unknown[] = [];
  while (typeof next === 'string') {
    const answer = call('GET', next);
    names.push(...namesIn(answer));
    next = valueAt(answer.body, 'nextLink');
    links.push(next);
  }
  expect(names).toEqual(['sql-data-01', 'sql-data-02', 'sql-log-01', 'oracle-data-01', 'oracle-redo-01', 'archive-01']);
  expect(links).toHaveLength(3);
  expect(links[0]).toMatch(/^https:\/\/azure\.test\/subscriptions\/.*api-version=2025-09-01.*skipToken=/);
  expect(links[2]).toBeUndefined();
});

test('a skip token that nobody gave out is refused', () => {
  const { call, subscription } = trial();
  expect(call('GET', `${subscription}/${sans}?${esan}&$skipToken=nonsense`).status).toBe(400);
});

test('a call without api-version, or with an unknown one, is refused in the words of Azure', () => {
  const { call, subscription } = trial();
  const missing = call('GET', `${subscription}/${sans}`);
  expect([missing.status, codeOf(missing)]).toEqual([400, 'MissingApiVersionParameter']);
  expect(messageOf(missing)).toBe('The api-version query parameter (?api-version=) is required for all requests.');
  const unknown = call('GET', `${subscription}/${sans}?api-version=1999-01-01`);
  expect([unknown.status, codeOf(unknown)]).toEqual([400, 'NoRegisteredProviderFound']);
  expect(messageOf(unknown)).toContain(
    "for type 'elasticSans'. The supported api-versions are '2021-11-20-preview, 2022-12-01-preview, 2023-01-01,",
  );
  const own = call('GET', '/subscriptions?api-version=1999-01-01');
  expect([own.status, codeOf(own)]).toEqual([400, 'InvalidApiVersionParameter']);
});

test('what is not emulated says so with method and path', () => {
  const { call } = trial();
  const answer = call('PATCH', '/providers/microsoft.network/virtualNetworks?api-version=2020-01-01');
  expect([answer.status, codeOf(answer)]).toEqual([501, 'NotEmulated']);
  expect(messageOf(answer)).toBe('The emulator does not know PATCH /providers/microsoft.network/virtualNetworks.');
});

test.each([
  [
    'a namespace',
    'providers/Microsoft.Unknown/things/one',
    'InvalidResourceNamespace',
    "The resource namespace 'Microsoft.Unknown' is invalid.",
  ],
  [
    'a type',
    'providers/microsoft.elasticsan/elasticDisks/one',
    'InvalidResourceType',
    "The resource type 'elasticDisks' could not be found in the namespace 'Microsoft.ElasticSan' for api version '2025-09-01'.",
  ],
])('%s that Azure does not have is not found', (_, rest, code, message) => {
  const { call, subscription } = trial();
  for (const scope of [`${subscription}/resourceGroups/rg-storage/`, `${subscription}/`, '/']) {
    const answer = call('GET', `${scope}${rest}?api-version=2025-09-01`);
    expect([answer.status, codeOf(answer), messageOf(answer)]).toEqual([404, code, message]);
  }
});

test('what Azure has and the emulator has not is told apart from what nobody has', () => {
  const { call, subscription } = trial();
  const group = `${subscription}/resourceGroups/rg-storage`;
  const statuses = (path: string): number => call('GET', `${path}?api-version=2025-04-01`).status;
  expect(statuses(`${group}/providers/Microsoft.Compute/virtualMachines/one`)).toBe(501);
  expect(statuses(`${group}/providers/Microsoft.Resources/templateSpecs/one`)).toBe(501);
  expect(statuses(`${subscription}/resourceGroups/rg-storage/exportTemplate`)).toBe(501);
  const nowhere = call('GET', '/craters/1?api-version=2025-04-01');
  expect([nowhere.status, codeOf(nowhere)]).toEqual([404, 'MissingSubscription']);
});

test('a path that cannot be decoded is the caller’s mistake', () => {
  const { call } = trial();
  expect(call('GET', '/subscriptions/%E0%A4%A?api-version=2022-12-01').status).toBe(400);
});

test('unknown subscriptions, resource groups and resources are told apart', () => {
  const { call, subscription } = trial();
  const other = call('GET', `/subscriptions/00000000-0000-4000-8000-000000000000/${sans}?${esan}`);
  expect([other.status, codeOf(other)]).toEqual([404, 'SubscriptionNotFound']);
  const group = call('GET', `${subscription}/resourceGroups/nowhere/${sans}?${esan}`);
  expect([group.status, codeOf(group), messageOf(group)]).toEqual([
    404,
    'ResourceGroupNotFound',
    "Resource group 'nowhere' could not be found.",
  ]);
  expect(group.headers['x-ms-failure-cause']).toBe('gateway');
  const san = call('GET', `${subscription}/resourceGroups/rg-storage/${sans}/none?${esan}`);
  expect([san.status, codeOf(san)]).toEqual([404, 'ResourceNotFound']);
  expect(messageOf(san)).toBe(
    "The Resource 'Microsoft.ElasticSan/elasticSans/none' under resource group 'rg-storage' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
  );
});

test('a subscription id that is no GUID is malformed', () => {
  const { call } = trial();
  const answer = call('GET', '/subscriptions/notaguid?api-version=2022-12-01');
  expect([answer.status, codeOf(answer), messageOf(answer)]).toEqual([
    400,
    'InvalidSubscriptionId',
    "The provided subscription identifier 'notaguid' is malformed or invalid.",
  ]);
});

test('a reader may look but not write, and the refusal names person, action and scope', () => {
  const { call, reader, subscription } = trial();
  const path = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1`;
  const answer = call('PUT', `${path}?api-version=2026-03-02`, { location: 'eastus2' }, { as: reader });
  expect([answer.status, codeOf(answer)]).toEqual([403, 'AuthorizationFailed']);
  expect(messageOf(answer)).toBe(
    `The client 'reader@trial.example' with object id '${reader.objectId}' does not have authorization to perform action 'Microsoft.Compute/disks/write' over scope '${path}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
  expect(call('GET', `${subscription}/${sans}?${esan}`, undefined, { as: reader }).status).toBe(200);
});

test('every answer carries the world’s time and one request id of its own', () => {
  const { call, subscription } = trial();
  const first = call('GET', `${subscription}/${sans}?${esan}`);
  const second = call('GET', `${subscription}/${sans}?${esan}`);
  expect(first.headers['Date']).toBe('Tue, 08 Sep 2026 08:00:00 GMT');
  expect(first.headers['x-ms-request-id']).toBe(first.headers['x-ms-correlation-request-id']);
  expect(first.headers['x-ms-routing-request-id']).toBe(`EASTUS2:20260908T080000Z:${first.headers['x-ms-request-id'] ?? ''}`);
  expect(first.headers['X-MSEdge-Ref']).toMatch(/^Ref A: [0-9A-F]{32} Ref B: [A-Z0-9]{15} Ref C: 2026-09-08T08:00:00Z$/);
  expect(second.headers['X-MSEdge-Ref']).not.toBe(first.headers['X-MSEdge-Ref']);
  expect(second.headers['x-ms-request-id']).not.toBe(first.headers['x-ms-request-id']);
});

test('reading does not change the ids of what is made later', () => {
  const put = { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } };
  const uniqueIds = [0, 5].map((reads) => {
    const { call, world, subscription } = trial();
    const disk = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1`;
    for (let read = 0; read < reads; read += 1) call('GET', `${subscription}/${sans}?${esan}`);
    call('PUT', `${disk}?api-version=2026-03-02`, put);
    return world.resources.get(disk)?.properties['uniqueId'];
  });
  expect(uniqueIds[0]).toBeTypeOf('string');
  expect(uniqueIds[1]).toBe(uniqueIds[0]);
});

test('an answer does not change when the world goes on', () => {
  const { call, wait, subscription } = trial();
  const path = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1?api-version=2026-03-02`;
  call('PUT', path, { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } });
  const before = call('GET', path);
  wait(60_000);
  expect(valueAt(before.body, 'properties', 'provisioningState')).toBe('Updating');
  expect(valueAt(call('GET', path).body, 'properties', 'provisioningState')).toBe('Succeeded');
});

test('a throttled call is answered with the fault once, and Retry-After follows the clock’s speed', () => {
  const { call, world, subscription } = trial();
  const fault = {
    kind: 'next-call',
    action: '*',
    status: 429,
    code: 'SubscriptionRequestsThrottled',
    message: 'Slow down.',
    retryAfterSeconds: 10,
  } as const;
  world.faults.add({ ...fault, id: 'one', times: 1 });
  const throttled = call('GET', `${subscription}/${sans}?${esan}`, undefined, { clockRate: 4 });
  expect([throttled.status, codeOf(throttled), throttled.headers['Retry-After']]).toEqual([429, 'SubscriptionRequestsThrottled', '3']);
  expect(call('GET', `${subscription}/${sans}?${esan}`).status).toBe(200);
});

test('a fault for one action leaves others alone', () => {
  const { call, world, subscription } = trial();
  const said = { status: 503, code: 'ServerTimeout', message: 'Later.' };
  world.faults.add({ id: 'one', kind: 'next-call', action: 'Microsoft.Compute/*/write', times: 1, ...said });
  expect(call('GET', `${subscription}/${sans}?${esan}`).status).toBe(200);
  expect(world.faults.all).toHaveLength(1);
});

test('a dropped connection comes after the work, and only when it was accepted', () => {
  const { call, world, subscription } = trial();
  const path = `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1`;
  world.faults.add({ id: 'one', kind: 'drop-after-accept', action: 'Microsoft.Compute/disks/write', times: 1 });
  expect(call('PUT', `${path}?api-version=2026-03-02`, { location: 'eastus2' }).drop).toBeUndefined();
  const accepted = call('PUT', `${path}?api-version=2026-03-02`, {
    location: 'eastus2',
    properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
  });
  expect(accepted.drop).toBe(true);
  expect(world.resources.has(path)).toBe(true);
});

test.each([
  ['GET', 'Microsoft.ElasticSan/elasticSans/none/volumeGroups?api-version=2024-05-01', 'read', 'elasticSans/volumeGroups'],
  [
    'PUT',
    'Microsoft.ElasticSan/elasticSans/none/volumeGroups/vg/volumes/one?api-version=2024-05-01',
    'write',
    'elasticSans/volumeGroups/volumes',
  ],
  [
    'DELETE',
    'Microsoft.DataProtection/backupVaults/none/backupPolicies/one?api-version=2026-06-01',
    'delete',
    'backupVaults/backupPolicies',
  ],
  [
    'POST',
    'Microsoft.DataProtection/backupVaults/none/backupInstances/one/backup?api-version=2026-06-01',
    'action',
    'backupVaults/backupInstances',
  ],
])('%s of what would be in a resource that is not there says so: %s', (method, path, verb, type) => {
  const { call, subscription } = trial();
  const group = `${subscription}/resourceGroups/rg-storage/providers`;
  const answer = call(method, `${group}/${path}`, {});
  const parent = `${group}/${path.split('/').slice(0, 3).join('/')}`;
  expect([answer.status, codeOf(answer), messageOf(answer)]).toEqual([
    404,
    'ParentResourceNotFound',
    `Failed to perform '${verb}' on resource(s) of type '${type}', because the parent resource '${parent}' could not be found.`,
  ]);
});

test('a resource that is not there itself, and what would be in a thing inside of one, are simply not found', () => {
  const { call, subscription } = trial();
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans`;
  const vault = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.DataProtection/backupVaults/none`;
  for (const answer of [
    call('GET', `${san}/none?api-version=2024-05-01`),
    call('GET', `${san}/san-prod/volumeGroups/none/volumes?api-version=2024-05-01`),
    call('POST', `${vault}/validateForBackup?api-version=2026-06-01`, {}),
  ])
    expect([answer.status, codeOf(answer)]).toEqual([404, 'ResourceNotFound']);
});

import { expect, test } from 'vitest';
import { assignRole } from '../../arm/access/access.ts';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, namesIn, trial } from '../../test-support/test-calls.ts';
import { putCustomRole } from '../../arm/access/custom-roles.ts';

const api = 'api-version=2025-04-01';

test('a person sees the subscription of their world, and none once their roles are gone', () => {
  const { call, reader, world, subscription } = trial();
  const list = (): unknown => call('GET', '/subscriptions?api-version=2022-12-01', undefined, { as: reader }).body;
  expect(list()).toMatchObject({
    value: [{ id: subscription, displayName: 'Contoso Storage', state: 'Enabled' }],
    count: { type: 'Total', value: 1 },
  });
  for (const role of world.resources.list('Microsoft.Authorization/roleAssignments')) {
    if (role.properties['principalId'] === reader.objectId) world.resources.remove(role.id);
  }
  expect(list()).toMatchObject({ value: [] });
  expect(call('GET', `${subscription}?api-version=2022-12-01`, undefined, { as: reader }).status).toBe(404);
});

test('regions carry the name that resources use and their zones', () => {
  const { call, subscription } = trial();
  const { body } = call('GET', `${subscription}/locations?api-version=2022-12-01`);
  expect(valueAt(body, 'value', 0)).toMatchObject({ name: 'eastus2', displayName: 'East US 2', type: 'Region' });
  expect(valueAt(body, 'value', 0, 'availabilityZoneMappings', 2, 'logicalZone')).toBe('3');
});

test('every region in which Elastic SAN is offered is there, with zones or without', () => {
  const { call, subscription } = trial();
  const all = valueAt(call('GET', `${subscription}/locations?api-version=2022-12-01`).body, 'value') as unknown[];
  expect(new Set(all.map((one) => valueAt(one, 'name'))).size).toBe(50);
  expect(all.filter((one) => valueAt(one, 'availabilityZoneMappings') !== undefined)).toHaveLength(29);
  expect(all.find((one) => valueAt(one, 'name') === 'southindia')).toMatchObject({ displayName: 'South India' });
});

test('a resource group is made, found by any case, and deleted with everything in it', () => {
  const { call, subscription, wait, world } = trial();
  const group = `${subscription}/resourceGroups/rg-new`;
  expect(call('HEAD', `${group}?${api}`).status).toBe(404);
  expect(call('PUT', `${group}?${api}`, { location: 'East US 2', tags: { team: 'storage' } }).status).toBe(201);
  expect(call('PUT', `${group}?${api}`, { location: 'eastus2' }).status).toBe(200);
  expect(call('HEAD', `${group.toUpperCase()}?${api}`)).toMatchObject({ status: 204 });
  expect(codeOf(call('PUT', `${group}?${api}`, { location: 'westeurope' }))).toBe('InvalidResourceGroupLocation');
  const disk = `${group}/providers/Microsoft.Compute/disks/d1`;
  call('PUT', `${disk}?api-version=2026-03-02`, {
    location: 'eastus2',
    properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
  });
  wait(60_000);
  const deleted = call('DELETE', `${group}?${api}`);
  expect(deleted.status).toBe(202);
  expect(call('GET', deleted.headers['Location'] ?? '').status).toBe(202);
  wait(60_000);
  expect(call('GET', deleted.headers['Location'] ?? '').status).toBe(200);
  expect(world.resources.has(disk)).toBe(false);
  expect(call('GET', `${group}?${api}`).status).toBe(404);
});

test('resources of one type are listed across groups, without those inside others', () => {
  const { call, subscription } = trial();
  const list = (filter: string): unknown[] =>
    namesIn(call('GET', `${subscription}/resources?$filter=${encodeURIComponent(filter)}&${api}`));
  expect(list("resourceType eq 'microsoft.elasticsan/elasticsans'")).toEqual(['san-prod', 'san-dev']);
  expect(list("resourceType eq 'Microsoft.ElasticSan/elasticSans' and name eq 'san-dev'")).toEqual(['san-dev']);
  expect(list("resourceType eq 'Microsoft.Compute/disks'")).toEqual([]);
  for (const filter of ['whatever', "constructor eq 'x'"]) {
    expect(codeOf(call('GET', `${subscription}/resources?$filter=${filter}&${api}`))).toBe('InvalidFilterInQueryString');
  }
});

test('a provider that is not registered lets nothing be made until it is', () => {
  const { call, subscription, wait } = trial();
  const provider = `${subscription}/providers/Microsoft.Compute`;
  const put = (): unknown =>
    call('PUT', `${subscription}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/d1?api-version=2026-03-02`, {
      location: 'eastus2',
      properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
    });
  call('POST', `${provider}/unregister?${api}`);
  wait(30_000);
  expect(valueAt(call('GET', `${provider}?${api}`).body, 'registrationState')).toBe('NotRegistered');
  expect(put()).toMatchObject({ status: 409, body: { error: { code: 'MissingSubscriptionRegistration' } } });
  expect(valueAt(call('POST', `${provider}/register?${api}`).body, 'registrationState')).toBe('Registering');
  wait(30_000);
  expect(valueAt(call('GET', `${provider}?${api}`).body, 'registrationState')).toBe('Registered');
  expect(put()).toMatchObject({ status: 202 });
});

test('registering asks for the provider’s own action at the subscription, which a role of one’s own may give', () => {
  const { call, reader, subscription, wait, world } = trial();
  const register = (namespace: string): ReturnType<typeof call> =>
    call('POST', `${subscription}/providers/${namespace}/register?${api}`, undefined, { as: reader });
  const refused = register('Microsoft.Compute');
  expect([refused.status, codeOf(refused)]).toEqual([403, 'AuthorizationFailed']);
  expect(messageOf(refused)).toContain(`to perform action 'Microsoft.Compute/register/action' over scope '${subscription}' or`);
  const name = '9c000000-0000-4000-8000-000000000001';
  const permissions = [{ actions: ['Microsoft.Compute/register/action'] }];
  putCustomRole(world, name, { properties: { roleName: 'Registrar', assignableScopes: [subscription], permissions } }, reader.objectId);
  assignRole(world, { principalId: reader.objectId, principalType: 'User', roleId: name, scope: subscription });
  wait(10 * 60_000);
  expect([register('Microsoft.Compute').status, register('Microsoft.ElasticSan').status]).toEqual([200, 403]);
});

test('a resource group that is being deleted takes no more writes, and can be read until it is gone', () => {
  const { call, subscription, wait } = trial();
  const group = `${subscription}/resourceGroups/rg-restore`;
  const disk = `${group.toUpperCase()}/providers/Microsoft.Compute/disks/d1`;
  expect(call('DELETE', `${group}?${api}`).status).toBe(202);
  const refused = call('PUT', `${disk}?api-version=2026-03-02`, { location: 'eastus2' });
  expect([refused.status, codeOf(refused), messageOf(refused)]).toEqual([
    409,
    'ResourceGroupBeingDeleted',
    "The resource group 'rg-restore' is in deprovisioning state and cannot perform this operation.",
  ]);
  expect(codeOf(call('PUT', `${group}?${api}`, { location: 'eastus2' }))).toBe('ResourceGroupBeingDeleted');
  expect(codeOf(call('PATCH', `${group}?${api}`, { tags: {} }))).toBe('ResourceGroupBeingDeleted');
  expect(codeOf(call('POST', `${disk}/beginGetAccess?api-version=2026-03-02`, {}))).toBe('ResourceGroupBeingDeleted');
  expect(valueAt(call('GET', `${group}?${api}`).body, 'properties', 'provisioningState')).toBe('Deleting');
  wait(60 * 60_000);
  expect(codeOf(call('GET', `${group}?${api}`))).toBe('ResourceGroupNotFound');
  expect(call('PUT', `${group}?${api}`, { location: 'eastus2' }).status).toBe(201);
});

test('a resource group changes by PATCH, and is found by its tag', () => {
  const { call, subscription } = trial();
  const group = `${subscription}/resourceGroups/rg-storage`;
  const patched = call('PATCH', `${group}?${api}`, { tags: { team: 'line' } });
  expect([patched.status, valueAt(patched.body, 'location'), valueAt(patched.body, 'tags')]).toEqual([200, 'eastus2', { team: 'line' }]);
  const tagged = (filter: string): unknown[] =>
    namesIn(call('GET', `${subscription}/resourceGroups?$filter=${encodeURIComponent(filter)}&${api}`));
  expect(tagged("tagName eq 'team' and tagValue eq 'line'")).toEqual(['rg-storage']);
  expect(tagged("tagName eq 'team' and tagValue eq 'other'")).toEqual([]);
  expect(codeOf(call('GET', `${subscription}/resourceGroups?$filter=whatever&${api}`))).toBe('InvalidFilterInQueryString');
});

test('providers and their types are read at the tenant too, without registration', () => {
  const { call, subscription } = trial();
  const provider = call('GET', `/providers/Microsoft.ElasticSan?${api}`).body;
  expect(valueAt(provider, 'registrationState')).toBeUndefined();
  expect(valueAt(provider, 'resourceTypes', 0, 'apiVersions')).toContain('2025-09-01');
  expect(valueAt(call('GET', `/providers?${api}`).body, 'value')).toHaveLength(8);
  const types = call('GET', `${subscription}/providers/Microsoft.Compute/resourceTypes?${api}`).body;
  expect(valueAt(types, 'value', 0)).toMatchObject({ resourceType: 'disks' });
});

test('a namespace of Azure’s of which nothing is here can be registered, and has no types', () => {
  const { call, subscription, wait } = trial();
  const network = `${subscription}/providers/Microsoft.Network`;
  const stateOf = () => valueAt(call('GET', `${network}?${api}`).body, 'registrationState');
  expect(stateOf()).toBe('NotRegistered');
  expect(valueAt(call('POST', `${network}/register?${api}`).body, 'registrationState')).toBe('Registering');
  wait(60_000);
  expect(stateOf()).toBe('Registered');
  expect(valueAt(call('GET', `/providers/microsoft.network?${api}`).body, 'resourceTypes')).toEqual([]);
  expect(codeOf(call('GET', `/providers/Microsoft.Nonsense?${api}`))).toBe('InvalidResourceNamespace');
});

test('Azure Resource Manager’s own providers are always registered', () => {
  const { call, subscription } = trial();
  const answer = call('POST', `${subscription}/providers/Microsoft.Authorization/unregister?${api}`);
  expect(valueAt(answer.body, 'registrationState')).toBe('Registered');
});

test('a name of a resource is checked', () => {
  const { call } = trial();
  const check = (body: object): unknown =>
    call('POST', '/providers/Microsoft.Resources/checkResourceName?api-version=2022-12-01', body).body;
  expect(check({ name: 'one', type: 'Microsoft.Compute/disks' })).toEqual({
    name: 'one',
    type: 'Microsoft.Compute/disks',
    status: 'Allowed',
  });
  expect(check({ name: 'one' })).toMatchObject({ error: { code: 'InvalidRequestContent' } });
});

test('two subscriptions have the same zones, and a region without zones has none to compare', () => {
  const { call, subscription } = trial();
  const path = `${subscription}/providers/Microsoft.Resources/checkZonePeers?api-version=2022-12-01`;
  const other = '10000000-0000-4000-8000-000000000009';
  expect(call('POST', path, { location: 'East US 2', subscriptionIds: [`subscriptions/${other}`] }).body).toMatchObject({
    location: 'eastus2',
    availabilityZonePeers: ['1', '2', '3'].map((zone) => ({
      availabilityZone: zone,
      peers: [{ subscriptionId: other, availabilityZone: zone }],
    })),
  });
  expect(call('POST', path, { location: 'westus', subscriptionIds: [] }).status).toBe(400);
});

test('a resource group that is deleted twice takes nothing along that is made under its name afterwards', () => {
  const { call, subscription, wait } = trial();
  const group = `${subscription}/resourceGroups/rg-twice?${api}`;
  const put = (): number => call('PUT', group, { location: 'eastus2' }).status;
  put();
  call('DELETE', group);
  wait(15_000);
  const second = call('DELETE', group);
  wait(10_000);
  expect([call('GET', group).status, put()]).toEqual([404, 201]);
  wait(20_000);
  expect([call('GET', second.headers['Location'] ?? '').status, call('GET', group).status]).toEqual([200, 200]);
});

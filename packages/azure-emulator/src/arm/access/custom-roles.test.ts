import { expect, test } from 'vitest';
import { valueAt } from '../bodies.ts';
import { assignRole } from './access.ts';
import { codeOf, messageOf, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2022-04-01';
const guid = '9a000000-0000-4000-8000-000000000001';
/** An administrator who is Owner: it takes one to make roles. */
function owned(): Trial {
  const azure = trial();
  const roleId = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const { subscription: scope, world, admin } = azure;
  assignRole(world, { principalId: admin.objectId, principalType: 'User', roleId, scope, effectiveNow: true });
  return azure;
}

const definitions = ({ subscription }: Trial): string => `${subscription}/providers/Microsoft.Authorization/roleDefinitions`;

const vaultReader = ({ subscription }: Trial, roleName = 'Vault watcher') => ({
  properties: {
    roleName,
    description: 'Sees vaults and nothing else.',
    assignableScopes: [subscription],
    permissions: [{ actions: ['Microsoft.DataProtection/backupVaults/read'], notActions: [] }],
  },
});

test('a custom role is made, read, listed, changed and deleted', () => {
  const azure = owned();
  const at = `${definitions(azure)}/${guid}?${api}`;
  expect(azure.call('PUT', at, vaultReader(azure)).status).toBe(201);
  expect(azure.call('GET', at).body).toMatchObject({
    name: guid,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: { roleName: 'Vault watcher', type: 'CustomRole', createdBy: azure.admin.objectId },
  });
  const custom = azure.call('GET', `${definitions(azure)}?$filter=type eq 'CustomRole'&${api}`);
  expect(valueAt(custom.body, 'value', 0, 'properties', 'roleName')).toBe('Vault watcher');
  expect(azure.call('PUT', at, vaultReader(azure, 'Vault guard')).status).toBe(201);
  expect(valueAt(azure.call('GET', `${definitions(azure)}?$filter=roleName eq 'vault guard'&${api}`).body, 'value', 0, 'name')).toBe(guid);
  expect(azure.call('DELETE', at).status).toBe(200);
  expect(azure.call('DELETE', at).status).toBe(204);
  expect(azure.call('GET', at).status).toBe(404);
});

test('a custom role lets its holders do what it says, and no more', () => {
  const azure = owned();
  const { call, reader, subscription, wait, world } = azure;
  const vaults = `${subscription}/providers/Microsoft.DataProtection/backupVaults?api-version=2026-06-01`;
  for (const { id, properties } of world.resources.list('Microsoft.Authorization/roleAssignments'))
    if (properties['principalId'] === reader.objectId) world.resources.remove(id);
  expect(call('GET', vaults, undefined, { as: reader }).status).toBe(403);
  call('PUT', `${definitions(azure)}/${guid}?${api}`, vaultReader(azure));
  const assignment = {
    properties: { roleDefinitionId: `${definitions(azure)}/${guid}`, principalId: reader.objectId, principalType: 'User' },
  };
  const at = `${subscription}/providers/Microsoft.Authorization/roleAssignments/9b000000-0000-4000-8000-000000000001?${api}`;
  expect(call('PUT', at, assignment).status).toBe(201);
  wait(5 * 60_000);
  expect(call('GET', vaults, undefined, { as: reader }).status).toBe(200);
  expect(call('GET', `${subscription}/providers/Microsoft.Compute/disks?api-version=2025-01-02`, undefined, { as: reader }).status).toBe(
    403,
  );
  expect(codeOf(call('DELETE', `${definitions(azure)}/${guid}?${api}`))).toBe('RoleDefinitionHasAssignments');
});

test('a custom role is given and listed at and below the scopes that it names, and nowhere else', () => {
  const azure = owned();
  const { call, reader, subscription } = azure;
  const [inside, outside] = ['rg-restore', 'rg-storage'].map((name) => `${subscription}/resourceGroups/${name}`) as [string, string];
  const { properties } = vaultReader(azure);
  call('PUT', `${definitions(azure)}/${guid}?${api}`, { properties: { ...properties, assignableScopes: [inside.toUpperCase()] } });
  const assignment = {
    properties: { roleDefinitionId: `${definitions(azure)}/${guid}`, principalId: reader.objectId, principalType: 'User' },
  };
  const give = (scope: string) =>
    call('PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/9b000000-0000-4000-8000-000000000001?${api}`, assignment);
  for (const scope of [outside, subscription])
    expect([give(scope).status, codeOf(give(scope))]).toEqual([400, 'RoleAssignmentScopeNotAssignableToRoleDefinition']);
  expect(give(inside).status).toBe(201);
  const listed = (scope: string): unknown =>
    valueAt(call('GET', `${scope}/providers/Microsoft.Authorization/roleDefinitions?$filter=type eq 'CustomRole'&${api}`).body, 'value');
  expect([inside, outside, subscription, ''].map(listed)).toEqual([[expect.objectContaining({ name: guid })], [], [], []]);
});

test.each([
  ['has a name that is taken', { roleName: 'Reader' }, 409, 'RoleDefinitionWithSameNameExists'],
  ['names no scope', { assignableScopes: [] }, 400, 'InvalidRoleDefinition'],
  ['is for the whole tenant', { assignableScopes: ['/'] }, 400, 'InvalidRoleDefinition'],
  [
    'is for two management groups',
    { assignableScopes: ['one', 'two'].map((name) => `/providers/Microsoft.Management/managementGroups/${name}`) },
    400,
    'InvalidRoleDefinition',
  ],
  ['permits nothing', { permissions: undefined }, 400, 'InvalidRoleDefinition'],
])('a role is refused that %s', (_, wrong, status, code) => {
  const azure = owned();
  const { properties } = vaultReader(azure);
  const answer = azure.call('PUT', `${definitions(azure)}/${guid}?${api}`, { properties: { ...properties, ...wrong } });
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
});

test('a built-in role cannot be changed or deleted, and a Contributor makes none', () => {
  const azure = owned();
  const builtIn = `${definitions(azure)}/acdd72a7-3385-48ef-bd42-f606fba81ae7?${api}`;
  expect(azure.call('PUT', builtIn, vaultReader(azure)).status).toBe(403);
  expect(azure.call('DELETE', builtIn).status).toBe(403);
  const refused = azure.call('PUT', `${definitions(azure)}/${guid}?${api}`, vaultReader(azure), { as: azure.operator });
  expect([refused.status, messageOf(refused)]).toEqual([403, expect.stringContaining('Microsoft.Authorization/roleDefinitions/write')]);
});

test('what can be done is listed for each provider by the names that roles use, and nothing is denied', () => {
  const { call, subscription } = trial();
  const operations = '/providers/Microsoft.Authorization/providerOperations';
  const sans = call('GET', `${operations}/microsoft.elasticsan?${api}`).body;
  expect(valueAt(sans, 'name')).toBe('Microsoft.ElasticSan');
  expect(valueAt(sans, 'operations', 0, 'name')).toBe('Microsoft.ElasticSan/register/action');
  const types = valueAt(sans, 'resourceTypes') as { name: string; operations: { name: string }[] }[];
  expect(types.find(({ name }) => name === 'elasticSans/volumeGroups')?.operations.map(({ name }) => name)).toContain(
    'Microsoft.ElasticSan/elasticSans/volumeGroups/preBackup/action',
  );
  expect(call('GET', `${operations}?${api}`).status).toBe(200);
  expect(call('GET', `${operations}/Microsoft.Nothing?${api}`).status).toBe(404);
  expect(call('GET', `${subscription}/providers/Microsoft.Authorization/denyAssignments/none?${api}`).status).toBe(404);
});

import { expect, test } from 'vitest';
import { holdsRole, isAllowed } from '../../arm/access/access.ts';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const first = '0a2b7dc5-8eb4-4970-9418-694f83a6c164';
const second = '5f6f7a10-1111-4222-8333-444455556666';
const vault = '99999999-9999-4999-8999-999999999999';
const api = 'api-version=2022-04-01';

function withVault(): Trial & {
  san: string;
  group: string;
  put: (name: string, scope: string, role?: string) => ReturnType<Trial['call']>;
} {
  const made = trial({ rolePropagation: 240_000 });
  made.world.servicePrincipals.push({ objectId: vault, displayName: 'vault', ownerId: '/vault' });
  const group = `${made.subscription}/resourceGroups/rg-storage`;
  const san = `${group}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const put = (name: string, scope: string, role = exporter): ReturnType<Trial['call']> =>
    made.call('PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?${api}`, {
      properties: {
        roleDefinitionId: `${made.subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
        principalId: vault,
        principalType: 'ServicePrincipal',
      },
    });
  return { ...made, san, group, put };
}

test('a role is listed as soon as it is assigned, and counts four minutes later', () => {
  const { call, put, san, wait, world } = withVault();
  expect(put(first, san).status).toBe(201);
  const listed = call('GET', `${san}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()&${api}`);
  expect(namesIn(listed)).toContain(first);
  expect(holdsRole(world, vault, exporter, san)).toBe(false);
  wait(239_999);
  expect(
    isAllowed(world, vault, 'Microsoft.ElasticSan/elasticSans/volumeGroups/preBackup/action', `${san}/volumeGroups/vg-databases`),
  ).toBe(false);
  wait(1);
  expect(holdsRole(world, vault, exporter, `${san}/volumeGroups/vg-databases`)).toBe(true);
  expect(
    isAllowed(world, vault, 'microsoft.elasticsan/elasticsans/volumegroups/prebackup/ACTION', `${san.toUpperCase()}/volumeGroups/x`),
  ).toBe(true);
  expect(isAllowed(world, vault, 'Microsoft.ElasticSan/elasticSans/delete', san)).toBe(false);
});

test('a role reaches no neighbour whose name begins alike', () => {
  const { put, san, wait, world } = withVault();
  put(first, san);
  wait(240_000);
  expect(holdsRole(world, vault, exporter, `${san}2`)).toBe(false);
});

test('Owner does what other roles do, yet is not those roles', () => {
  const { put, subscription, san, wait, world } = withVault();
  put(first, subscription, '8e3af657-a8ff-443c-a75c-2fe8c4bcb635');
  wait(240_000);
  expect(isAllowed(world, vault, 'Microsoft.ElasticSan/elasticSans/volumeGroups/preBackup/action', san)).toBe(true);
  expect(holdsRole(world, vault, exporter, san)).toBe(false);
});

test('the same role for the same principal under another name is refused with the id of the first one, without dashes', () => {
  const { put, san } = withVault();
  put(first, san);
  expect(put(first, san).status).toBe(200);
  const again = put(second, san);
  expect([again.status, codeOf(again)]).toEqual([409, 'RoleAssignmentExists']);
  expect(messageOf(again)).toBe(
    'The role assignment already exists. The ID of the existing role assignment is 0a2b7dc58eb449709418694f83a6c164.',
  );
});

test('an assignment keeps its description and its condition, which can be changed while it goes on counting', () => {
  const { call, subscription, san, wait, world } = withVault();
  const path = `${san}/providers/Microsoft.Authorization/roleAssignments/${first}?${api}`;
  const put = (notes: Record<string, unknown>): ReturnType<Trial['call']> =>
    call('PUT', path, {
      properties: {
        roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${exporter}`,
        principalId: vault,
        principalType: 'ServicePrincipal',
        ...notes,
      },
    });
  const condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))";
  for (const name of ['description', 'condition', 'conditionVersion']) expect(codeOf(put({ [name]: 5 }))).toBe('InvalidRequestContent');
  expect(put({ description: 'For backup', condition, conditionVersion: '2.0' }).status).toBe(201);
  expect(call('GET', path).body).toMatchObject({ properties: { description: 'For backup', condition, conditionVersion: '2.0' } });
  wait(240_000);
  const changed = put({ description: 'For backup of databases' });
  expect(changed).toMatchObject({
    status: 200,
    body: {
      properties: {
        description: 'For backup of databases',
        condition: null,
        createdOn: '2026-09-08T08:00:00.0000000Z',
        updatedOn: '2026-09-08T08:04:00.0000000Z',
      },
    },
  });
  expect(holdsRole(world, vault, exporter, san)).toBe(true);
});

test('a list shows what is above, at and below a scope; atScope() leaves out what is below', () => {
  const { call, put, san, group } = withVault();
  put(first, san);
  put(second, group, 'acdd72a7-3385-48ef-bd42-f606fba81ae7');
  const list = (scope: string, filter: string): unknown[] =>
    namesIn(call('GET', `${scope}//providers/Microsoft.Authorization/roleAssignments?$filter=${encodeURIComponent(filter)}&${api}`));
  expect(list(group, `principalId eq '${vault}'`)).toEqual([first, second]);
  expect(list(group, `principalId eq ${vault}`)).toEqual([first, second]);
  expect(list(group, `atScope() and assignedTo('${vault}')`)).toEqual([second]);
  expect(list(san, `atScope() and principalId eq '${vault}'`)).toEqual([first, second]);
  expect(list(group, 'atScope()')).toHaveLength(9);
});

test('a deleted assignment comes back in the answer once and is gone for good', () => {
  const { call, put, san, world, wait } = withVault();
  put(first, san);
  wait(240_000);
  const path = `${san}/providers/Microsoft.Authorization/roleAssignments/${first}?${api}`;
  expect(valueAt(call('DELETE', path).body, 'name')).toBe(first);
  expect(call('DELETE', path).status).toBe(204);
  expect(call('GET', path).status).toBe(404);
  expect(holdsRole(world, vault, exporter, san)).toBe(false);
});

test.each([
  ['a principal that nobody knows', { principalId: 'f0f0f0f0-0000-4000-8000-000000000000', principalType: undefined }, 'PrincipalNotFound'],
  [
    'a role that does not exist',
    { roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/none' },
    'RoleDefinitionDoesNotExist',
  ],
  ['no principal at all', { principalId: undefined }, 'InvalidCreateRoleAssignmentRequest'],
  ['a service principal called a person', { principalType: 'User' }, 'UnmatchedPrincipalType'],
  ['a principal that is no object id', { principalId: 'vault' }, 'PrincipalNotFound'],
])('an assignment with %s is refused', (_, change, code) => {
  const { call, san } = withVault();
  const properties = { roleDefinitionId: `/x/${exporter}`, principalId: vault, principalType: 'ServicePrincipal', ...change };
  const answer = call('PUT', `${san}/providers/Microsoft.Authorization/roleAssignments/${first}?${api}`, { properties });
  expect([answer.status, codeOf(answer)]).toEqual([400, code]);
});

test('a principal that the directory does not know yet is taken at the word of whoever names its type', () => {
  const { call, san } = withVault();
  const answer = call('PUT', `${san}/providers/Microsoft.Authorization/roleAssignments/${first}?${api}`, {
    properties: {
      roleDefinitionId: `/x/${exporter}`,
      principalId: 'f0f0f0f0-0000-4000-8000-000000000000',
      principalType: 'ServicePrincipal',
    },
  });
  expect(answer).toMatchObject({ status: 201, body: { properties: { principalType: 'ServicePrincipal' } } });
});

test('a group may be a principal, and is called one', () => {
  const { call, san, world } = withVault();
  const group = 'abababab-0000-4000-8000-000000000000';
  world.directoryGroups.put({ objectId: group, displayName: 'Backup vaults', members: [vault] });
  const answer = call('PUT', `${san}/providers/Microsoft.Authorization/roleAssignments/${first}?${api}`, {
    properties: { roleDefinitionId: `/x/${exporter}`, principalId: group },
  });
  expect(answer).toMatchObject({ status: 201, body: { properties: { principalType: 'Group' } } });
});

test.each([
  ['another role at the same scope', ({ san }: { san: string; group: string }) => san, 'acdd72a7-3385-48ef-bd42-f606fba81ae7'],
  ['the same role at another scope', ({ group }: { san: string; group: string }) => group, exporter],
])('the name of an assignment is unique in the tenant: %s under it is refused', (_, scopeOf, role) => {
  const azure = withVault();
  azure.put(first, azure.san);
  const again = azure.put(first, scopeOf(azure), role);
  expect([again.status, codeOf(again)]).toEqual([400, 'RoleAssignmentUpdateNotPermitted']);
});

test('a name that is no GUID and a scope that does not exist are refused', () => {
  const { put, san } = withVault();
  expect(codeOf(put('not-a-guid', san))).toBe('InvalidRoleAssignmentId');
  expect(codeOf(put(first, `${san}x`))).toBe('ResourceNotFound');
});

test('a person without the right to assign roles is refused', () => {
  const { call, reader, san } = withVault();
  const path = `${san}/providers/Microsoft.Authorization/roleAssignments/${first}?${api}`;
  const answer = call('PUT', path, {}, { as: reader });
  expect([answer.status, codeOf(answer)]).toEqual([403, 'AuthorizationFailed']);
  expect(messageOf(answer)).toContain("to perform action 'Microsoft.Authorization/roleAssignments/write' over scope");
});

test('permissions are those of every role held, in the form with two slashes too', () => {
  const { call, reader, group, san } = withVault();
  const ofAdmin = call('GET', `${group}/providers/Microsoft.Authorization/permissions?${api}`);
  expect(valueAt(ofAdmin.body, 'value', 0, 'notActions')).toContain('Microsoft.Authorization/*/Write');
  expect(valueAt(ofAdmin.body, 'value', 1, 'actions')).toContain('Microsoft.Authorization/roleAssignments/write');
  const doubled = san.replace('/elasticSans/', '//elasticSans/');
  const ofReader = call('GET', `${doubled}/providers/Microsoft.Authorization/permissions?${api}`, undefined, { as: reader });
  expect(ofReader.body).toEqual({ value: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] }] });
});

// The user action matrix of the published definitions [D].
test('the operator backs up and restores, and neither makes vaults and policies nor takes protection away nor gives roles', () => {
  const { operator, subscription, world } = withVault();
  const may = (action: string): boolean => isAllowed(world, operator.objectId, action, `${subscription}/resourceGroups/rg-backup`);
  const inVault = 'Microsoft.DataProtection/backupVaults';
  const instance = `${inVault}/backupInstances`;
  const allowed = [
    `${inVault}/validateForBackup/action`,
    `${instance}/write`,
    `${instance}/backup/action`,
    `${instance}/validateRestore/action`,
    `${instance}/restore/action`,
    `${inVault}/backupJobs/read`,
    'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes/read',
  ];
  const refused = [
    `${inVault}/write`,
    `${inVault}/backupPolicies/write`,
    `${instance}/delete`,
    `${instance}/stopProtection/action`,
    `${instance}/suspendBackups/action`,
    `${instance}/resumeProtection/action`,
    'Microsoft.Compute/disks/write',
    'Microsoft.Authorization/roleAssignments/write',
  ];
  expect(allowed.filter((action) => !may(action))).toEqual([]);
  expect(refused.filter(may)).toEqual([]);
});

test('a role is found by its name and by its id', () => {
  const { call, subscription } = withVault();
  const path = '/providers/Microsoft.Authorization/roleDefinitions';
  const named = call('GET', `${subscription}${path}?$filter=${encodeURIComponent("roleName eq 'Elastic SAN Volume Importer'")}&${api}`);
  expect(namesIn(named)).toEqual(['90e8b822-3e73-47b5-868a-787dc80c008f']);
  expect(valueAt(named.body, 'value', 0, 'id')).toBe(`${subscription}${path}/90e8b822-3e73-47b5-868a-787dc80c008f`);
  expect(valueAt(call('GET', `${path}/${exporter}?${api}`).body, 'properties', 'roleName')).toBe('Elastic SAN Snapshot Exporter');
  expect(call('GET', `${path}/none?${api}`).status).toBe(404);
});

test('a filter of roles may have several terms, and a name may hold the word that joins them', () => {
  const { call, subscription } = withVault();
  const path = `${subscription}/providers/Microsoft.Authorization/roleDefinitions`;
  const list = (filter: string): ReturnType<Trial['call']> => call('GET', `${path}?$filter=${encodeURIComponent(filter)}&${api}`);
  expect(namesIn(list("roleName eq 'Reader' and type eq 'BuiltInRole'"))).toEqual(['acdd72a7-3385-48ef-bd42-f606fba81ae7']);
  expect(namesIn(list("roleName eq 'Reader' and type eq 'CustomRole'"))).toEqual([]);
  expect(namesIn(list("atScopeAndBelow() and type eq 'CustomRole'"))).toEqual([]);
  expect(namesIn(list("type eq 'BuiltInRole' AND roleName eq 'Bread and butter'"))).toEqual([]);
  expect([list("roleName eq 'Reader' and colour eq 'red'").status, list("roleName eq 'Reader' or true").status]).toEqual([400, 400]);
});

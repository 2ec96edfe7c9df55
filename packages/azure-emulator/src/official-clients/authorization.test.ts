import { AuthorizationManagementClient as Authorization9 } from '@azure/arm-authorization';
import { ManagementLockClient } from '@azure/arm-locks';
import { TokenCredentials } from '@azure/ms-rest-js';
import { AuthorizationManagementClient as Authorization8 } from 'arm-authorization-8';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { all, allPages, openEstate, type Estate } from './estate.ts';
import { reroutedTo } from './rerouted.ts';

let estate: Estate;
beforeAll(async () => (estate = await openEstate()));
afterAll(() => estate.emulator.close());

const options = () => ({ httpClient: reroutedTo(estate.emulator.url), retryOptions: { maxRetries: 0 } });
const credential = { getToken: () => Promise.resolve({ token: estate.token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
const storage = (): string => `/subscriptions/${estate.subscriptionId}/resourceGroups/rg-storage`;

type Role = { id?: string; roleName?: string };
type Wanted = { roleDefinitionId: string; principalId: string; principalType: 'User' };
type Generation = {
  roles: (scope: string, filter: string) => Promise<Role[]>;
  create: (scope: string, name: string, wanted: Wanted) => Promise<{ name?: string; principalId?: string }>;
  list: (scope: string, filter: string) => Promise<{ name?: string }[]>;
  remove: (scope: string, name: string) => Promise<unknown>;
};

function eight(): Generation {
  const baseUri = estate.emulator.url;
  const { roleAssignments, roleDefinitions } = new Authorization8(new TokenCredentials(estate.token), estate.subscriptionId, { baseUri });
  return {
    roles: (scope, filter) => allPages<Role>(roleDefinitions.list(scope, { filter }), (link) => roleDefinitions.listNext(link)),
    create: (scope, name, { roleDefinitionId, principalId }) => roleAssignments.create(scope, name, { roleDefinitionId, principalId }),
    list: (scope, filter) => allPages(roleAssignments.listForScope(scope, { filter }), (link) => roleAssignments.listForScopeNext(link)),
    remove: (scope, name) => roleAssignments.deleteMethod(scope, name),
  };
}

function nine(): Generation {
  const asked = { ...options(), credentialScopes: 'https://management.azure.com/.default' };
  const { roleAssignments, roleDefinitions } = new Authorization9(credential, estate.subscriptionId, asked);
  return {
    roles: (scope, filter) => all<Role>(roleDefinitions.list(scope, { filter })),
    create: (scope, name, wanted) => roleAssignments.create(scope, name, wanted),
    list: (scope, filter) => all(roleAssignments.listForScope(scope, { filter })),
    remove: (scope, name) => roleAssignments.delete(scope, name),
  };
}

test.each([
  ['8', '8d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b08', eight],
  ['9', '9d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b09', nine],
] as const)('the authorization client %s gives a role once, finds it by every filter, and takes it back', async (_, name, generation) => {
  const client = generation();
  const [role] = await client.roles(storage(), "roleName eq 'Disk Snapshot Contributor'");
  expect(role?.roleName).toBe('Disk Snapshot Contributor');
  const wanted: Wanted = { roleDefinitionId: role?.id ?? '', principalId: estate.reader, principalType: 'User' };
  expect(await client.create(storage(), name, wanted)).toMatchObject({ name, principalId: estate.reader });
  await expect(client.create(storage(), '7f2f0a4e-1c1b-4b7e-8b0b-3a1c5d9e2f22', wanted)).rejects.toMatchObject({
    statusCode: 409,
    code: 'RoleAssignmentExists',
  });
  for (const filter of [`principalId eq '${estate.reader}'`, `assignedTo('${estate.reader}')`, 'atScope()'])
    expect((await client.list(storage(), filter)).map((one) => one.name)).toContain(name);
  await client.remove(storage(), name);
  expect((await client.list(storage(), 'atScope()')).map((one) => one.name)).not.toContain(name);
});

test('the locks client puts a lock on a resource group, which keeps it, and takes the lock away', async () => {
  const { managementLocks } = new ManagementLockClient(credential, estate.subscriptionId, options());
  const lock = await managementLocks.createOrUpdateAtResourceGroupLevel('rg-restore', 'keep', { level: 'CanNotDelete', notes: 'audit' });
  expect(lock).toMatchObject({ name: 'keep', level: 'CanNotDelete', notes: 'audit', type: 'Microsoft.Authorization/locks' });
  expect((await all(managementLocks.listAtResourceGroupLevel('rg-restore'))).map(({ name }) => name)).toEqual(['keep']);
  expect((await all(managementLocks.listAtSubscriptionLevel())).map(({ id }) => id)).toEqual([lock.id]);
  const scope = `/subscriptions/${estate.subscriptionId}/resourceGroups/rg-restore`;
  expect(await managementLocks.getByScope(scope, 'keep')).toMatchObject({ id: lock.id });
  const gone = await fetch(`${estate.emulator.url}${scope}?api-version=2025-04-01`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${estate.token}` },
  });
  expect(gone.status).toBe(409);
  await managementLocks.deleteAtResourceGroupLevel('rg-restore', 'keep');
  expect(await all(managementLocks.listAtResourceGroupLevel('rg-restore'))).toEqual([]);
});

import { api } from '@esan/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterAll(() => portal.close());

const group = (name: string) => `/subscriptions/${portal.subscriptionId}/resourceGroups/${name}`;
const san = () => `${group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-dev`;
const at = () => ({ subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' });
const wanted = () => [
  { role: 'exporter' as const, scope: san() },
  { role: 'snapshots' as const, scope: group('rg-restore') },
];
const assignmentType = 'Microsoft.Authorization/roleAssignments';

beforeEach(async () => {
  await admin.get(api.revokeRoles, { params: at(), body: { roles: wanted() } });
});

test('a plan of assignments says of each whether it is there, and that an administrator may make it', async () => {
  const { items, principalId } = await admin.get(api.checkAssignments, { params: at(), body: { roles: wanted() } });
  expect(items.map(({ role, heldAt, isMadeHere, mayAssign }) => [role, heldAt, isMadeHere, mayAssign])).toEqual([
    ['exporter', null, false, true],
    ['snapshots', null, false, true],
  ]);
  expect(principalId).toMatch(/^[0-9a-f-]{36}$/);
});

test('roles that were assigned here are known as such, and taking them back takes these alone', async () => {
  const roles = wanted();
  await admin.get(api.assignRoles, { params: at(), body: { roles } });
  const { items } = await admin.get(api.checkAssignments, { params: at(), body: { roles } });
  expect(items.map(({ heldAt, isMadeHere }) => [heldAt, isMadeHere])).toEqual([
    [san(), true],
    [group('rg-restore'), true],
  ]);
  const before = (await portal.azure.resources(assignmentType)).length;
  const { item } = await admin.get(api.revokeRoles, { params: at(), body: { roles } });
  expect(item.revoked).toEqual(roles);
  expect(await portal.azure.resources(assignmentType)).toHaveLength(before - 2);
  expect((await admin.get(api.revokeRoles, { params: at(), body: { roles } })).item.revoked).toEqual([]);
});

test('an assignment that somebody else made counts, and is never taken back here', async () => {
  const { principalId } = await admin.get(api.checkAssignments, { params: at(), body: { roles: wanted() } });
  const roleDefinitionId = `/subscriptions/${portal.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/1c4770c0-34f7-4110-a1ea-a5855cc7a939`;
  const path = `${group('rg-storage')}/providers/${assignmentType}/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee?api-version=2022-04-01`;
  const token = await portal.azure.token(`backup-admin@${(await portal.azure.detail()).name}.example`);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal' } });
  expect((await portal.azureAt(path, { method: 'PUT', headers, body })).status).toBe(201);
  const roles = [{ role: 'exporter' as const, scope: san() }];
  const { items } = await admin.get(api.checkAssignments, { params: at(), body: { roles } });
  expect(items.map(({ heldAt, isMadeHere }) => [heldAt, isMadeHere])).toEqual([[group('rg-storage'), false]]);
  const above = [{ role: 'exporter' as const, scope: group('rg-storage') }];
  const { item } = await admin.get(api.revokeRoles, { params: at(), body: { roles: above } });
  expect(item.revoked).toEqual([]);
  expect(await portal.azure.resource(path.split('?')[0] ?? '')).toBeDefined();
  await portal.azure.deleteResource(path.split('?')[0] ?? '');
});

test('a role that a protected item needs is not taken away, and the item is named', async () => {
  const roles = [{ role: 'snapshots' as const, scope: group('rg-snapshots') }];
  const { status, problem } = await admin.try(api.revokeRoles, { params: at(), body: { roles } });
  expect([status, problem?.code, problem?.found]).toEqual([
    409,
    'in-use',
    { is: 'role-needed', volume: 'sql-data-01', others: 0, vault: 'bv-eastus2', places: ['rg-snapshots'] },
  ]);
});

const ofSnapshots = (scope: string) => ({ role: 'snapshots' as const, scope });
const subscription = () => `/subscriptions/${portal.subscriptionId}`;
test.each([
  ['the one above, while its own resource group has one', () => [ofSnapshots(subscription())], true],
  ['that of its own resource group, while one stands above', () => [ofSnapshots(group('rg-snapshots'))], true],
  ['both at once', () => [ofSnapshots(subscription()), ofSnapshots(group('rg-snapshots'))], false],
  ['the one above, while only another role stands below', () => [ofSnapshots(subscription())], false, true],
] as const)(
  'of two assignments that cover a protected item, %s can be taken back or not',
  async (_, taken, isAllowed, isAlone?: boolean) => {
    const own = { params: at(), body: { roles: [ofSnapshots(group('rg-snapshots'))] } };
    const wide = { params: at(), body: { roles: [ofSnapshots(subscription())] } };
    await admin.get(api.assignRoles, own);
    await admin.get(api.assignRoles, wide);
    if (isAlone === true) await admin.get(api.revokeRoles, own);
    const outcome = await admin.try(api.revokeRoles, { params: at(), body: { roles: taken() } });
    expect([outcome.status, outcome.reply?.item.revoked ?? outcome.problem?.code]).toEqual(isAllowed ? [200, taken()] : [409, 'in-use']);
    await admin.get(api.assignRoles, own);
    await admin.get(api.revokeRoles, wide);
  },
);

test('a role that was assigned here further up is known as such where it counts', async () => {
  await admin.get(api.assignRoles, { params: at(), body: { roles: [ofSnapshots(subscription())] } });
  const { items } = await admin.get(api.checkAssignments, { params: at(), body: { roles: [ofSnapshots(group('rg-restore'))] } });
  expect(items.map(({ heldAt, isMadeHere }) => [heldAt, isMadeHere])).toEqual([[subscription(), true]]);
  await admin.get(api.revokeRoles, { params: at(), body: { roles: [ofSnapshots(subscription())] } });
});

test('somebody who may not assign roles learns it for each assignment, and is refused', async () => {
  const reader = await portal.person('reader');
  const { items } = await reader.get(api.checkAssignments, { params: at(), body: { roles: wanted() } });
  expect(items.map(({ mayAssign }) => mayAssign)).toEqual([false, false]);
  const refused = await reader.try(api.assignRoles, { params: at(), body: { roles: wanted() } });
  expect([refused.status, refused.problem?.action]).toEqual([403, 'Microsoft.Authorization/roleAssignments/write']);
});

test('who may not take an assignment back learns it before trying, where it was made', async () => {
  const reader = await portal.person('reader');
  const wide = [ofSnapshots(subscription())];
  await admin.get(api.assignRoles, { params: at(), body: { roles: wide } });
  const roles = [ofSnapshots(group('rg-restore'))];
  for (const [person, may] of [
    [admin, true],
    [reader, false],
  ] as const) {
    const { items } = await person.get(api.checkAssignments, { params: at(), body: { roles } });
    expect(items.map(({ isMadeHere, mayRevoke }) => [isMadeHere, mayRevoke])).toEqual([[true, may]]);
  }
  const refused = await reader.try(api.revokeRoles, { params: at(), body: { roles: wide } });
  expect([refused.status, refused.problem?.action]).toEqual([403, 'Microsoft.Authorization/roleAssignments/delete']);
  await admin.get(api.revokeRoles, { params: at(), body: { roles: wide } });
});

test('a place of a role that is gone is named, so that nobody looks for the vault', async () => {
  const gone = { role: 'exporter' as const, scope: san().replace('san-dev', 'san-gone') };
  const outcome = await admin.try(api.checkAssignments, { params: at(), body: { roles: [gone, ...wanted()] } });
  expect([outcome.status, outcome.problem?.field, outcome.problem?.found]).toEqual([
    404,
    'roles',
    { is: 'no-resource', name: 'san-gone', resourceGroup: 'rg-storage' },
  ]);
});

test('a role that is none of the four is refused before Azure is asked', async () => {
  const before = (await portal.azure.requests()).length;
  const body = { roles: [{ role: 'owner', scope: group('rg-storage') }] };
  const { status, problem } = await admin.try(api.checkAssignments, { params: at(), body: body as never });
  expect([status, problem?.code]).toEqual([400, 'bad-request']);
  expect(await portal.azure.requests()).toHaveLength(before);
});

// The last one: the item is gone after it.
test('a role that a deleted item needs, for its snapshots are still to be deleted or to come back, is not taken away', async () => {
  await admin.get(api.deleteBackupInstance, { params: volume.instance });
  await portal.azure.advance(600_000, { evenIfIdle: true });
  expect((await admin.get(api.listBackupInstances, { query: {} })).items).toEqual([]);
  const roles = [{ role: 'snapshots' as const, scope: group('rg-snapshots') }];
  const { status, problem } = await admin.try(api.revokeRoles, { params: at(), body: { roles } });
  expect([status, problem?.code, problem?.found]).toMatchObject([409, 'in-use', { is: 'role-needed', volume: 'sql-data-01' }]);
});

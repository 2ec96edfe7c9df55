import { api } from '@esan/contract';
import { isReady, missingRoles, type Check } from '@esan/domain';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { planOne } from '../testing/set-of-one.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const refused = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
const busy = { status: 500, code: 'InternalServerError', message: 'Later.' };
const roles = (checks: readonly Check[] = []) =>
  checks.filter(({ rule }) => rule === 'role').map(({ verdict, isUnread }) => [verdict, isUnread]);
const unread = [
  ['attention', true],
  ['attention', true],
];

test.each([
  ['refuses', refused],
  ['fails', busy],
])('where Azure %s to list role assignments, the board stands, the roles are not known, and Azure decides', async (_, answer) => {
  await portal.azure.addFault({ kind: 'next-call', action: 'Microsoft.Authorization/roleAssignments/read', ...answer, times: 50 });
  const { vaultId, policyId, snapshotGroupId } = volume.choice;
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const board = await admin.get(api.judgeBackups, { body: { vaultId, policyId, groups } });
  const checks = board.items[0]?.checks ?? [];
  expect([roles(checks), missingRoles(checks), isReady(checks)]).toEqual([unread, [], true]);
});

test('a restore and a set of restores are judged without the roles that cannot be read', async () => {
  await portal.azure.addFault({ kind: 'next-call', action: 'Microsoft.Authorization/roleAssignments/read', ...refused, times: 50 });
  const row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName: 'copy' };
  const item = await planOne(admin, row);
  expect([roles(item.checks), isReady(item.checks)]).toEqual([unread, true]);
  const set = await admin.get(api.planRestore, {
    body: { items: [{ instanceId: volume.instanceId }], groups: [volume.groupId], pattern: '{volume}-copy' },
  });
  expect(roles(set.items[0]?.checks)).toEqual(unread);
});

test.each([
  ['refuses', refused],
  ['fails', busy],
])('where Azure %s to say what the person may, the roles of the vault and of a restore stand, and nothing is denied', async (_, answer) => {
  const { at } = volume;
  await portal.azure.addFault({ kind: 'next-call', action: '*', path: '/permissions', method: 'GET', ...answer, times: 50 });
  const held = await admin.get(api.listVaultRoles, { params: at });
  expect([held.items.length > 0, held.mayNotAssignAt]).toEqual([true, []]);
  const row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName: 'copy' };
  const item = await planOne(admin, row);
  expect([isReady(item.checks), item.mayNotAssignAt]).toEqual([true, []]);
  const role = { role: 'exporter', scope: volume.choice.snapshotGroupId } as const;
  const { items } = await admin.get(api.checkAssignments, { params: at, body: { roles: [role] } });
  expect(items.map(({ mayAssign }) => mayAssign)).toEqual([true]);
});

test('where a provider of the subscription cannot be read, it is not said to be registered', async () => {
  await portal.azure.addFault({
    kind: 'next-call',
    action: '*',
    path: '/providers/Microsoft.Compute',
    method: 'GET',
    ...refused,
    times: 50,
  });
  const { vaultId, snapshotGroupId } = volume.choice;
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const { items } = await admin.get(api.judgeBackups, { body: { vaultId, groups } });
  expect(items[0]?.checks.find(({ rule }) => rule === 'provider')).toEqual({ rule: 'provider', verdict: 'attention', isUnread: true });
});

test('a registration that Azure says in a word that nobody knows is not taken for one', async () => {
  const set = { registrationState: 'Suspended' };
  await portal.azure.addFault({ kind: 'change-answer', action: '*', path: '/providers/Microsoft.Compute', set, times: 50 });
  const { vaultId, snapshotGroupId } = volume.choice;
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const { items } = await admin.get(api.judgeBackups, { body: { vaultId, groups } });
  expect(items[0]?.checks.find(({ rule }) => rule === 'provider')).toEqual({ rule: 'provider', verdict: 'attention', isUnread: true });
});

import { api } from '@esan/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import type { As, Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

let portal: Rehearsal;
let admin: As;
let volume: Awaited<ReturnType<typeof protectVolume>>;
let snapshots: string;

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
  snapshots = volume.choice.snapshotGroupId;
});
afterEach(() => portal.close());

const locks = async () => (await admin.get(api.listItemLocks, { params: volume.instance })).items;

test('the locks over the snapshots of an item, over its volume and over both are told, each with what it stands on', async () => {
  expect(await locks()).toEqual([]);
  const [subscription] = /^[/]subscriptions[/][^/]+/.exec(snapshots) ?? [''];
  for (const scope of [snapshots, volume.groupId, subscription]) await portal.azure.lock(scope);
  await portal.azure.lock(`${subscription}/resourceGroups/rg-backup`);
  const told = (await locks()).map(({ scope, over, level }) => [scope.toLowerCase(), over, level]);
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining([
      [snapshots.toLowerCase(), ['snapshots'], 'delete'],
      [volume.groupId.toLowerCase(), ['volume'], 'delete'],
      [subscription.toLowerCase(), ['snapshots', 'volume'], 'delete'],
    ]),
  );
});

test('an owner removes the lock, and a second press finds nothing more to remove', async () => {
  await portal.azure.lock(snapshots);
  const [lock] = await locks();
  const query = { scope: lock?.scope ?? '', name: lock?.name ?? '' };
  const people = (await portal.azure.detail()).people;
  const principal = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('backup-admin'))?.userPrincipalName ?? '';
  await portal.azure.assignRole({ principal, role: 'Owner', scope: snapshots });
  await portal.azure.advance(15 * 60_000, { evenIfIdle: true });
  await admin.get(api.removeLock, { query });
  expect(await locks()).toEqual([]);
  expect((await admin.try(api.removeLock, { query })).status).toBe(200);
});

test('whose roles lack the right is refused, told which action was missed, and the lock stands', async () => {
  await portal.azure.lock(snapshots);
  const [lock] = await locks();
  const refused = await admin.try(api.removeLock, { query: { scope: lock?.scope ?? '', name: lock?.name ?? '' } });
  expect([refused.status, refused.problem?.action]).toEqual([403, 'Microsoft.Authorization/locks/delete']);
  expect(await locks()).toHaveLength(1);
});

const lockRead = {
  kind: 'next-call',
  action: 'Microsoft.Authorization/locks/read',
  status: 403,
  code: 'AuthorizationFailed',
  message: 'The client does not have authorization to perform the action.',
  times: 20,
} as const;
const subscriptionOf = (id: string) => /^[/]subscriptions[/][^/]+/.exec(id)?.[0] ?? '';
const groupOf = (id: string) => /^[/]subscriptions[/][^/]+[/]resourcegroups[/][^/]+/i.exec(id)?.[0] ?? '';

test('who may not list the locks of the subscription is told of those above, on and in the resource groups that they see', async () => {
  const scopes = [subscriptionOf(snapshots), snapshots, groupOf(volume.groupId), volume.groupId, `${volume.groupId}/volumes/sql-data-01`];
  for (const scope of scopes) await portal.azure.lock(scope);
  await portal.azure.lock(`${volume.groupId}/volumes/sql-data-02`);
  await portal.azure.addFault({ ...lockRead, path: `${subscriptionOf(snapshots)}/providers/microsoft.authorization/locks` });
  const { items, missing } = await admin.get(api.listItemLocks, { params: volume.instance });
  expect(items.map(({ scope }) => scope.toLowerCase()).toSorted()).toEqual(scopes.map((scope) => scope.toLowerCase()).toSorted());
  expect(missing).toEqual([]);
});

test('a resource group whose locks cannot be read is named, and what is known of the other one is told', async () => {
  await portal.azure.lock(volume.groupId);
  for (const scope of [subscriptionOf(snapshots), snapshots])
    await portal.azure.addFault({ ...lockRead, path: `${scope}/providers/microsoft.authorization/locks` });
  const { items, missing } = await admin.get(api.listItemLocks, { params: volume.instance });
  expect(items.map(({ over }) => over)).toEqual([['volume']]);
  expect(missing).toMatchObject([{ id: snapshots, name: 'rg-snapshots', problem: { code: 'not-allowed' } }]);
});

test('where the record of an item does not say where its snapshots are, their locks are not known', async () => {
  await portal.azure.lock(volume.groupId);
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/read',
    drop: ['properties.policyInfo.policyParameters.dataStoreParametersList'],
    times: 1,
  });
  const { items, missing } = await admin.get(api.listItemLocks, { params: volume.instance });
  expect(items.map(({ over }) => over)).toEqual([['volume']]);
  const field = 'policyInfo.policyParameters.dataStoreParametersList.resourceGroupId';
  expect(missing).toMatchObject([
    { id: volume.instanceId, problem: { code: 'unreadable-record', found: { is: 'record', field, fault: 'missing' } } },
  ]);
});

test('a lock on a single snapshot of the resource group is told, although it may be one of another volume', async () => {
  const { item } = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
  await portal.azure.lock(item.snapshot?.id ?? '');
  expect((await locks()).map(({ scope, over }) => [scope, over])).toEqual([[item.snapshot?.id, ['a-snapshot']]]);
});

test('a board does not call a volume free of locks where they cannot be read: Azure decides', async () => {
  await portal.azure.addFault(lockRead);
  const { vaultId, policyId, snapshotGroupId } = volume.choice;
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const { items } = await admin.get(api.judgeBackups, { body: { vaultId, policyId, groups } });
  const checks = items[0]?.checks.filter(({ rule }) => rule === 'delete-lock' || rule === 'source-lock');
  expect(checks).toEqual([
    { rule: 'delete-lock', verdict: 'attention', isUnread: true },
    { rule: 'source-lock', verdict: 'attention', isUnread: true },
  ]);
});

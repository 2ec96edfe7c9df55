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

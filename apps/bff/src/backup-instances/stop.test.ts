import { api } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const days = 86_400_000;
let portal: Rehearsal;
let admin: As;
let volume: Awaited<ReturnType<typeof protectVolume>>;

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
});
afterEach(() => portal.close());

const stateNow = async () => (await admin.get(api.getBackupInstance, { params: volume.instance })).item.state;
const pointsNow = async () => (await admin.get(api.listRestorePoints, { params: volume.instance })).items.length;
async function end({ id }: Operation) {
  await portal.azure.advanceUntilIdle();
  return (await admin.get(api.getOperation, { params: { operationId: id } })).item.status;
}

test('backups that stop with their points kept make no new point and lose none, until they are resumed', async () => {
  const stopped = await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect([await end(stopped.item), await stateNow()]).toEqual(['succeeded', 'stopped']);
  await portal.azure.advance(20 * days, { evenIfIdle: true });
  expect(await pointsNow()).toBe(1);
  const again = await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect(again.item.status).toBe('succeeded');
  const resumed = await admin.get(api.resumeBackup, { params: volume.instance });
  expect([await end(resumed.item), await stateNow()]).toEqual(['succeeded', 'protected']);
  await portal.azure.advance(2 * days, { evenIfIdle: true });
  expect(await pointsNow()).toBeGreaterThan(1);
});

test('points that were kept for ever while backups were stopped are gone once they go on, where their retention is over', async () => {
  await portal.azure.advance(6 * days, { evenIfIdle: true });
  await end((await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } })).item);
  await portal.azure.advance(4 * days, { evenIfIdle: true });
  const before = await pointsNow();
  await end((await admin.get(api.resumeBackup, { params: volume.instance })).item);
  await portal.azure.advance(60_000, { evenIfIdle: true });
  expect([before, await pointsNow(), await stateNow()]).toEqual([7, 3, 'protected']);
});

test('backups that stop as the policy says let their points age out, apart from the newest', async () => {
  await portal.azure.advance(3 * days, { evenIfIdle: true });
  expect(await pointsNow()).toBeGreaterThan(3);
  const stopped = await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'expire' } });
  expect([await end(stopped.item), await stateNow()]).toEqual(['succeeded', 'backups-paused']);
  await portal.azure.advance(20 * days, { evenIfIdle: true });
  expect(await pointsNow()).toBe(1);
  const resumed = await admin.get(api.resumeBackup, { params: volume.instance });
  expect([await end(resumed.item), await stateNow()]).toEqual(['succeeded', 'protected']);
});

test('a protected item that is deleted is gone from the list, and deleting it again is no failure', async () => {
  const deleted = await admin.get(api.deleteBackupInstance, { params: volume.instance });
  expect(await end(deleted.item)).toBe('succeeded');
  const { items } = await admin.get(api.listBackupInstances, { query: {} });
  expect(items).toEqual([]);
  const again = await admin.get(api.deleteBackupInstance, { params: volume.instance });
  expect(again.item.status).toBe('succeeded');
});

test('a deleted item is listed with its last day, comes back with its points, stopped, and goes on', async () => {
  const deleted = await admin.get(api.deleteBackupInstance, { params: volume.instance });
  expect(await end(deleted.item)).toBe('succeeded');
  const listed = await admin.get(api.listDeletedItems, { query: {} });
  expect(listed.items).toMatchObject([{ name: volume.instance.instance, volumeName: 'sql-data-01', san: 'san-prod', vault: 'bv-eastus2' }]);
  const [item] = listed.items;
  expect(Date.parse(item?.purgedAt ?? '') - Date.parse(item?.deletedAt ?? '')).toBe(14 * days);
  const back = await admin.get(api.undelete, { params: volume.instance });
  expect([back.item.status, await stateNow(), await pointsNow()]).toEqual(['succeeded', 'stopped', 1]);
  const again = await admin.get(api.undelete, { params: volume.instance });
  const asked = await admin.get(api.getOperation, { params: { operationId: again.item.id } });
  expect([again.item.status, asked.item.status]).toEqual(['succeeded', 'succeeded']);
  const resumed = await admin.get(api.resumeBackup, { params: volume.instance });
  expect([await end(resumed.item), await stateNow()]).toEqual(['succeeded', 'protected']);
  expect((await admin.get(api.listDeletedItems, { query: {} })).items).toEqual([]);
});

test('after its last day a deleted item cannot come back', async () => {
  await end((await admin.get(api.deleteBackupInstance, { params: volume.instance })).item);
  await portal.azure.advance(15 * days, { evenIfIdle: true });
  expect((await admin.get(api.listDeletedItems, { query: {} })).items).toEqual([]);
  expect((await admin.try(api.undelete, { params: volume.instance })).problem?.code).toBe('not-found');
});

test('a reader may not stop, resume or delete, and is told which action Azure missed', async () => {
  const reader = await portal.person('reader');
  const stop = await reader.try(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  const remove = await reader.try(api.deleteBackupInstance, { params: volume.instance });
  const at = 'Microsoft.DataProtection/backupVaults/backupInstances';
  expect([stop.problem?.action, remove.problem?.action]).toEqual([`${at}/stopProtection/action`, `${at}/delete`]);
});

import { expect, test } from 'vitest';
import { textAt } from '../../../arm/bodies.ts';
import { policyBody } from '../items/request-bodies.ts';
import { day, hour, instance, instanceBody, plant, snapshots, TestEstate, vault } from '../../../test-support/test-estate.ts';
import { addVault } from '../items/vaults.ts';

const deleted = instance.replace('/backupInstances/', '/deletedBackupInstances/');
const diskSnapshots = `${snapshots}/providers/Microsoft.Compute/snapshots`;
const second = `${plant}/providers/Microsoft.DataProtection/backupVaults/second`;

const protectedStory = (): TestEstate => {
  const estate = new TestEstate();
  estate.protect();
  estate.backUp();
  return estate;
};

test('a deleted instance is among the deleted ones and can be brought back with its points', () => {
  const estate = protectedStory();
  const answer = estate.call('DELETE', instance, undefined, { 'x-ms-client-request-id': 'delete-intent' });
  expect(answer.status).toBe(202);
  estate.pass(hour);
  expect(estate.call('GET', instance).status).toBe(404);
  expect(estate.call('DELETE', instance).status).toBe(204);
  expect(estate.items(`${vault}/deletedBackupInstances`)).toHaveLength(1);
  expect(estate.get(deleted)).toMatchObject({
    type: 'Microsoft.DataProtection/backupVaults/deletedBackupInstances',
    properties: {
      currentProtectionState: 'SoftDeleted',
      objectType: 'DeletedBackupInstance',
      deletionInfo: {
        deletionTime: '2026-09-08T08:20:20.0000000Z',
        scheduledPurgeTime: '2026-09-22T08:20:20.0000000Z',
        deleteActivityID: 'delete-intent',
      },
    },
  });
  estate.pass(10 * day);
  const back = estate.call('POST', `${deleted}/undelete`);
  expect(back.status).toBe(200);
  expect(back.body).toBeUndefined();
  expect(estate.items(`${vault}/deletedBackupInstances`)).toEqual([]);
  expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionStopped', objectType: 'BackupInstance' } });
  expect(estate.items(`${instance}/recoveryPoints`)).toHaveLength(1);
  estate.pass(20 * day);
  expect(estate.items(`${instance}/recoveryPoints`)).toHaveLength(1);
});

test('after fourteen days a deleted instance is gone with its snapshots, and the volume can be protected again', () => {
  const estate = protectedStory();
  estate.call('DELETE', instance);
  estate.pass(13 * day);
  expect(estate.items(diskSnapshots)).toHaveLength(1);
  estate.pass(2 * day);
  expect(estate.items(diskSnapshots)).toEqual([]);
  expect(estate.call('POST', `${deleted}/undelete`)).toMatchObject({
    status: 404,
    headers: { 'x-ms-error-code': 'UserErrorGenericResourceNotFound' },
  });
  expect(estate.outcome('PUT', instance, instanceBody())).toMatchObject({ status: 'Succeeded' });
  expect(estate.items(`${instance}/recoveryPoints`)).toEqual([]);
});

test.each([
  ['thirty days', { state: 'On', retentionDurationInDays: 30 }, 30],
  ['the most', { state: 'AlwaysOn', retentionDurationInDays: 180 }, 180],
  ['no days', { state: 'On' }, 14],
])('a vault that says %s keeps a deleted instance for as long', (_, softDeleteSettings, days) => {
  const estate = protectedStory();
  const made = estate.world.resources.get(vault);
  if (made !== undefined) made.properties['securitySettings'] = { softDeleteSettings };
  estate.call('DELETE', instance);
  estate.pass(hour);
  const told = (field: string): number => Date.parse(textAt(estate.get(deleted), 'properties', 'deletionInfo', field) ?? '');
  expect(told('scheduledPurgeTime') - told('deletionTime')).toBe(days * day);
  estate.pass((days - 1) * day);
  expect(estate.items(diskSnapshots)).toHaveLength(1);
  estate.pass(day);
  expect([estate.items(diskSnapshots), estate.items(`${vault}/deletedBackupInstances`)]).toEqual([[], []]);
});

test('a lock keeps the snapshots of a purged instance until it is removed', () => {
  const estate = protectedStory();
  estate.call('DELETE', instance);
  estate.pass(day);
  const lock = estate.addLock(snapshots);
  estate.pass(20 * day);
  expect(estate.items(diskSnapshots)).toHaveLength(1);
  estate.world.resources.remove(lock);
  estate.pass(day);
  expect(estate.items(diskSnapshots)).toEqual([]);
});

test('a soft-deleted volume cannot be protected again in its vault, but in another one; then it cannot be resumed', () => {
  const estate = protectedStory();
  addVault(estate.world, { resourceGroupId: plant, name: 'second', location: 'eastus2' });
  estate.call('DELETE', instance);
  estate.pass(hour);
  const code = 'UserErrorDppDatasourceAlreadyHasBackupInstance';
  expect(estate.call('PUT', instance, instanceBody())).toMatchObject({ status: 400, body: { error: { code } } });
  expect(estate.outcome('PUT', `${instance}-2`, instanceBody())).toMatchObject({ status: 'Failed', error: { code } });

  estate.call('PUT', `${second}/backupPolicies/daily`, policyBody());
  const principalId = textAt(estate.world.resources.get(second), 'identity', 'principalId') ?? '';
  for (const one of estate.world.resources.list('Microsoft.Authorization/roleAssignments')) {
    if (textAt(one.properties, 'principalId') !== estate.principalId) continue;
    estate.world.resources.put({ ...one, id: `${one.id}-2`, properties: { ...one.properties, principalId } });
  }
  const body = instanceBody({ policy: `${second}/backupPolicies/daily` });
  expect(estate.outcome('PUT', `${second}/backupInstances/recipes`, body)).toMatchObject({ status: 'Succeeded' });
  expect(estate.call('POST', `${deleted}/undelete`).status).toBe(200);
  expect(estate.call('POST', `${instance}/resumeProtection`)).toMatchObject({
    status: 400,
    body: {
      error: {
        code,
        message: `Datasource is already associated with the backup instance linesan\\recipes in the Backup vault ${second} with the protection status as ProtectionConfigured.`,
      },
    },
  });
});

test('without soft delete, deleting removes points and snapshots at once, unless a lock forbids it', () => {
  const estate = protectedStory();
  estate.outcome('PATCH', vault, { properties: { securitySettings: { softDeleteSettings: { state: 'Off' } } } });
  const lock = estate.addLock(snapshots);
  expect(estate.outcome('DELETE', instance)).toMatchObject({ status: 'Failed', error: { code: 'UserErrorSnapshotRGLocked' } });
  expect(estate.items(`${instance}/recoveryPoints`)).toHaveLength(1);
  estate.world.resources.remove(lock);
  expect(estate.outcome('DELETE', instance)).toMatchObject({ status: 'Succeeded' });
  expect(estate.items(diskSnapshots)).toEqual([]);
  expect(estate.items(`${vault}/deletedBackupInstances`)).toEqual([]);
});

test('a vault with a protected volume cannot be deleted', () => {
  const estate = protectedStory();
  expect(estate.call('DELETE', vault).status).toBe(400);
});

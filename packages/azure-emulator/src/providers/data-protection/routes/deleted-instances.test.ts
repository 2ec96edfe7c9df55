import { expect, test } from 'vitest';
import { textAt } from '../../../arm/bodies.ts';
import { policyBody } from '../items/request-bodies.ts';
import { day, hour, instance, instanceBody, plant, snapshots, Story, vault } from '../../../test-support/story.ts';
import { addVault } from '../items/vaults.ts';

const deleted = instance.replace('/backupInstances/', '/deletedBackupInstances/');
const diskSnapshots = `${snapshots}/providers/Microsoft.Compute/snapshots`;
const second = `${plant}/providers/Microsoft.DataProtection/backupVaults/second`;

const protectedStory = (): Story => {
  const story = new Story();
  story.protect();
  story.backUp();
  return story;
};

test('a deleted instance is among the deleted ones and can be brought back with its points', () => {
  const story = protectedStory();
  const answer = story.call('DELETE', instance, undefined, { 'x-ms-client-request-id': 'delete-intent' });
  expect(answer.status).toBe(202);
  story.pass(hour);
  expect(story.call('GET', instance).status).toBe(404);
  expect(story.call('DELETE', instance).status).toBe(204);
  expect(story.items(`${vault}/deletedBackupInstances`)).toHaveLength(1);
  expect(story.get(deleted)).toMatchObject({
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
  story.pass(10 * day);
  const back = story.call('POST', `${deleted}/undelete`);
  expect(back.status).toBe(200);
  expect(back.body).toBeUndefined();
  expect(story.items(`${vault}/deletedBackupInstances`)).toEqual([]);
  expect(story.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionStopped', objectType: 'BackupInstance' } });
  expect(story.items(`${instance}/recoveryPoints`)).toHaveLength(1);
  story.pass(20 * day);
  expect(story.items(`${instance}/recoveryPoints`)).toHaveLength(1);
});

test('after fourteen days a deleted instance is gone with its snapshots, and the volume can be protected again', () => {
  const story = protectedStory();
  story.call('DELETE', instance);
  story.pass(13 * day);
  expect(story.items(diskSnapshots)).toHaveLength(1);
  story.pass(2 * day);
  expect(story.items(diskSnapshots)).toEqual([]);
  expect(story.call('POST', `${deleted}/undelete`)).toMatchObject({
    status: 404,
    headers: { 'x-ms-error-code': 'UserErrorGenericResourceNotFound' },
  });
  expect(story.outcome('PUT', instance, instanceBody())).toMatchObject({ status: 'Succeeded' });
  expect(story.items(`${instance}/recoveryPoints`)).toEqual([]);
});

test('a lock keeps the snapshots of a purged instance until it is removed', () => {
  const story = protectedStory();
  story.call('DELETE', instance);
  story.pass(day);
  const lock = story.addLock(snapshots);
  story.pass(20 * day);
  expect(story.items(diskSnapshots)).toHaveLength(1);
  story.world.resources.remove(lock);
  story.pass(day);
  expect(story.items(diskSnapshots)).toEqual([]);
});

test('a soft-deleted volume cannot be protected again in its vault, but in another one; then it cannot be resumed', () => {
  const story = protectedStory();
  addVault(story.world, { resourceGroupId: plant, name: 'second', location: 'eastus2' });
  story.call('DELETE', instance);
  story.pass(hour);
  const code = 'UserErrorDppDatasourceAlreadyHasBackupInstance';
  expect(story.call('PUT', instance, instanceBody())).toMatchObject({ status: 400, body: { error: { code } } });
  expect(story.outcome('PUT', `${instance}-2`, instanceBody())).toMatchObject({ status: 'Failed', error: { code } });

  story.call('PUT', `${second}/backupPolicies/daily`, policyBody());
  const principalId = textAt(story.world.resources.get(second), 'identity', 'principalId') ?? '';
  for (const one of story.world.resources.list('Microsoft.Authorization/roleAssignments')) {
    if (textAt(one.properties, 'principalId') !== story.principalId) continue;
    story.world.resources.put({ ...one, id: `${one.id}-2`, properties: { ...one.properties, principalId } });
  }
  const body = instanceBody({ policy: `${second}/backupPolicies/daily` });
  expect(story.outcome('PUT', `${second}/backupInstances/recipes`, body)).toMatchObject({ status: 'Succeeded' });
  expect(story.call('POST', `${deleted}/undelete`).status).toBe(200);
  expect(story.call('POST', `${instance}/resumeProtection`)).toMatchObject({
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
  const story = protectedStory();
  story.outcome('PATCH', vault, { properties: { securitySettings: { softDeleteSettings: { state: 'Off' } } } });
  const lock = story.addLock(snapshots);
  expect(story.outcome('DELETE', instance)).toMatchObject({ status: 'Failed', error: { code: 'UserErrorSnapshotRGLocked' } });
  expect(story.items(`${instance}/recoveryPoints`)).toHaveLength(1);
  story.world.resources.remove(lock);
  expect(story.outcome('DELETE', instance)).toMatchObject({ status: 'Succeeded' });
  expect(story.items(diskSnapshots)).toEqual([]);
  expect(story.items(`${vault}/deletedBackupInstances`)).toEqual([]);
});

test('a vault with a protected volume cannot be deleted', () => {
  const story = protectedStory();
  expect(story.call('DELETE', vault).status).toBe(400);
});

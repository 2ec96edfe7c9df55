import { expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import type { Fault } from '../../world/faults.ts';
import { removeVolumeSnapshot } from '../elastic-san/snapshots.ts';
import { backupBody, group, instance, instanceBody, minute, restoreBody, snapshots, Story } from '../../test-support/story.ts';

const diskSnapshots = `${snapshots}/providers/Microsoft.Compute/snapshots`;
const noDisks = {
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'Disk quota maximum limit has been reached.',
  recommendedAction: 'Raise the quota.',
};

const orderFailure = (story: Story, operation: 'backup' | 'restore' | 'configure', target: string): void => {
  const fault: Fault = { id: 'one', kind: 'fail-later', operation, target, times: 1, ...noDisks };
  story.world.faults.add(fault);
};

const leftOver = (story: Story): unknown[] => [
  ...story.items(`${group}/snapshots`),
  ...story.items(diskSnapshots),
  ...story.items(`${instance}/recoveryPoints`),
];
const failed = {
  properties: {
    status: 'Failed',
    errorDetails: [{ code: noDisks.code, message: noDisks.message, recommendedAction: ['Raise the quota.'] }],
  },
};

test.each(['*', 'recipes', 'RECIPES', 'linesan-line1-3f1f6c1a', 'linesan\\recipes'])(
  'a backup fails late where a failure was ordered for %s, and leaves nothing',
  (target) => {
    const story = new Story();
    story.protect();
    orderFailure(story, 'backup', target);
    story.call('POST', `${instance}/backup`, backupBody);
    story.pass(3 * minute);
    expect(leftOver(story)).toHaveLength(2);
    story.pass(5 * minute);
    expect(leftOver(story)).toEqual([]);
    expect(story.backUp()).toMatchObject({ properties: { status: 'Completed' } });
  },
);

test('a failure that was ordered for another volume does not happen here', () => {
  const story = new Story();
  story.protect();
  orderFailure(story, 'backup', 'drawings');
  expect(story.backUp()).toMatchObject({ properties: { status: 'Completed' } });
  expect(story.world.faults.all).toHaveLength(1);
});

test('the job of a failed backup says why', () => {
  const story = new Story();
  story.protect();
  orderFailure(story, 'backup', '*');
  expect(story.backUp()).toMatchObject(failed);
});

test('a backup that meets the quota of snapshots fails in its job and leaves nothing more; with room again it goes on', () => {
  const story = new Story();
  story.protect();
  story.backUp();
  story.world.snapshotQuota = 1;
  expect(story.backUp()).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code: noDisks.code }] } });
  expect([story.items(diskSnapshots).length, story.items(`${group}/snapshots`)]).toEqual([1, []]);
  story.world.snapshotQuota = 2;
  expect(story.backUp()).toMatchObject({ properties: { status: 'Completed' } });
});

test('a restore that fails late makes no volume', () => {
  const story = new Story();
  story.protect();
  story.backUp();
  orderFailure(story, 'restore', 'recipes-back');
  const body = restoreBody(textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '', 'recipes-back');
  expect(story.jobOf(story.call('POST', `${instance}/restore`, body))).toMatchObject(failed);
  expect(story.call('GET', `${group}/volumes/recipes-back`).status).toBe(404);
  expect(story.jobOf(story.call('POST', `${instance}/restore`, body))).toMatchObject({ properties: { status: 'Completed' } });
});

test('configuring that fails late leaves an instance that can be configured again', () => {
  const story = new Story();
  orderFailure(story, 'configure', 'recipes');
  expect(story.outcome('PUT', instance, instanceBody())).toMatchObject({
    status: 'Failed',
    error: { code: noDisks.code, additionalInfo: [{ type: 'UserFacingError', info: { recommendedAction: ['Raise the quota.'] } }] },
  });
  expect(story.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ConfiguringProtectionFailed' } });
  expect(story.outcome('PUT', instance, instanceBody())).toMatchObject({ status: 'Succeeded' });
});

const losses: { what: string; code: string; lose: (story: Story) => void }[] = [
  {
    what: 'the temporary snapshot',
    code: 'UserErrorElasticSanVolumeSnapshotNotFound',
    lose: (story) => removeVolumeSnapshot(story.world, textAt(story.items(`${group}/snapshots`)[0], 'id') ?? ''),
  },
  {
    what: 'the disk snapshot',
    code: 'UserErrorDiskSnapshotNotFound',
    lose: (story) => story.world.resources.remove(textAt(story.items(diskSnapshots)[0], 'id') ?? ''),
  },
];

test.each(losses)('a backup fails and cleans up when somebody deletes $what under it', ({ code, lose }) => {
  const story = new Story();
  story.protect();
  const answer = story.call('POST', `${instance}/backup`, backupBody);
  story.pass(3 * minute);
  lose(story);
  expect(story.jobOf(answer)).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code }] } });
  expect(leftOver(story)).toEqual([]);
});

test('a backup fails and cleans up when the vault loses a role under it', () => {
  const story = new Story();
  story.protect();
  const answer = story.call('POST', `${instance}/backup`, backupBody);
  story.pass(minute);
  story.revoke('7efff54f-a5b4-42b5-a1c5-5411624893ce');
  expect(story.jobOf(answer)).toMatchObject({
    properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorNotEnoughPermissionOnSnapshotRG' }] },
  });
  expect(leftOver(story)).toEqual([]);
});

test('a backup fails and cleans up when its instance is deleted under it', () => {
  const story = new Story();
  story.protect();
  const answer = story.call('POST', `${instance}/backup`, backupBody);
  story.call('DELETE', instance);
  story.pass(10 * minute);
  const results = story.get(answer.headers['Location']?.replace('https://azure.example', '') ?? '');
  expect(story.get(textAt(results, 'jobId') ?? '')).toMatchObject({
    properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorBackupInstanceNotFound' }] },
  });
  expect([...story.items(`${group}/snapshots`), ...story.items(diskSnapshots)]).toEqual([]);
});

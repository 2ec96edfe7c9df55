import { expect, test } from 'vitest';
import { textAt } from '../../arm/bodies.ts';
import type { Fault } from '../../world/faults.ts';
import { removeVolumeSnapshot } from '../elastic-san/snapshots.ts';
import { backupBody, group, instance, instanceBody, minute, restoreBody, snapshots, TestEstate } from '../../test-support/test-estate.ts';

const diskSnapshots = `${snapshots}/providers/Microsoft.Compute/snapshots`;
const noDisks = {
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'Disk quota maximum limit has been reached.',
  recommendedAction: 'Raise the quota.',
};

const orderFailure = (estate: TestEstate, operation: 'backup' | 'restore' | 'configure', target: string): void => {
  const fault: Fault = { id: 'one', kind: 'fail-later', operation, target, times: 1, ...noDisks };
  estate.world.faults.add(fault);
};

const leftOver = (estate: TestEstate): unknown[] => [
  ...estate.items(`${group}/snapshots`),
  ...estate.items(diskSnapshots),
  ...estate.items(`${instance}/recoveryPoints`),
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
    const estate = new TestEstate();
    estate.protect();
    orderFailure(estate, 'backup', target);
    estate.call('POST', `${instance}/backup`, backupBody);
    estate.pass(3 * minute);
    expect(leftOver(estate)).toHaveLength(2);
    estate.pass(5 * minute);
    expect(leftOver(estate)).toEqual([]);
    expect(estate.backUp()).toMatchObject({ properties: { status: 'Completed' } });
  },
);

test('a failure that was ordered for another volume does not happen here', () => {
  const estate = new TestEstate();
  estate.protect();
  orderFailure(estate, 'backup', 'drawings');
  expect(estate.backUp()).toMatchObject({ properties: { status: 'Completed' } });
  expect(estate.world.faults.all).toHaveLength(1);
});

test('the job of a failed backup says why', () => {
  const estate = new TestEstate();
  estate.protect();
  orderFailure(estate, 'backup', '*');
  expect(estate.backUp()).toMatchObject(failed);
});

test('a backup that meets the quota of snapshots fails in its job and leaves nothing more; with room again it goes on', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.backUp();
  estate.world.snapshotQuota = 1;
  expect(estate.backUp()).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code: noDisks.code }] } });
  expect([estate.items(diskSnapshots).length, estate.items(`${group}/snapshots`)]).toEqual([1, []]);
  estate.world.snapshotQuota = 2;
  expect(estate.backUp()).toMatchObject({ properties: { status: 'Completed' } });
});

test('a restore that fails late makes no volume', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.backUp();
  orderFailure(estate, 'restore', 'recipes-back');
  const body = restoreBody(textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '', 'recipes-back');
  expect(estate.jobOf(estate.call('POST', `${instance}/restore`, body))).toMatchObject(failed);
  expect(estate.call('GET', `${group}/volumes/recipes-back`).status).toBe(404);
  expect(estate.jobOf(estate.call('POST', `${instance}/restore`, body))).toMatchObject({ properties: { status: 'Completed' } });
});

test('configuring that fails late leaves an instance that can be configured again', () => {
  const estate = new TestEstate();
  orderFailure(estate, 'configure', 'recipes');
  expect(estate.outcome('PUT', instance, instanceBody())).toMatchObject({
    status: 'Failed',
    error: { code: noDisks.code, additionalInfo: [{ type: 'UserFacingError', info: { recommendedAction: ['Raise the quota.'] } }] },
  });
  expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ConfiguringProtectionFailed' } });
  expect(estate.outcome('PUT', instance, instanceBody())).toMatchObject({ status: 'Succeeded' });
});

const losses: { what: string; code: string; lose: (estate: TestEstate) => void }[] = [
  {
    what: 'the temporary snapshot',
    code: 'UserErrorElasticSanVolumeSnapshotNotFound',
    lose: (estate) => removeVolumeSnapshot(estate.world, textAt(estate.items(`${group}/snapshots`)[0], 'id') ?? ''),
  },
  {
    what: 'the disk snapshot',
    code: 'UserErrorDiskSnapshotNotFound',
    lose: (estate) => estate.world.resources.remove(textAt(estate.items(diskSnapshots)[0], 'id') ?? ''),
  },
];

test.each(losses)('a backup fails and cleans up when somebody deletes $what under it', ({ code, lose }) => {
  const estate = new TestEstate();
  estate.protect();
  const answer = estate.call('POST', `${instance}/backup`, backupBody);
  estate.pass(3 * minute);
  lose(estate);
  expect(estate.jobOf(answer)).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code }] } });
  expect(leftOver(estate)).toEqual([]);
});

test('a backup fails and cleans up when the vault loses a role under it', () => {
  const estate = new TestEstate();
  estate.protect();
  const answer = estate.call('POST', `${instance}/backup`, backupBody);
  estate.pass(minute);
  estate.revoke('7efff54f-a5b4-42b5-a1c5-5411624893ce');
  expect(estate.jobOf(answer)).toMatchObject({
    properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorNotEnoughPermissionOnSnapshotRG' }] },
  });
  expect(leftOver(estate)).toEqual([]);
});

test('a backup fails and cleans up when its instance is deleted under it', () => {
  const estate = new TestEstate();
  estate.protect();
  const answer = estate.call('POST', `${instance}/backup`, backupBody);
  estate.call('DELETE', instance);
  estate.pass(10 * minute);
  const results = estate.get(answer.headers['Location']?.replace('https://azure.example', '') ?? '');
  expect(estate.get(textAt(results, 'jobId') ?? '')).toMatchObject({
    properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorBackupInstanceNotFound' }] },
  });
  expect([...estate.items(`${group}/snapshots`), ...estate.items(diskSnapshots)]).toEqual([]);
});

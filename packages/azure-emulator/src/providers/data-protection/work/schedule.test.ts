import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../../arm/bodies.ts';
import { deleteVolume } from '../../elastic-san/volumes.ts';
import { policyBody } from '../items/request-bodies.ts';
import {
  day,
  group,
  hour,
  instance,
  instanceBody,
  minute,
  policy,
  restoreBody,
  snapshots,
  Story,
  vault,
} from '../../../test-support/story.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const points = `${instance}/recoveryPoints`;

const daysOf = (story: Story): string[] =>
  story.items(points).map((point) => (textAt(point, 'properties', 'recoveryPointTime') ?? '').slice(5, 16));
const snapshotNames = (story: Story): string[] =>
  story.items(`${snapshots}/providers/Microsoft.Compute/snapshots`).map((snapshot) => textAt(snapshot, 'name') ?? '');
const jobStates = (story: Story): unknown[] => story.items(`${vault}/backupJobs`).map((job) => valueAt(job, 'properties', 'status'));

describe('a protected volume', () => {
  test('is backed up every day, and after ten days the points of the last seven are there', () => {
    const story = new Story();
    story.protect();
    story.pass(10 * day);
    expect(daysOf(story)).toEqual([
      '09-17T13:00',
      '09-16T13:00',
      '09-15T13:00',
      '09-14T13:00',
      '09-13T13:00',
      '09-12T13:00',
      '09-11T13:00',
    ]);
    expect(snapshotNames(story)).toHaveLength(7);
    expect(jobStates(story)).toEqual(Array.from({ length: 10 }, () => 'Completed'));
    const jobs = story.items(`${vault}/backupJobs`);
    expect(jobs.every((job) => valueAt(job, 'properties', 'isUserTriggered') === false)).toBe(true);
  });

  test('shows when a point expires once it is an hour old', () => {
    const story = new Story();
    story.protect();
    story.pass(5 * hour);
    expect(story.items(points)).toMatchObject([{ properties: { expiryTime: null } }]);
    story.pass(hour);
    expect(story.items(points)).toMatchObject([{ properties: { expiryTime: '2026-09-15T13:00:00.0000000Z' } }]);
  });

  test('is backed up at the new time after its policy was changed', () => {
    const story = new Story();
    story.protect();
    story.call('PUT', policy, policyBody('P7D', '20:30'));
    story.pass(2 * day);
    expect(daysOf(story)).toEqual(['09-09T20:30', '09-08T20:30']);
  });

  test('loses points at once when the policy keeps them for a shorter time', () => {
    const story = new Story();
    story.protect();
    story.pass(5 * day);
    expect(daysOf(story)).toHaveLength(5);
    story.call('PUT', policy, policyBody('P2D'));
    story.pass(minute);
    expect(daysOf(story)).toEqual(['09-12T13:00', '09-11T13:00']);
    expect(snapshotNames(story)).toHaveLength(2);
  });

  test('moves to another policy and keeps its state', () => {
    const story = new Story();
    story.protect();
    const nightly = `${vault}/backupPolicies/nightly`;
    story.call('PUT', nightly, policyBody('P3D', '23:00'));
    const change = story.call('PUT', instance, instanceBody({ policy: nightly }));
    expect(change.status).toBe(202);
    expect(story.get(instance)).toMatchObject({ properties: { currentProtectionState: 'UpdatingProtection' } });
    story.pass(day);
    expect(story.get(instance)).toMatchObject({
      properties: { currentProtectionState: 'ProtectionConfigured', policyInfo: { policyId: nightly } },
    });
    expect(daysOf(story)).toEqual(['09-08T23:00']);
    expect(story.call('PUT', instance, instanceBody({ policy: nightly, volume: 'other' })).status).toBe(400);
  });
});

test('scheduled backups of a deleted volume fail and say so, and its points stay restorable until they expire', () => {
  const story = new Story();
  story.write('recipes', 1, 'last words');
  const content = story.digest('recipes');
  story.protect();
  story.pass(day);
  deleteVolume(story.world, `${group}/volumes/recipes`);
  story.pass(2 * day);
  expect(jobStates(story)).toEqual(['Completed', 'Failed', 'Failed']);
  const [, failed] = story.items(`${vault}/backupJobs`);
  expect(failed).toMatchObject({
    properties: {
      isUserTriggered: false,
      errorDetails: [{ code: 'UserErrorElasticSanVolumeNotFound', message: 'The volume recipes could not be found.' }],
    },
  });
  const pointId = textAt(story.items(points)[0], 'name') ?? '';
  expect(story.jobOf(story.call('POST', `${instance}/restore`, restoreBody(pointId, 'recipes-back')))).toMatchObject({
    properties: { status: 'Completed' },
  });
  expect(story.digest('recipes-back')).toBe(content);
  story.pass(7 * day);
  expect(story.items(points)).toEqual([]);
});

test('a backup without its role fails, and the next one works when the role is back', () => {
  const story = new Story();
  story.protect();
  story.revoke(exporter);
  story.pass(day);
  story.grant(exporter, vault.split('/providers/')[0] ?? '');
  story.pass(day);
  expect(jobStates(story)).toEqual(['Failed', 'Completed']);
});

test('a delete lock on the snapshots keeps expired points, the jobs say so, and all go when it is removed', () => {
  const story = new Story();
  story.protect();
  story.pass(7 * day);
  const lock = story.addLock(snapshots);
  story.pass(2 * day);
  expect(daysOf(story)).toHaveLength(9);
  expect(snapshotNames(story)).toHaveLength(9);
  expect(jobStates(story).slice(-2)).toEqual(['CompletedWithWarnings', 'CompletedWithWarnings']);
  const last = textAt(story.items(`${vault}/backupJobs`).at(-1), 'id') ?? '';
  expect(story.get(last)).toMatchObject({
    properties: {
      errorDetails: null,
      extendedInfo: { warningDetails: [{ resourceName: 'snapshots', warning: { code: 'UserErrorSnapshotRGLocked' } }] },
    },
  });
  story.world.resources.remove(lock);
  story.pass(day);
  expect(daysOf(story)).toHaveLength(7);
  expect(jobStates(story).at(-1)).toBe('Completed');
});

test('expired points that a lock held go within a day of its removal, even when no backup runs any more', () => {
  const story = new Story();
  story.protect();
  story.pass(3 * day);
  story.outcome('POST', `${instance}/suspendBackups`);
  const lock = story.addLock(snapshots);
  story.pass(20 * day);
  expect(daysOf(story)).toHaveLength(3);
  story.world.resources.remove(lock);
  story.pass(day);
  expect(daysOf(story)).toEqual(['09-10T13:00']);
});

test('a delete lock on the Elastic SAN makes backups fail before anything is made', () => {
  const story = new Story();
  story.protect();
  story.addLock(group.split('/volumeGroups/')[0] ?? '');
  expect(story.backUp()).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorElasticSanLocked' }] } });
  expect(story.items(`${group}/snapshots`)).toEqual([]);
});

test('an instance never has more than 450 points; the backup after that fails and says so', () => {
  const story = new Story();
  story.call('PUT', policy, policyBody('P2Y'));
  story.protect();
  story.pass(451 * day);
  const last = story.items(`${vault}/backupJobs`).at(-1);
  expect(last).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorMaxRecoveryPointsLimitReached' }] } });
  expect(snapshotNames(story)).toHaveLength(100);
  expect(story.world.resources.list('Microsoft.Compute/snapshots')).toHaveLength(450);
});

describe('protection that is stopped', () => {
  test('keeps every point for ever, and expiry goes on when it is resumed', () => {
    const story = new Story();
    story.protect();
    story.pass(3 * day);
    expect(story.outcome('POST', `${instance}/stopProtection`)).toMatchObject({ status: 'Succeeded' });
    expect(story.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionStopped' } });
    story.pass(30 * day);
    expect(daysOf(story)).toEqual(['09-10T13:00', '09-09T13:00', '09-08T13:00']);
    expect(story.items(points)[0]).toMatchObject({ properties: { expiryTime: null } });
    expect(story.outcome('POST', `${instance}/resumeProtection`)).toMatchObject({ status: 'Succeeded' });
    story.pass(day);
    expect(daysOf(story)).toEqual(['10-11T13:00']);
    expect(story.call('POST', `${instance}/resumeProtection`)).toMatchObject({ status: 200 });
  });

  test('as the policy says lets points expire but the latest', () => {
    const story = new Story();
    story.protect();
    story.pass(3 * day);
    expect(story.outcome('POST', `${instance}/suspendBackups`)).toMatchObject({ status: 'Succeeded' });
    story.pass(30 * day);
    expect(daysOf(story)).toEqual(['09-10T13:00']);
    expect(story.outcome('POST', `${instance}/resumeBackups`)).toMatchObject({ status: 'Succeeded' });
    expect(story.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionConfigured' } });
  });

  test('cannot be stopped again or backed up', () => {
    const story = new Story();
    story.protect();
    story.outcome('POST', `${instance}/stopProtection`);
    expect(story.call('POST', `${instance}/stopProtection`).status).toBe(400);
    expect(story.call('POST', `${instance}/backup`, {})).toMatchObject({
      status: 400,
      body: { error: { message: 'Operation AdhocBackup is not allowed on Backup Instance with Protection Status ProtectionStopped' } },
    });
  });
});

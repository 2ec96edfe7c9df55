import { describe, expect, test } from 'vitest';
import { textAt, valueAt } from '../../../arm/bodies.ts';
import { deleteVolume } from '../../elastic-san/volumes.ts';
import { policyBody } from '../items/request-bodies.ts';
import {
  backupBody,
  day,
  group,
  hour,
  instance,
  instanceBody,
  minute,
  policy,
  restoreBody,
  san,
  snapshots,
  subscription,
  TestEstate,
  vault,
} from '../../../test-support/test-estate.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const points = `${instance}/recoveryPoints`;

const daysOf = (estate: TestEstate): string[] =>
  estate.items(points).map((point) => (textAt(point, 'properties', 'recoveryPointTime') ?? '').slice(5, 16));
const snapshotNames = (estate: TestEstate): string[] =>
  estate.items(`${snapshots}/providers/Microsoft.Compute/snapshots`).map((snapshot) => textAt(snapshot, 'name') ?? '');
const jobStates = (estate: TestEstate): unknown[] => estate.items(`${vault}/backupJobs`).map((job) => valueAt(job, 'properties', 'status'));

describe('a protected volume', () => {
  test('is backed up every day, and after ten days the points of the last seven are there', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.pass(10 * day);
    expect(daysOf(estate)).toEqual([
      '09-17T13:00',
      '09-16T13:00',
      '09-15T13:00',
      '09-14T13:00',
      '09-13T13:00',
      '09-12T13:00',
      '09-11T13:00',
    ]);
    expect(snapshotNames(estate)).toHaveLength(7);
    expect(jobStates(estate)).toEqual(Array.from({ length: 10 }, () => 'Completed'));
    const jobs = estate.items(`${vault}/backupJobs`);
    expect(jobs.every((job) => valueAt(job, 'properties', 'isUserTriggered') === false)).toBe(true);
  });

  test('shows when a point expires once it is an hour old', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.pass(5 * hour);
    expect(estate.items(points)).toMatchObject([{ properties: { expiryTime: null } }]);
    estate.pass(hour);
    expect(estate.items(points)).toMatchObject([{ properties: { expiryTime: '2026-09-15T13:00:00.0000000Z' } }]);
  });

  test('is backed up at the new time after its policy was changed', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.call('PUT', policy, policyBody('P7D', '20:30'));
    estate.pass(2 * day);
    expect(daysOf(estate)).toEqual(['09-09T20:30', '09-08T20:30']);
  });

  test('loses points at once when the policy keeps them for a shorter time', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.pass(5 * day);
    expect(daysOf(estate)).toHaveLength(5);
    estate.call('PUT', policy, policyBody('P2D'));
    estate.pass(minute);
    expect(daysOf(estate)).toEqual(['09-12T13:00', '09-11T13:00']);
    expect(snapshotNames(estate)).toHaveLength(2);
  });

  test('moves to another policy and keeps its state', () => {
    const estate = new TestEstate();
    estate.protect();
    const nightly = `${vault}/backupPolicies/nightly`;
    estate.call('PUT', nightly, policyBody('P3D', '23:00'));
    const change = estate.call('PUT', instance, instanceBody({ policy: nightly }));
    expect(change.status).toBe(202);
    expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'UpdatingProtection' } });
    estate.pass(day);
    expect(estate.get(instance)).toMatchObject({
      properties: { currentProtectionState: 'ProtectionConfigured', policyInfo: { policyId: nightly } },
    });
    expect(daysOf(estate)).toEqual(['09-08T23:00']);
    expect(estate.call('PUT', instance, instanceBody({ policy: nightly, volume: 'other' })).status).toBe(400);
  });
});

test('scheduled backups of a deleted volume fail and say so, and its points stay restorable until they expire', () => {
  const estate = new TestEstate();
  estate.write('recipes', 1, 'last words');
  const content = estate.digest('recipes');
  estate.protect();
  estate.pass(day);
  deleteVolume(estate.world, `${group}/volumes/recipes`);
  estate.pass(2 * day);
  expect(jobStates(estate)).toEqual(['Completed', 'Failed', 'Failed']);
  const [, failed] = estate.items(`${vault}/backupJobs`);
  expect(failed).toMatchObject({
    properties: {
      isUserTriggered: false,
      errorDetails: [{ code: 'UserErrorElasticSanVolumeNotFound', message: 'The volume recipes could not be found.' }],
    },
  });
  const pointId = textAt(estate.items(points)[0], 'name') ?? '';
  expect(estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(pointId, 'recipes-back')))).toMatchObject({
    properties: { status: 'Completed' },
  });
  expect(estate.digest('recipes-back')).toBe(content);
  estate.pass(7 * day);
  expect(estate.items(points)).toEqual([]);
});

test('a backup without its role fails, and the next one works when the role is back', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.revoke(exporter);
  estate.pass(day);
  estate.grant(exporter, vault.split('/providers/')[0] ?? '');
  estate.pass(day);
  expect(jobStates(estate)).toEqual(['Failed', 'Completed']);
});

test('a delete lock on the snapshots keeps expired points, the jobs say so, and all go when it is removed', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.pass(7 * day);
  const lock = estate.addLock(snapshots);
  estate.pass(2 * day);
  expect(daysOf(estate)).toHaveLength(9);
  expect(snapshotNames(estate)).toHaveLength(9);
  expect(jobStates(estate).slice(-2)).toEqual(['CompletedWithWarnings', 'CompletedWithWarnings']);
  const last = textAt(estate.items(`${vault}/backupJobs`).at(-1), 'id') ?? '';
  expect(estate.get(last)).toMatchObject({
    properties: {
      errorDetails: null,
      extendedInfo: { warningDetails: [{ resourceName: 'snapshots', warning: { code: 'UserErrorSnapshotRGLocked' } }] },
    },
  });
  estate.world.resources.remove(lock);
  estate.pass(day);
  expect(daysOf(estate)).toHaveLength(7);
  expect(jobStates(estate).at(-1)).toBe('Completed');
});

test('expired points that a lock held go within a day of its removal, even when no backup runs any more', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.pass(3 * day);
  estate.outcome('POST', `${instance}/suspendBackups`);
  const lock = estate.addLock(snapshots);
  estate.pass(20 * day);
  expect(daysOf(estate)).toHaveLength(3);
  estate.world.resources.remove(lock);
  estate.pass(day);
  expect(daysOf(estate)).toEqual(['09-10T13:00']);
});

test('a delete lock on the Elastic SAN makes backups fail before anything is made', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.addLock(group.split('/volumeGroups/')[0] ?? '');
  expect(estate.backUp()).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorElasticSanLocked' }] } });
  expect(estate.items(`${group}/snapshots`)).toEqual([]);
});

test.each([
  ['a read-only lock on the Elastic SAN', san, 'UserErrorElasticSanLocked'],
  ['a read-only lock on the snapshots', snapshots, 'UserErrorSnapshotRGLocked'],
  ['a read-only lock on the subscription', subscription, 'UserErrorElasticSanLocked'],
])('%s makes backups fail before anything is made', (_, scope, code) => {
  const estate = new TestEstate();
  estate.protect();
  estate.call('POST', `${instance}/backup`, backupBody);
  estate.pass(10 * minute);
  const lock = estate.addLock(scope, 'ReadOnly');
  estate.pass(day);
  const [, last] = estate.items(`${vault}/backupJobs`);
  expect(last).toMatchObject({
    properties: { status: 'Failed', errorDetails: [{ code, message: expect.stringContaining(scope) as string }] },
  });
  expect([daysOf(estate).length, snapshotNames(estate).length, estate.items(`${group}/snapshots`)]).toEqual([1, 1, []]);
  estate.world.resources.remove(lock);
  expect(estate.backUp()).toMatchObject({ properties: { status: 'Completed' } });
});

test.each([
  ['on the snapshots before the export', snapshots, 0, 'Failed', 'UserErrorSnapshotRGLocked', 0, 0],
  ['on the Elastic SAN before the export', san, 0, 'Failed', 'UserErrorElasticSanLocked', 0, 1],
  ['on the snapshots after the export', snapshots, 5 * minute, 'Completed', undefined, 1, 0],
  ['on the Elastic SAN after the export', san, 5 * minute, 'CompletedWithWarnings', undefined, 1, 1],
])('a read-only lock %s stops what is still to be written', (_, scope, after, status, code, points, left) => {
  const estate = new TestEstate();
  estate.protect();
  const started = estate.call('POST', `${instance}/backup`, backupBody);
  estate.pass(after);
  estate.addLock(scope, 'ReadOnly');
  const job = estate.jobOf(started);
  expect([textAt(job, 'properties', 'status'), textAt(job, 'properties', 'errorDetails', 0, 'code')]).toEqual([status, code]);
  expect([daysOf(estate).length, estate.items(`${group}/snapshots`).length]).toEqual([points, left]);
});

test('an instance never has more than 450 points; the backup after that fails and says so', () => {
  const estate = new TestEstate();
  estate.call('PUT', policy, policyBody('P2Y'));
  estate.protect();
  estate.pass(451 * day);
  const last = estate.items(`${vault}/backupJobs`).at(-1);
  expect(last).toMatchObject({ properties: { status: 'Failed', errorDetails: [{ code: 'UserErrorMaxRecoveryPointsLimitReached' }] } });
  expect(snapshotNames(estate)).toHaveLength(100);
  expect(estate.world.resources.list('Microsoft.Compute/snapshots')).toHaveLength(450);
});

describe('protection that is stopped', () => {
  test('keeps every point for ever, and expiry goes on when it is resumed', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.pass(3 * day);
    expect(estate.outcome('POST', `${instance}/stopProtection`)).toMatchObject({ status: 'Succeeded' });
    expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionStopped' } });
    estate.pass(30 * day);
    expect(daysOf(estate)).toEqual(['09-10T13:00', '09-09T13:00', '09-08T13:00']);
    expect(estate.items(points)[0]).toMatchObject({ properties: { expiryTime: null } });
    expect(estate.outcome('POST', `${instance}/resumeProtection`)).toMatchObject({ status: 'Succeeded' });
    estate.pass(day);
    expect(daysOf(estate)).toEqual(['10-11T13:00']);
    expect(estate.call('POST', `${instance}/resumeProtection`)).toMatchObject({ status: 200 });
  });

  test('as the policy says lets points expire but the latest', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.pass(3 * day);
    expect(estate.outcome('POST', `${instance}/suspendBackups`)).toMatchObject({ status: 'Succeeded' });
    estate.pass(30 * day);
    expect(daysOf(estate)).toEqual(['09-10T13:00']);
    expect(estate.outcome('POST', `${instance}/resumeBackups`)).toMatchObject({ status: 'Succeeded' });
    expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionConfigured' } });
  });

  test('cannot be stopped again or backed up', () => {
    const estate = new TestEstate();
    estate.protect();
    estate.outcome('POST', `${instance}/stopProtection`);
    expect(estate.call('POST', `${instance}/stopProtection`).status).toBe(400);
    expect(estate.call('POST', `${instance}/backup`, {})).toMatchObject({
      status: 400,
      body: { error: { message: 'Operation AdhocBackup is not allowed on Backup Instance with Protection Status ProtectionStopped' } },
    });
  });
});

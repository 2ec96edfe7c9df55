import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberAt, textAt, valueAt } from '../../../arm/bodies.ts';
import type { Resource } from '../../../world/resource-store.ts';
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
  TestEstate,
  vault,
} from '../../../test-support/test-estate.ts';
import { factsOf } from '../items/instance-facts.ts';
import { instanceFrom } from '../items/instances.ts';
import { policyBody } from '../items/request-bodies.ts';
import { liveQuietly } from './quiet.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const snapshotList = `${snapshots}/providers/Microsoft.Compute/snapshots`;
const volume = `${group}/volumes/recipes`;
const firstRun = Date.parse('2026-09-08T13:00:00Z');

/** An estate whose volume is protected by Azure's API, so that every backup is carried out. */
function carriedOut(): TestEstate {
  const estate = new TestEstate();
  estate.pass(8 * minute);
  estate.protect();
  return estate;
}

const found = (estate: TestEstate, id: string): Resource => {
  const resource = estate.world.resources.get(id);
  if (resource === undefined) throw new Error(`There is no ${id}.`);
  return resource;
};

/** The same estate, the backups of which are only looked at when they are due. */
function quiet(first = firstRun): TestEstate {
  const estate = new TestEstate();
  estate.pass(18 * minute);
  const { world } = estate;
  liveQuietly(world, {
    instance: world.resources.put(instanceFrom(world, instance, instanceBody(), 'ProtectionConfigured')),
    volume: found(estate, volume),
    policy: found(estate, policy),
    snapshotGroupId: snapshots,
    location: 'eastus2',
    sizeGiB: 2,
    sku: 'Standard_LRS',
    first,
    retentionMs: 7 * day,
  });
  factsOf(world, instance).configuredAt = Date.parse('2026-09-08T08:08:00Z');
  return estate;
}

// Drawn in the one and numbered in the other.
const drawn = /[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}/g;
const withoutDrawn = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll(drawn, '…'));

/** Everything that Azure tells of the backups of an estate. */
function toldBy(estate: TestEstate): unknown {
  const jobs = estate.items(`${vault}/backupJobs`);
  const disks = estate.items(snapshotList);
  return withoutDrawn({
    instance: estate.call('GET', instance).body,
    points: estate.items(`${instance}/recoveryPoints`),
    jobs: jobs.map((job) => estate.get(textAt(job, 'id') ?? '')),
    disks,
    contents: disks.map((disk) => estate.world.blocks.digest(textAt(disk, 'id') ?? '')),
    temporary: estate.items(`${group}/snapshots`),
  });
}

const firstDisk = (estate: TestEstate): string => textAt(estate.items(snapshotList)[0], 'id') ?? '';

/** What people do to an instance and around it. */
const deeds: Record<string, (estate: TestEstate) => unknown> = {
  stop: (estate) => estate.outcome('POST', `${instance}/stopProtection`),
  suspend: (estate) => estate.outcome('POST', `${instance}/suspendBackups`),
  resume: (estate) => estate.outcome('POST', `${instance}/resumeProtection`),
  'back up': (estate) => estate.backUp(),
  'keep for less': (estate) => estate.call('PUT', policy, policyBody('P3D')),
  'keep for longer': (estate) => estate.call('PUT', policy, policyBody('P9D')),
  'back up later': (estate) => estate.call('PUT', policy, policyBody('P7D', '20:30')),
  'take the role away': (estate) => estate.revoke(exporter),
  'give the role': (estate) => estate.grant(exporter, group.split('/volumeGroups/')[0] ?? ''),
  lock: (estate) => estate.addLock(snapshots),
  unlock: (estate) => estate.world.resources.remove(`${snapshots}/providers/Microsoft.Authorization/locks/keep`),
  write: (estate) => estate.write('recipes', 3, 'changed'),
  grow: (estate) => estate.outcome('PATCH', volume, { properties: { sizeGiB: 3 } }),
  'remove a snapshot': (estate) => estate.outcome('DELETE', firstDisk(estate)),
  'tag a snapshot': (estate) => estate.outcome('PATCH', firstDisk(estate), { tags: { kept: 'yes' } }),
  'delete the instance': (estate) => estate.outcome('DELETE', instance),
  'order a failure': ({ world }) =>
    world.faults.add({
      id: 'f',
      kind: 'fail-later',
      operation: 'backup',
      target: '*',
      code: 'Ordered',
      message: 'm',
      recommendedAction: 'r',
      times: 1,
    }),
};

describe('backups that are only looked at when they are due', () => {
  test('tell the same as backups that are carried out, whatever people do meanwhile', () => {
    const step = oneof(record({ hours: integer({ min: 1, max: 100 }) }), record({ deed: constantFrom(...Object.keys(deeds)) }));
    assert(
      property(array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const [real, told] = [carriedOut(), quiet()];
        for (const one of steps) {
          for (const estate of [real, told]) {
            if ('hours' in one) estate.pass(one.hours * hour);
            else deeds[one.deed]?.(estate);
          }
          expect(toldBy(told)).toEqual(toldBy(real));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('keep the pace of Azure while work that begins takes ten times as long', () => {
    const estate = quiet();
    estate.world.slowness = 10;
    estate.pass(firstRun - estate.world.timeline.now + 7 * minute);
    expect(estate.items(`${vault}/backupJobs`)).toMatchObject([{ properties: { status: 'Completed', duration: '00:06:40' } }]);
  });

  test.each(Object.keys(deeds))('tell the same when somebody comes to %s after four days', (deed) => {
    const [real, told] = [carriedOut(), quiet()];
    for (const estate of [real, told]) {
      estate.pass(4 * day);
      deeds[deed]?.(estate);
      estate.pass(10 * day);
    }
    expect(toldBy(told)).toEqual(toldBy(real));
  });

  test('are told at each of their stages', () => {
    const [real, told] = [carriedOut(), quiet()];
    for (const estate of [real, told]) estate.pass(4 * hour + 41 * minute);
    for (let step = 0; step < 12; step += 1) {
      for (const estate of [real, told]) estate.pass(minute);
      const [one, other] = [real, told].map((estate) => ({ ...(toldBy(estate) as object), temporary: undefined }));
      expect(other).toEqual(one);
    }
  });
});

describe('a long past', () => {
  test('has a point for every day that its policy keeps, and nothing of it is stored', () => {
    const estate = quiet(firstRun - 500 * day);
    const stored = estate.world.resources.stored;
    expect(estate.world.resources.countOf('Microsoft.Compute/snapshots')).toBe(7);
    expect(estate.world.resources.countOf('Microsoft.DataProtection/backupVaults/backupJobs')).toBe(14);
    estate.pass(100 * day);
    expect(estate.items(`${instance}/recoveryPoints`)).toHaveLength(7);
    expect(estate.world.resources.stored).toBe(stored);
  });

  test('can be restored from', () => {
    const estate = quiet(firstRun - 500 * day);
    const content = estate.digest('recipes');
    estate.write('recipes', 9, 'since then');
    const oldest = textAt(estate.items(`${instance}/recoveryPoints`).at(-1), 'name') ?? '';
    const job = estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(oldest, 'back')));
    expect(valueAt(job, 'properties', 'status')).toBe('Completed');
    expect(estate.digest('back')).toBe(content);
    expect(numberAt(found(estate, `${group}/volumes/back`).properties, 'sizeGiB')).toBe(2);
  });

  test('has names by which everything in it is found again', () => {
    const estate = quiet(firstRun - 500 * day);
    for (const list of [`${instance}/recoveryPoints`, `${vault}/backupJobs`, snapshotList]) {
      const ids = estate.items(list).map((one) => textAt(one, 'id') ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(estate.get(id)).toMatchObject({ id });
    }
  });
});

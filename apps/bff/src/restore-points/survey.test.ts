import { api } from '@esan/contract';
import type { PointVolume } from '@esan/domain';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { startBothWays } from '../testing/both-ways.ts';
import { daysBefore, daysOf, lookAtRows } from '../testing/calendar-screen.ts';
import type { As, Rehearsal } from '../testing/rehearsal.ts';

const day = 86_400_000;
const both = await startBothWays();
afterAll(() => both.close());

// Volumes of two volume groups, some of them backed up daily for 450 days, at six times of the day; and a smaller estate of one group.
const fleet = { scenario: 'fleet' as const, subscriptions: 1, regions: ['eastus2'], protectedPercent: 30 };
const estate = await both.estate({ ...fleet, volumes: 60 });
const newEstate = () => both.estate({ ...fleet, volumes: 27 });
const admin = await estate.person('backup-admin');

const worldOf = ({ azure }: Rehearsal) => azure.detail().then(({ name }) => both.emulator.worlds.get(name));

async function volumesOf(as: As): Promise<{ volumes: PointVolume[]; asOf: string }> {
  const { items, asOf } = await as.get(api.listPointVolumes, { query: {} });
  return { volumes: items.toSorted((one, other) => one.volumeName.localeCompare(other.volumeName)), asOf };
}

async function lookAt(as: As, of = '', days = 60) {
  const { volumes, asOf } = await volumesOf(as);
  const between = daysBefore(asOf, days);
  const found = await lookAtRows(as, volumes, between);
  const one = volumes.find(({ id }) => id === of);
  return { ...found, volumes, between, isTold: one === undefined ? undefined : found.told.has(one.id) };
}

/** What Azure Backup itself lists of some rows. */
async function listedOf(as: As, volumes: readonly PointVolume[], between: { from: string; to: string }): Promise<Map<string, string[]>> {
  const { items } = await as.get(api.browseRestorePoints, { body: { instances: volumes.map(({ id }) => id), between } });
  return new Map(items.map(({ instanceId, points }) => [instanceId, daysOf(points.map(({ time }) => time))]));
}

async function expectTheTruth(as: As, days = 60): Promise<number> {
  const { told, volumes, between } = await lookAt(as, '', days);
  const listed = await listedOf(as, volumes, between);
  for (const [id, found] of told) expect([id, found]).toEqual([id, listed.get(id)]);
  return told.size;
}

const snapshotsOf = async (of: Rehearsal, { snapshotGroupId }: PointVolume): Promise<string[]> => {
  const world = await worldOf(of);
  return (world?.resources.list('Microsoft.Compute/snapshots', snapshotGroupId) ?? []).map(({ id }) => id);
};

/** The snapshots behind an item's points, newest first. */
async function behind(of: Rehearsal, as: As, volume: PointVolume): Promise<string[]> {
  const [, subscriptionId = '', resourceGroup = '', vault = '', instance = ''] =
    /subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/.*backupVaults\/([^/]+)\/backupInstances\/([^/]+)/.exec(volume.id) ?? [];
  const params = { subscriptionId, resourceGroup, vault, instance };
  const { items } = await as.get(api.browseRestorePoints, { body: { instances: [volume.id] } });
  const newest = items[0]?.points[0]?.name ?? '';
  const { item } = await as.get(api.getRestorePoint, { params: { ...params, point: newest } });
  const guid = /AzureBackup_([0-9a-f-]{36})/i.exec(item.snapshot?.name ?? '')?.[1] ?? 'none';
  return (await snapshotsOf(of, volume))
    .filter((id) => id.includes(guid))
    .sort()
    .reverse();
}

test('days of all rows are told by one question, and are those that Azure Backup lists', async () => {
  expect(await expectTheTruth(admin)).toBe(18);
  const { read } = await lookAt(admin);
  expect(read.size).toBe(0);
});

test('what is told of an item is when its snapshots were taken, and by how much its points may be later', async () => {
  const { volumes, asOf } = await volumesOf(admin);
  const [volume] = volumes;
  const body = {
    instances: [volume?.id ?? ''],
    snapshotGroups: [volume?.snapshotGroupId ?? ''],
    between: { from: daysBefore(asOf, 1).from, to: asOf },
  };
  expect(await admin.get(api.surveyRestorePoints, { body })).toEqual({
    asOf: expect.any(String),
    items: [{ instanceId: volume?.id, taken: ['2026-09-07T21:00:00.000Z'], lateMs: 600_000 }],
    missing: [],
  });
  const elsewhere = { ...body, snapshotGroups: [body.snapshotGroups[0]?.replace(/[^/]+$/, 'rg-elsewhere') ?? ''] };
  expect((await admin.get(api.surveyRestorePoints, { body: elsewhere })).items).toEqual([]);
});

test('so are the days of a year ago', async () => {
  expect(await expectTheTruth(admin, 400)).toBe(18);
  const { volumes, asOf } = await volumesOf(admin);
  const then = new Date(Date.parse(asOf) - 240 * day).toISOString();
  const between = daysBefore(then, 60);
  const { told } = await lookAtRows(admin, volumes, between);
  expect([told.size, new Set([...told.values()].map(({ length }) => length))]).toEqual([18, new Set([62])]);
  expect(told).toEqual(await listedOf(admin, volumes, between));
});

test('as far back as there are points, none is told before the oldest', async () => {
  expect(await expectTheTruth(admin, 470)).toBe(18);
});

test('a person who may not see the snapshots, a cloud without Resource Graph: each row is read', async () => {
  const { 'each-service': slowly } = await both.person(estate, 'reader');
  const without = await lookAt(slowly);
  expect([without.told.size, without.read.size]).toEqual([0, 18]);
  const other = await newEstate();
  const { people, subscriptions } = await other.azure.detail();
  const reader = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('reader'));
  await other.azure.removeRoleAssignments({ principalId: reader?.objectId ?? '' });
  const scope = `/subscriptions/${subscriptions[0]?.subscriptionId ?? ''}/resourceGroups/rg-backup-eastus2`;
  await other.azure.assignRole({ principal: reader?.userPrincipalName ?? '', role: 'Reader', scope });
  const blind = await lookAt(await other.person('reader'));
  expect([blind.told.size, blind.read.size]).toEqual([0, 8]);
});

test('points that are some minutes later than their snapshots, as those of Azure are, are told all the same', async () => {
  const other = await newEstate();
  const world = await worldOf(other);
  for (const point of world?.resources.list('Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints') ?? []) {
    const time = Date.parse(String(point.properties['recoveryPointTime'])) + 5.3 * 60_000;
    const recoveryPointTime = new Date(time).toISOString().replace('Z', '1234Z');
    world?.resources.put({ ...point, properties: { ...point.properties, recoveryPointTime } });
  }
  expect(await expectTheTruth(await other.person('reader'))).toBe(8);
  expect(await expectTheTruth(await other.person('reader'), 470)).toBe(8);
});

test('while backups run, what they have copied so far is no point yet, and the others are told', async () => {
  const other = await newEstate();
  const as = await other.person('reader');
  // At nine in the evening the first ones begin.
  await other.azure.advance(13 * 3_600_000 + 4 * 60_000, { evenIfIdle: true });
  expect(await expectTheTruth(as)).toBe(8);
});

test('a snapshot that was deleted by hand: what Azure Backup says of the row is shown, whichever snapshot it was', async () => {
  for (const nth of [0, 3, 59]) {
    const other = await newEstate();
    const as = await other.person('backup-admin');
    const [volume] = (await volumesOf(as)).volumes;
    if (volume === undefined) throw new Error('There is no volume.');
    const snapshots = await behind(other, as, volume);
    expect(snapshots.length).toBe(450);
    await other.azure.deleteResource(snapshots[nth] ?? '');
    const { isTold, read, volumes, between } = await lookAt(as, volume.id);
    expect([nth, isTold, read.get(volume.id)]).toEqual([nth, false, (await listedOf(as, volumes, between)).get(volume.id)]);
    await expectTheTruth(as);
  }
});

test('a snapshot that is left behind, without a point: what Azure Backup says of the row is shown', async () => {
  const other = await newEstate();
  const as = await other.person('backup-admin');
  const [volume] = (await volumesOf(as)).volumes;
  const world = await worldOf(other);
  if (volume === undefined || world === undefined) throw new Error('There is no volume.');
  const snapshots = await behind(other, as, volume);
  const oldest = world.resources.get(snapshots.at(-1) ?? '');
  if (oldest === undefined) throw new Error('There is no snapshot.');
  // Its point went two days ago, and a lock has kept it.
  const left = oldest.name.replace(/_2025-06-(\d\d)/, (_, number: string) => `_2025-06-${String(Number(number) - 2).padStart(2, '0')}`);
  expect(left).not.toBe(oldest.name);
  const timeCreated = new Date(Date.parse(String(oldest.properties['timeCreated'])) - 2 * day).toISOString();
  world.resources.put({
    ...oldest,
    name: left,
    id: oldest.id.replace(oldest.name, left),
    properties: { ...oldest.properties, timeCreated },
  });
  expect((await lookAt(as, volume.id, 470)).isTold).toBe(false);
  await expectTheTruth(as, 470);
  // What is not in sight of it is told.
  expect((await lookAt(as, volume.id, 60)).isTold).toBe(true);
});

test('what the person has just done to an item is read from Azure Backup', async () => {
  const other = await newEstate();
  const as = await other.person('backup-admin');
  const [volume] = (await volumesOf(as)).volumes;
  const [, subscriptionId = '', resourceGroup = '', vault = '', instance = ''] =
    /subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/.*backupVaults\/([^/]+)\/backupInstances\/([^/]+)/.exec(volume?.id ?? '') ?? [];
  await as.get(api.backUpNow, { params: { subscriptionId, resourceGroup, vault, instance }, body: { intent: crypto.randomUUID() } });
  await other.azure.advance(20 * 60_000);
  const { isTold, told } = await lookAt(as, volume?.id);
  expect([isTold, told.size]).toEqual([false, 7]);
  // For another person the snapshots tell of it, too.
  expect((await lookAt(await other.person('reader'), volume?.id)).isTold).toBe(true);
  await expectTheTruth(await other.person('reader'));
});

const deed = fc.record({
  what: fc.constantFrom('wait', 'back up', 'stop', 'lock', 'delete a snapshot', 'delete an item', 'fail', 'keep for less'),
  nth: fc.nat({ max: 7 }),
  snapshot: fc.nat({ max: 80 }),
  hours: fc.integer({ min: 1, max: 200 }),
});

async function doIn(of: Rehearsal, as: As, { what, nth, snapshot, hours }: typeof deed extends fc.Arbitrary<infer T> ? T : never) {
  const world = await worldOf(of);
  const instance = world?.resources.list('Microsoft.DataProtection/backupVaults/backupInstances')[nth];
  if (world === undefined || instance === undefined) return;
  const token = await of.azure.token((await of.azure.detail()).people[0]?.userPrincipalName ?? '');
  const arm = async (method: string, id: string, body?: unknown): Promise<void> => {
    await of.azureAt(`${id}?api-version=2026-06-01`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  const [volume] = (await volumesOf(as)).volumes.filter(({ id }) => id === instance.id);
  if (what === 'back up') await arm('POST', `${instance.id}/backup`, { backupRuleOptions: { ruleName: 'BackupDaily', triggerOption: {} } });
  if (what === 'stop') await arm('POST', `${instance.id}/stopProtection`, {});
  if (what === 'delete an item') await arm('DELETE', instance.id);
  if (what === 'lock' && volume !== undefined)
    world.resources.put({
      id: `${volume.snapshotGroupId}/providers/Microsoft.Authorization/locks/keep`,
      name: 'keep',
      type: 'Microsoft.Authorization/locks',
      properties: { level: 'CanNotDelete' },
    });
  if (what === 'delete a snapshot' && volume !== undefined) {
    const ids = await behind(of, as, volume).catch(() => []);
    const id = ids[snapshot];
    if (id !== undefined) await of.azure.deleteResource(id);
  }
  if (what === 'fail')
    await of.azure.addFault({
      kind: 'fail-later',
      operation: 'backup',
      target: '*',
      code: 'Ordered',
      message: 'm',
      recommendedAction: 'r',
      times: 3,
    });
  await of.azure.advance(hours * 3_600_000, { evenIfIdle: true });
}

test('in random estates no day is told that Azure Backup does not list, and none is left out', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 5 }), async (deeds) => {
      const other = await newEstate();
      const as = await other.person('backup-admin');
      for (const one of deeds) await doIn(other, as, one);
      told += await expectTheTruth(await other.person('reader'));
    }),
    // `npm run faults` makes many more of them.
    { numRuns: Number(process.env['RANDOM_ESTATES'] ?? 10) },
  );
  expect(told).toBeGreaterThan(10);
});

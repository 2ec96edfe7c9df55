import { api } from '@esan/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startBothWays } from '../testing/both-ways.ts';
import type { As } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const day = 86_400_000;
const quota = {
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
  recommendedAction: 'Free up or raise the disk and snapshot quota of the subscription, then try again.',
};

/** A volume that has been backed up every day for 452 days, with pages as long as Azure's. */
const both = await startBothWays();
const portal = await both.estate({ pageSize: 200 });
const admin = await portal.person('backup-admin');
/** A reader, and one in a cloud without Azure Resource Graph. */
const { 'resource-graph': reader, 'each-service': slowly } = await both.person(portal, 'reader');
const volume = await protectVolume(portal, admin, {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 449, unit: 'days' },
  rules: [],
});
await portal.azure.advance(250 * day);
await portal.azure.advance(200 * day);
await portal.azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-01', ...quota });
await portal.azure.advance(2 * day);
beforeEach(() => portal.azure.clearFaults());
afterAll(() => both.close());

const browse = async (as: As, between?: { from: string; to: string }) => {
  const { items } = await as.get(api.browseRestorePoints, {
    body: { instances: [volume.instanceId], ...(between === undefined ? {} : { between }) },
  });
  return items[0]?.points ?? [];
};

/** The calls of Azure that something takes, by the last part of their path. */
async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  const count = async () => (await portal.azure.requests()).length;
  expect(await count()).toBeLessThan(200);
  const before = await count();
  await work();
  return (await portal.azure.requests()).slice(before).map(({ path }) => path.split('?')[0]?.split('/').at(-1) ?? '');
}

test('all points of an item come at once, in as many calls of Azure as they have pages', async () => {
  const calls = await callsOf(() => browse(reader));
  expect(calls).toEqual(['recoveryPoints', 'recoveryPoints', 'recoveryPoints']);
  const points = await browse(reader);
  expect(points).toHaveLength(448);
  expect(points.map(({ time }) => time)).toEqual(
    points
      .map(({ time }) => time)
      .toSorted()
      .toReversed(),
  );
  expect(points[0]).toEqual({
    name: expect.stringMatching(/^[0-9a-f]{32}$/),
    time: '2027-12-03T13:00:00.000Z',
    tag: 'Default',
    policy: 'daily-7-days',
    state: 'complete',
    saidExpiry: expect.any(String),
  });
});

test('the points of an item are counted to the last page; one that cannot be counted is named beside the others', async () => {
  const gone = volume.instanceId.replace(/[^/]+$/, 'gone');
  const body = { instances: [volume.instanceId, gone] };
  const { items, missing } = await reader.get(api.countRestorePoints, { body });
  expect(items).toEqual([{ instanceId: volume.instanceId, count: 448 }]);
  expect(missing).toMatchObject([{ id: gone, problem: { code: 'not-found' } }]);
});

test('of a list that ends too early no number is told', async () => {
  await portal.azure.addFault({ kind: 'endless-list', action: '*', repeats: true, method: 'GET', path: '*/recoveryPoints', times: 1000 });
  const { items, missing } = await reader.get(api.countRestorePoints, { body: { instances: [volume.instanceId] } });
  expect(items).toEqual([]);
  expect(missing).toMatchObject([{ id: volume.instanceId, problem: { code: 'endless-list' } }]);
});

test('the points of a month come in one call', async () => {
  const month = { from: '2027-11-01T00:00:00.000Z', to: '2027-11-30T23:59:59.999Z' };
  expect(await callsOf(() => browse(reader, month))).toEqual(['recoveryPoints']);
  expect((await browse(reader, month)).map(({ time }) => Number(time.slice(8, 10)))).toEqual(
    Array.from({ length: 30 }, (_, index) => 30 - index),
  );
});

test.each([
  ['2027-12-03T12:00:00.000Z', '2027-12-01T13:00:00.000Z'],
  ['2027-12-03T13:00:00.000Z', '2027-12-03T13:00:00.000Z'],
  ['2027-12-01T12:59:59.999Z', '2027-11-30T13:00:00.000Z'],
])('as of %s the newest point is that of %s, found in one call', async (at, time) => {
  const body = { instances: [volume.instanceId], at };
  expect(await callsOf(() => reader.get(api.findRestorePoints, { body }))).toEqual(['recoveryPoints']);
  const { items } = await reader.get(api.findRestorePoints, { body });
  expect(items[0]?.points.map((point) => point.time)).toEqual([time]);
});

test('before the first point there is none', async () => {
  const { items, missing } = await reader.get(api.findRestorePoints, {
    body: { instances: [volume.instanceId], at: '2025-01-01T00:00:00.000Z' },
  });
  expect([items, missing]).toEqual([[{ instanceId: volume.instanceId, points: [] }], []]);
});

test('a volume comes with what its points are held against: its policy, and the backups that failed', async () => {
  const { items, missing } = await reader.get(api.listPointVolumes, { query: {} });
  expect(missing).toEqual([]);
  expect(items).toEqual([
    {
      id: volume.instanceId,
      volumeName: 'sql-data-01',
      group: 'vg-databases',
      snapshotGroupId: `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-snapshots`,
      san: 'san-prod',
      vault: 'bv-eastus2',
      policy: 'daily-7-days',
      terms: expect.objectContaining({ keep: { count: 449, unit: 'days' } }),
      state: 'protected',
      health: { kind: 'on-time', newestAt: '2027-12-03T13:00:00.000Z' },
      purgedAt: null,
      attempts: [expect.objectContaining({ status: 'failed', trigger: 'scheduled', startedAt: '2027-12-02T13:00:00.000Z' })],
    },
  ]);
});

test('all volumes with restore points are known after three queries, however many vaults and jobs there are', async () => {
  const calls = await callsOf(() => reader.get(api.listPointVolumes, { query: { subscriptionId: portal.subscriptionId } }));
  expect(calls).toEqual(['resources', 'resources', 'resources']);
});

test('without Azure Resource Graph they are known after three lists of each vault, and are the same', async () => {
  const query = { subscriptionId: portal.subscriptionId };
  const calls = await callsOf(() => slowly.get(api.listPointVolumes, { query }));
  expect(calls.toSorted()).toEqual(['backupInstances', 'backupJobs', 'backupPolicies', 'backupVaults']);
  const [graph, services] = [await reader.get(api.listPointVolumes, { query }), await slowly.get(api.listPointVolumes, { query })];
  expect([graph.from, services.from]).toEqual(['resource-graph', 'each-service']);
  expect(graph.items).toEqual(services.items);
});

test('who may not read jobs still sees the volumes, and that their jobs are not known', async () => {
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/backupJobs/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization to perform the action over the scope.',
  });
  const { items, missing } = await slowly.get(api.listPointVolumes, { query: {} });
  expect([items.map(({ volumeName, attempts }) => [volumeName, attempts]), missing]).toEqual([[['sql-data-01', null]], []]);
});

test('the jobs of an item are its own', async () => {
  const { items } = await reader.get(api.listInstanceJobs, { params: volume.instance });
  expect(items.length).toBeGreaterThan(10);
  expect(new Set(items.map(({ instanceId }) => instanceId))).toEqual(new Set([volume.instanceId]));
  const { items: none } = await reader.get(api.listInstanceJobs, { params: { ...volume.instance, instance: 'another' } });
  expect(none).toEqual([]);
});

test('an item that cannot be read is named, the others still show', async () => {
  const gone = volume.instanceId.replace(/[^/]+$/, 'gone');
  const { items, missing } = await reader.get(api.browseRestorePoints, { body: { instances: [gone, volume.instanceId] } });
  expect(items.map(({ points }) => points.length)).toEqual([448]);
  expect(missing.map(({ id, name, problem }) => [id, name, problem.code])).toEqual([[gone, 'gone', 'not-found']]);
});

test('one vault that fails leaves the volumes of the others', async () => {
  await admin.get(api.createVault, {
    params: { ...volume.at, vault: 'bv-other' },
    body: { region: 'eastus2', redundancy: 'local' },
  });
  await portal.azure.advanceUntilIdle();
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization to perform the action over the scope.',
  });
  const { items, missing } = await reader.get(api.listPointVolumes, { query: {} });
  expect(missing).toHaveLength(1);
  expect(items.length + missing.filter(({ name }) => name === 'bv-eastus2').length).toBe(1);
});

test('a point tells the snapshot behind it, how it was found and how far it is copied', async () => {
  const [newest] = await browse(reader);
  const { item } = await reader.get(api.getRestorePoint, { params: { ...volume.instance, point: newest?.name ?? '' } });
  expect(item.noSnapshot).toBeNull();
  expect(item.snapshot).toMatchObject({ matchedBy: 'metadata', completionPercent: 100, resourceGroup: 'rg-snapshots' });
});

test('a snapshot that was deleted by hand is said to be gone, by its id', async () => {
  const [, second] = await browse(reader);
  const at = { ...volume.instance, point: second?.name ?? '' };
  const id = (await reader.get(api.getRestorePoint, { params: at })).item.snapshot?.id ?? '';
  await portal.azure.deleteResource(id);
  const { item } = await reader.get(api.getRestorePoint, { params: at });
  expect([item.snapshot, item.noSnapshot]).toEqual([null, { because: 'gone', id }]);
});

test('a snapshot that may not be read leaves the rest of its point', async () => {
  const [newest] = await browse(reader);
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.Compute/snapshots/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization to perform the action over the scope.',
  });
  const { item } = await reader.get(api.getRestorePoint, { params: { ...volume.instance, point: newest?.name ?? '' } });
  expect(item.time).toBe(newest?.time);
  expect(item.noSnapshot).toMatchObject({ because: 'unreadable', resourceGroup: 'rg-snapshots', problem: { code: 'not-allowed' } });
});

/** The deleted items of the calendar. */
const deletedAs = async (as: As) => {
  const found = await as.get(api.listPointVolumes, { query: { which: 'deleted' } });
  expect(found.missing).toEqual([]);
  return found.items.toSorted((one, another) => one.id.localeCompare(another.id));
};

test('deleted items come with four calls whatever the number of vaults, and are the same as the vaults list', async () => {
  const other = await both.estate({
    scenario: 'fleet',
    volumes: 20,
    subscriptions: 2,
    regions: ['eastus2', 'northeurope'],
    protectedPercent: 60,
  });
  const ways = await both.person(other, 'reader');
  const owner = await other.person('backup-admin');
  const { items } = await owner.get(api.listPointVolumes, { query: {} });
  for (const { id } of items.filter((_, nth) => nth % 3 === 0)) {
    const [, subscriptionId = '', resourceGroup = '', vault = '', instance = ''] =
      /subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/.*backupVaults\/([^/]+)\/backupInstances\/([^/]+)/.exec(id) ?? [];
    await owner.get(api.deleteBackupInstance, { params: { subscriptionId, resourceGroup, vault, instance } });
  }
  await other.azure.advanceUntilIdle();
  expect((await deletedAs(ways['resource-graph'])).length).toBe(4);
  expect(await deletedAs(ways['resource-graph'])).toEqual(await deletedAs(ways['each-service']));
  // Whoever has just deleted them sees them, too: each vault is asked.
  expect(await deletedAs(owner)).toEqual(await deletedAs(ways['each-service']));
  const count = async () => (await other.azure.requests()).length;
  const before = await count();
  await deletedAs(ways['resource-graph']);
  expect((await count()) - before).toBe(4);
});

test('a deleted item still says what it was and when it goes; Azure lists no points of it', async () => {
  await admin.get(api.deleteBackupInstance, { params: volume.instance });
  await portal.azure.advanceUntilIdle();
  const { item } = await reader.get(api.getBackupInstance, { params: volume.instance });
  expect(item).toMatchObject({ id: volume.instanceId, state: 'deleted', volumeName: 'sql-data-01', policy: 'daily-7-days' });
  expect(item.purgedAt?.slice(0, 10)).toBe('2027-12-18');
  const { items } = await reader.get(api.listPointVolumes, { query: { which: 'deleted' } });
  expect(items.map(({ id, state, purgedAt }) => [id, state, purgedAt?.slice(0, 10)])).toEqual([
    [volume.instanceId, 'deleted', '2027-12-18'],
  ]);
  const { missing } = await reader.get(api.browseRestorePoints, { body: { instances: [volume.instanceId] } });
  expect(missing.map(({ problem }) => problem.code)).toEqual(['not-found']);
  const { id: faultId } = await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/deletedBackupInstances/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'No.',
    times: 10,
  });
  const unread = await reader.try(api.getBackupInstance, { params: volume.instance });
  expect([unread.status, unread.problem?.code]).toEqual([403, 'not-allowed']);
  await portal.azure.removeFault(faultId);
  const never = await reader.try(api.getBackupInstance, { params: { ...volume.instance, instance: 'never-was' } });
  expect(never.problem?.code).toBe('not-found');
});

import { api } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { tryRestore } from '../testing/set-of-one.ts';

let portal: Rehearsal;
let admin: As;
let volume: Awaited<ReturnType<typeof protectVolume>>;
beforeEach(async () => {
  portal = await rehearse({ graph: 'off' });
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
});
afterEach(() => portal.close());

const minutes = 60_000;
const addresses = { 'Azure-AsyncOperation': null, Location: null };
const jobs = 'Microsoft.DataProtection/backupVaults/backupJobs/read';
const now = async ({ id }: Operation) => (await admin.get(api.getOperation, { params: { operationId: id } })).item.status;

/** From now on nobody may ask Azure how its operations stand. */
const silentStatus = () =>
  portal.azure.addFault({
    kind: 'next-call',
    action: '*',
    path: '/operationStatus/',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'No.',
    times: 1000,
  });

test('another policy that Azure did not give the item is no success where its operation cannot be asked', async () => {
  const terms = { schedule: { frequency: 'daily', time: '01:00', timeZone: 'UTC' }, keep: { count: 9, unit: 'days' } } as const;
  const { item: policy } = await admin.get(api.createPolicy, {
    params: { ...volume.at, policy: 'nine-days' },
    body: { ...terms, rules: [] },
  });
  await portal.azure.addFault({
    kind: 'fail-later',
    operation: 'configure',
    target: '*',
    code: 'UserErrorOfTomorrow',
    message: 'Not today.',
    recommendedAction: 'Wait.',
  });
  const { item } = await admin.get(api.changePolicy, { params: volume.instance, body: { policyId: policy.id } });
  await silentStatus();
  await portal.azure.advanceUntilIdle();
  expect([await now(item), (await admin.get(api.getBackupInstance, { params: volume.instance })).item.policy]).toEqual([
    'running',
    'daily-7-days',
  ]);
  await portal.azure.advance(10 * minutes, { evenIfIdle: true });
  expect(await now(item)).toBe('unknown');
});

test('a stop that keeps all points is none while they still expire, and is one once they do not', async () => {
  await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'expire' } });
  await portal.azure.advanceUntilIdle();
  await portal.azure.addFault({ kind: 'change-answer', action: '*/stopProtection/action', headers: addresses });
  const { item } = await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect([item.status, await now(item)]).toEqual(['running', 'running']);
  await portal.azure.advanceUntilIdle();
  expect([await now(item), (await admin.get(api.getBackupInstance, { params: volume.instance })).item.state]).toEqual([
    'succeeded',
    'stopped',
  ]);
});

test('a restore that is pressed again before the list of jobs shows the first is one restore', async () => {
  const wanted = {
    instanceId: volume.instanceId,
    point: volume.point,
    groupId: volume.groupId,
    volumeName: 'once',
    intent: crypto.randomUUID(),
  };
  const lagging = await portal.azure.addFault({ kind: 'lagging-list', method: 'GET', action: jobs, seconds: 300, times: 50 });
  const first = await tryRestore(admin, wanted);
  const second = await tryRestore(admin, wanted);
  expect([first.reply?.item.status, second.reply?.item.status]).toEqual(['running', 'running']);
  await portal.azure.removeFault(lagging.id);
  await portal.azure.advance(10 * minutes);
  const { intent, ...row } = wanted;
  const { items } = await admin.get(api.findRestore, { body: { intent, rows: [row] } });
  expect(items.map(({ job, volume: made }) => [job?.status, made])).toEqual([['completed', 'there']]);
  const { items: all } = await admin.get(api.listJobs, { query: { operation: 'restore' } });
  expect(all.filter(({ activityId }) => activityId === items[0]?.job?.activityId)).toHaveLength(1);
});

test('a backup whose job cannot be read is not begun once more by the same press', async () => {
  const intent = crypto.randomUUID();
  const odd = { 'value[0].properties.startTime': null, 'value[1].properties.startTime': null };
  await portal.azure.addFault({ kind: 'change-answer', action: jobs, method: 'GET', set: odd, times: 1000 });
  const before = (await portal.azure.resources('Microsoft.DataProtection/backupVaults/backupJobs')).length;
  const press = async (as: As) => (await as.get(api.backUpNow, { params: volume.instance, body: { intent } })).item;
  await press(admin);
  await portal.azure.advance(10 * minutes);
  // Somebody else with the same link: nothing but Azure's list can tell.
  const again = await press(await portal.person('backup-operator'));
  const after = await portal.azure.resources('Microsoft.DataProtection/backupVaults/backupJobs');
  expect([await now(again), after.length - before]).toEqual(['succeeded', 1]);
});

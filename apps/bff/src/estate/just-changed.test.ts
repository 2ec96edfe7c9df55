import { api } from '@esan/contract';
import type { NewFault } from '@esan/azure-emulator/control';
import { afterAll, expect, test } from 'vitest';
import { planOfRows } from '../testing/rehearsed-plan.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { rehearse, rehearseOn, startBff, startPortal, type As } from '../testing/rehearsal.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const reader = await portal.person('reader');
const protectedOne = await protectVolume(portal, admin);
afterAll(() => portal.close());

/** Resource Graph goes on to show the only item, or the only vault, as it was. */
const lagging = (set: Record<string, unknown>): NewFault => ({
  kind: 'change-answer',
  action: '*',
  method: 'POST',
  path: '/providers/Microsoft.ResourceGraph/resources',
  set,
  times: 1000,
});

const stateFor = async (person: As) => (await person.get(api.listBackupInstances, { query: {} })).items.map(({ state }) => state);

test('what a person has just stopped is told to them as it is, while the graph still shows others what was', async () => {
  const { instance } = protectedOne;
  const { item } = await admin.get(api.stopBackup, { params: instance, body: { points: 'keep' } });
  await portal.azure.advanceUntilIdle();
  await admin.get(api.getOperation, { params: { operationId: item.id } });
  await portal.azure.addFault(lagging({ 'data[0].told[7]': 'ProtectionConfigured' }));
  expect([await stateFor(admin), await stateFor(reader)]).toEqual([['stopped'], ['protected']]);
  await portal.azure.clearFaults();
  await admin.get(api.resumeBackup, { params: instance });
  await portal.azure.advanceUntilIdle();
});

test('a volume that a person has just restored is in their list, and one that is gone is not', async () => {
  const { items } = await admin.get(api.listVolumes, { query: {} });
  const group = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-storage', san: 'san-dev', group: 'vg-new' };
  await admin.get(api.createVolumeGroup, { params: group });
  await portal.azure.advanceUntilIdle();
  const gone = items.find(({ san }) => san === 'san-dev');
  await portal.azure.addFault(lagging({ 'data[0].properties.totalVolumeSizeGiB': 5 }));
  await portal.azure.deleteVolume(gone?.id ?? '');
  const { items: now } = await admin.get(api.listVolumes, { query: {} });
  expect(items.map(({ name }) => name).filter((name) => !now.some((one) => one.name === name))).toEqual([gone?.name]);
  const { items: sans } = await admin.get(api.listElasticSans, { query: {} });
  expect(sans.find(({ name }) => name === 'san-dev')?.groups.map(({ name }) => name)).toEqual(['vg-apps', 'vg-new']);
  await portal.azure.clearFaults();
});

test('a policy that a person has just made is in their list while the graph shows none of it', async () => {
  const terms = { schedule: { frequency: 'daily', time: '02:00', timeZone: 'UTC' }, keep: { count: 9, unit: 'days' }, rules: [] } as const;
  await admin.get(api.createPolicy, { params: { ...protectedOne.at, policy: 'nine-days' }, body: { ...terms, rules: [] } });
  await portal.azure.addFault(lagging({ 'data[0].policies': [], 'data[0].policyCount': 0 }));
  const { items } = await admin.get(api.listAllPolicies, { query: {} });
  expect(items.map(({ name, usedBy }) => [name, usedBy])).toContainEqual(['nine-days', 0]);
  await portal.azure.clearFaults();
});

const statesOfSecond = async (as: As) =>
  (await as.get(api.listBackupInstances, { query: {} })).items.flatMap(({ volumeName, state }) =>
    volumeName === 'sql-data-02' ? [state] : [],
  );

test('what a run has protected is told to who watches it as it is, while the graph shows others what was', async () => {
  const { choice, groupId } = protectedOne;
  const plan = planOfRows([{ ...choice, volumeId: `${groupId}/volumes/sql-data-02` }]);
  const { item: run } = await admin.get(api.startRun, { body: { plan } });
  await portal.azure.advanceUntilIdle();
  const { item } = await admin.get(api.getRun, { params: { ...protectedOne.at, resourceGroup: run.resourceGroup, run: run.name } });
  expect(item.state).toBe('succeeded');
  await portal.azure.addFault(lagging({ 'data[0].told[7]': 'ConfiguringProtection', 'data[1].told[7]': 'ConfiguringProtection' }));
  expect([await statesOfSecond(admin), await statesOfSecond(reader)]).toEqual([['protected'], ['configuring']]);
  await portal.azure.clearFaults();
});

test('an item that a person has just brought back is read itself for their list', async () => {
  const both = await startPortal();
  const own = await rehearseOn(both);
  const before = await own.person('backup-admin');
  const { instance, instanceId } = await protectVolume(own, before);
  await before.get(api.deleteBackupInstance, { params: instance });
  await own.azure.advance(600_000, { evenIfIdle: true });
  // A server that knows nothing of what this person did before.
  const fresh = await startBff(both.emulator);
  const person = await own.person('backup-admin', fresh.url);
  const work = { kind: 'undelete' } as const;
  await person.get(api.workOnItems, { body: { work, rows: [{ instanceId }] } });
  await own.azure.advance(600_000, { evenIfIdle: true });
  const asked = (await own.azure.requests()).length;
  await person.get(api.listBackupInstances, { query: {} });
  const calls = (await own.azure.requests()).slice(asked).map(({ method, path }) => `${method} ${path}`.toLowerCase());
  expect(calls).toContainEqual(expect.stringContaining(`get ${instanceId.toLowerCase()}`));
  await fresh.close();
  await both.close();
});

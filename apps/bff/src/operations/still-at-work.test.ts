import { api } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { prepareVault, protectVolume } from '../testing/rehearsed-volume.ts';
import { doOne, makeDisk, tryOne } from '../testing/set-of-one.ts';

let portal: Rehearsal;
let admin: As;
beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
});
afterEach(() => portal.close());

const now = async ({ id }: Operation) => (await admin.get(api.getOperation, { params: { operationId: id } })).item.status;

/** How a press is told at once, how it stands then, and how when Azure is done. */
async function told(press: () => Promise<{ item: Operation }>): Promise<string[]> {
  const { item } = await press();
  const then = await now(item);
  await portal.azure.advanceUntilIdle();
  return [item.status, then, await now(item)];
}

const asItIs = ['running', 'running', 'succeeded'];

test('create vault, pressed again while Azure makes it, is running until it is made', async () => {
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' };
  const press = () => admin.get(api.createVault, { params, body: { region: 'eastus2', redundancy: 'local' } });
  await press();
  expect(await told(press)).toEqual(asItIs);
});

test.each([
  ['999999999999', 60_000],
  ['3600', 60_000],
  ['17', 17_000],
  ['0', 500],
  ['soon', 5000],
])('a vault of which Azure says to ask again after %s is asked about after %d ms', async (retryAfter, pollAfterMs) => {
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' };
  await portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'PUT', headers: { 'Retry-After': retryAfter } });
  const { item } = await admin.get(api.createVault, { params, body: { region: 'eastus2', redundancy: 'local' } });
  expect(item).toMatchObject({ status: 'running', pollAfterMs });
});

test('configure backup, pressed again while Azure configures, is running until the volume is protected', async () => {
  const { choice } = await prepareVault(portal, admin);
  const press = () => doOne(admin, api.configureBackups, choice);
  await press();
  expect(await told(press)).toEqual(asItIs);
});

test('create disk, pressed again while Azure copies, is running, and failed if the copy fails', async () => {
  const { instance, point } = await protectVolume(portal, admin);
  const { item } = await admin.get(api.getRestorePoint, { params: { ...instance, point } });
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore', disk: 'copy' };
  const press = () => makeDisk(admin, params, { snapshotId: item.snapshot?.id ?? '', sku: 'Premium_LRS' });
  await press();
  expect(await told(press)).toEqual(asItIs);
  await portal.azure.addFault({ preset: 'disk-fails' });
  const failing = { ...params, disk: 'other' };
  const again = () => makeDisk(admin, failing, { snapshotId: item.snapshot?.id ?? '', sku: 'Premium_LRS' });
  await again();
  expect(await told(again)).toEqual(['running', 'running', 'failed']);
});

test('disks of a set, pressed again while Azure copies, are running', async () => {
  const { instance, point } = await protectVolume(portal, admin);
  const { item } = await admin.get(api.getRestorePoint, { params: { ...instance, point } });
  const disks = [{ name: 'twice', snapshotId: item.snapshot?.id ?? '' }];
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore' };
  const press = async () =>
    (await admin.get(api.createDisks, { params, body: { sku: 'StandardSSD_LRS', rows: disks } })).items[0]?.operation?.status;
  expect([await press(), await press()]).toEqual(['running', 'running']);
});

test('another policy, pressed again while Azure changes it, is running until the item has it', async () => {
  const volume = await protectVolume(portal, admin);
  const nineDays = {
    schedule: { frequency: 'daily', time: '01:00', timeZone: 'UTC' },
    keep: { count: 9, unit: 'days' },
    rules: [],
  } as const;
  const params = { ...volume.at, policy: 'nine-days' };
  const { item: policy } = await admin.get(api.createPolicy, { params, body: { ...nineDays, rules: [] } });
  const press = () => admin.get(api.changePolicy, { params: volume.instance, body: { policyId: policy.id } });
  await press();
  expect(await told(press)).toEqual(asItIs);
});

const addresses = { 'Azure-AsyncOperation': null, Location: null };

test('stop and resume that Azure takes without a status address are running until backups have stopped and go on', async () => {
  const { instance } = await protectVolume(portal, admin);
  await portal.azure.addFault({ kind: 'change-answer', action: '*/stopProtection/action', headers: addresses });
  expect(await told(() => admin.get(api.stopBackup, { params: instance, body: { points: 'keep' } }))).toEqual(asItIs);
  await portal.azure.addFault({ kind: 'change-answer', action: '*/resumeProtection/action', headers: addresses });
  expect(await told(() => admin.get(api.resumeBackup, { params: instance }))).toEqual(asItIs);
});

test('stop and resume are under way while Azure shows the item as updating, and so is the item', async () => {
  const { instance } = await protectVolume(portal, admin);
  const word = { 'properties.currentProtectionState': 'UpdatingProtection', 'properties.protectionStatus.status': 'UpdatingProtection' };
  const presses = [
    ['*/stopProtection/action', () => admin.get(api.stopBackup, { params: instance, body: { points: 'keep' } })],
    ['*/resumeProtection/action', () => admin.get(api.resumeBackup, { params: instance })],
  ] as const;
  for (const [action, press] of presses) {
    await portal.azure.addFault({ kind: 'change-answer', action, headers: addresses });
    const { item } = await press();
    await portal.azure.addFault({ kind: 'change-answer', action: '*/backupInstances/read', set: word, times: 2 });
    expect([await now(item), (await admin.get(api.getBackupInstance, { params: instance })).item.state]).toEqual(['running', 'updating']);
    await portal.azure.clearFaults();
    await portal.azure.advanceUntilIdle();
    expect(await now(item)).toBe('succeeded');
  }
});

test('a check that Azure takes without a status address is not passed', async () => {
  const { choice } = await prepareVault(portal, admin);
  await portal.azure.addFault({ kind: 'change-answer', action: '*/validateForBackup/action', headers: addresses });
  expect((await tryOne(admin, api.validateBackups, choice)).problem?.code).toBe('unreadable-answer');
});

test('a vault of which Azure once says that it is not there is not taken for deleted', async () => {
  const at = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' };
  await admin.get(api.createVault, { params: at, body: { region: 'eastus2', redundancy: 'local' } });
  await portal.azure.advanceUntilIdle();
  const gone = { kind: 'next-call', method: 'DELETE', status: 404, code: 'ResourceNotFound', message: 'Not found.' } as const;
  await portal.azure.addFault(gone);
  expect((await admin.try(api.deleteVault, { params: at })).problem?.code).toBe('not-found');
  expect(await told(() => admin.get(api.deleteVault, { params: at }))).toEqual(asItIs);
});

test('a volume that is protected keeps its policy and its snapshot group: another choice is refused by name, and the same one is done', async () => {
  const { choice, instance } = await protectVolume(portal, admin);
  const before = (await admin.get(api.getBackupInstance, { params: instance })).item;
  for (const other of [
    { policyId: `${choice.policyId}-other` },
    { snapshotGroupId: choice.snapshotGroupId.replace('rg-snapshots', 'rg-storage') },
  ]) {
    const refused = await tryOne(admin, api.configureBackups, { ...choice, ...other });
    expect(refused.problem).toMatchObject({ code: 'name-taken' });
    expect(refused.problem?.found).toEqual({
      is: 'protected-already',
      volume: 'sql-data-01',
      vault: 'bv-eastus2',
      policy: 'daily-7-days',
    });
  }
  expect((await doOne(admin, api.configureBackups, choice)).item.status).toBe('succeeded');
  const { policyId, snapshotGroupId } = (await admin.get(api.getBackupInstance, { params: instance })).item;
  expect([policyId, snapshotGroupId]).toEqual([before.policyId, before.snapshotGroupId]);
});

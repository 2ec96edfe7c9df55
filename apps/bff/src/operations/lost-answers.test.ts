import { api } from '@esan/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import type { As, Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

let portal: Rehearsal;
let admin: As;
let volume: Awaited<ReturnType<typeof protectVolume>>;

beforeAll(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
});
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';
const statuses = async () => (await admin.get(api.getBackupInstance, { params: volume.instance })).item.state;

test('a second press of create vault runs as long as Azure works on the first', async () => {
  const wanted = { params: { ...volume.at, vault: 'bv-second' }, body: { region: 'eastus2', redundancy: 'local' } } as const;
  const press = () => admin.get(api.createVault, wanted);
  expect([(await press()).item.status, (await press()).item.status]).toEqual(['running', 'running']);
  await portal.azure.advanceUntilIdle();
  expect((await press()).item.status).toBe('succeeded');
});

test('a second press of configure backup runs as long as Azure works on the first', async () => {
  const body = { ...volume.choice, volumeId: volume.choice.volumeId.replace('sql-data-01', 'sql-data-02') };
  const press = () => admin.get(api.configureBackup, { body });
  expect([(await press()).item.status, (await press()).item.status]).toEqual(['running', 'running']);
  await portal.azure.advanceUntilIdle();
  expect((await press()).item.status).toBe('succeeded');
});

test('a stop whose answer is lost is looked up, and called unknown where Azure does not show it yet', async () => {
  await portal.azure.addFault({ kind: 'drop-after-accept', action: `${instances}/stopProtection/action` });
  const lost = await admin.try(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect([lost.status, lost.problem?.code]).toEqual([504, 'outcome-unknown']);
  await portal.azure.advanceUntilIdle();
  expect(await statuses()).toBe('stopped');
  const again = await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect(again.item.status).toBe('succeeded');
  await admin.get(api.resumeBackup, { params: volume.instance });
  await portal.azure.advanceUntilIdle();
  expect(await statuses()).toBe('protected');
});

test.each([
  ['Pondering', 'unknown', 'unknown-word'],
  ['TimedOut', 'failed', 'azure-refused'],
  ['FAILED', 'failed', 'azure-refused'],
  ['Canceled', 'canceled', undefined],
  ['cancelled', 'canceled', undefined],
  ['In progress', 'running', undefined],
  ['SUCCEEDED', 'succeeded', undefined],
])('an operation of which Azure says %s is %s', async (word, status, code) => {
  const params = { ...volume.at, vault: `bv-${word.toLowerCase().replaceAll(/[^a-z]/g, '')}` };
  const { item } = await admin.get(api.createVault, { params, body: { region: 'eastus2', redundancy: 'local' } });
  await portal.azure.addFault({ kind: 'change-answer', action: '*', path: '/operationStatus/', set: { status: word } });
  const looked = await admin.get(api.getOperation, { params: { operationId: item.id } });
  expect([looked.item.status, 'problem' in looked.item ? looked.item.problem.code : undefined]).toEqual([status, code]);
});

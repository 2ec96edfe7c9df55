import { api } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Outcome, type Rehearsal } from '../testing/rehearsal.ts';
import { whileAzureWorks } from '../testing/azure-at-work.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

type Volume = Awaited<ReturnType<typeof protectVolume>>;
type Press = (volume: Volume) => Promise<Outcome<{ item: Operation }>>;

let portal: Rehearsal;
let admin: As;
let volume: Volume;
beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
});
afterEach(() => portal.close());

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';
const stop: Press = ({ instance }) => admin.try(api.stopBackup, { params: instance, body: { points: 'keep' } });
const pause: Press = ({ instance }) => admin.try(api.stopBackup, { params: instance, body: { points: 'expire' } });
const resume: Press = ({ instance }) => admin.try(api.resumeBackup, { params: instance });
const remove: Press = ({ instance }) => admin.try(api.deleteBackupInstance, { params: instance });
const undelete: Press = ({ instance }) => admin.try(api.undelete, { params: instance });

const endOf = async (operationId: string) => {
  await portal.azure.advance(600_000, { evenIfIdle: true });
  return (await admin.get(api.getOperation, { params: { operationId } })).item.status;
};

const actions: [string, string, Press[], Press][] = [
  ['stop', `${instances}/stopProtection/action`, [], stop],
  ['suspend', `${instances}/suspendBackups/action`, [], pause],
  ['resume after stop', `${instances}/resumeProtection/action`, [stop], resume],
  ['resume after suspend', `${instances}/resumeBackups/action`, [pause], resume],
  ['delete', `${instances}/delete`, [], remove],
  ['undelete', 'Microsoft.DataProtection/backupVaults/deletedBackupInstances/undelete/action', [remove], undelete],
];

test.each(actions)('%s whose answer is lost on the way is looked up, and goes on', async (_, action, before, press) => {
  for (const first of before) {
    await first(volume);
    await portal.azure.advanceUntilIdle();
  }
  await portal.azure.addFault({ kind: 'drop-after-accept', action });
  const { status, reply } = await whileAzureWorks(portal.azure, press(volume));
  expect(status).toBe(202);
  expect(await endOf(reply?.item.id ?? '')).toBe('succeeded');
});

test.each(actions)('%s whose answer nobody can read is looked up, and goes on', async (_, action, before, press) => {
  for (const first of before) {
    await first(volume);
    await portal.azure.advanceUntilIdle();
  }
  await portal.azure.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, action });
  const { status, reply } = await whileAzureWorks(portal.azure, press(volume));
  expect(status).toBe(202);
  expect(await endOf(reply?.item.id ?? '')).toBe('succeeded');
});

test('where Azure shows nothing of it, it is not known whether it was taken; the press can be made again', async () => {
  await portal.azure.addFault({
    kind: 'unreadable-answer',
    as: 'html',
    status: 502,
    carriedOut: false,
    action: `${instances}/stopProtection/action`,
  });
  const lost = await stop(volume);
  expect([lost.status, lost.problem?.code, lost.problem?.work]).toEqual([504, 'outcome-unknown', 'stop-backup']);
  const again = await stop(volume);
  expect(await endOf(again.reply?.item.id ?? '')).toBe('succeeded');
});

test('a backup whose job shows in the list only seconds later is found', async () => {
  const intent = 'dddddddd-1111-4222-8333-444455556666';
  await portal.azure.addFault({ kind: 'drop-after-accept', action: `${instances}/backup/action` });
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupJobs/read',
    set: { value: [] },
    skip: 1,
    times: 2,
  });
  const { status, reply } = await admin.try(api.backUpNow, { params: volume.instance, body: { intent } });
  expect(status).toBe(202);
  expect(await endOf(reply?.item.id ?? '')).toBe('succeeded');
  const { items } = await admin.get(api.listJobs, { query: {} });
  expect(items.filter(({ activityId }) => activityId === intent)).toHaveLength(1);
});

test.each([
  ['a vault', 'Microsoft.DataProtection/backupVaults/delete', () => admin.try(api.deleteVault, { params: volume.at })],
  ['a protected item', `${instances}/delete`, () => remove(volume)],
])('that Azure does not find %s at its deletion is no success while it is there', async (_, action, press) => {
  await portal.azure.addFault({ kind: 'next-call', action, status: 404, code: 'ResourceNotFound', message: 'Not here.' });
  const { status, problem } = await press();
  expect([status, problem?.code]).toEqual([404, 'not-found']);
});

test('a status address that is not found is no success: the item itself is read', async () => {
  const stopped = await stop(volume);
  await portal.azure.addFault({
    kind: 'next-call',
    action: '*',
    method: 'GET',
    path: 'operationStatus',
    status: 404,
    code: 'NotFound',
    message: 'Not here.',
    times: 20,
  });
  const params = { operationId: stopped.reply?.item.id ?? '' };
  expect((await admin.get(api.getOperation, { params })).item.status).toBe('running');
  await portal.azure.advanceUntilIdle();
  expect((await admin.get(api.getOperation, { params })).item.status).toBe('succeeded');
});

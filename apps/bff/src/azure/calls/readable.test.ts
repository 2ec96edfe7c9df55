import { api } from '@esan/contract';
import type { NewFault } from '@esan/azure-emulator/control';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { protectVolume } from '../../testing/rehearsed-volume.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
beforeEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const everywhere = { times: 100 } as const;

test.each<[string, NewFault]>([
  ['a page of HTML with status 200', { kind: 'unreadable-answer', as: 'html', status: 200, ...everywhere }],
  ['half a JSON text', { kind: 'unreadable-answer', as: 'truncated', ...everywhere }],
  ['nothing', { kind: 'unreadable-answer', as: 'empty', ...everywhere }],
])('an item for which Azure answers %s is not there to be read, and the body is not sent on', async (_, fault) => {
  await portal.azure.addFault(fault);
  const { status, problem } = await admin.try(api.getBackupInstance, { params: volume.instance });
  expect([status, problem]).toEqual([502, { code: 'unreadable-answer' }]);
});

test('a null in a list of Azure’s is no record, and the rest stands', async () => {
  const action = 'Microsoft.Compute/disks/read';
  await portal.azure.addFault({ kind: 'change-answer', action, set: { value: [null] }, times: 1 });
  const { items } = await admin.get(api.listDisks, { params: { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore' } });
  expect(items).toEqual([]);
});

test('a page of a gateway that refuses is told without its words', async () => {
  await portal.azure.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, ...everywhere });
  const { status, problem } = await admin.try(api.getBackupInstance, { params: volume.instance });
  expect([status, problem?.code, problem?.detail]).toEqual([502, 'azure-unavailable', undefined]);
});

test('work whose status is said to be at a host that is not Azure’s is told so, and goes on', async () => {
  const action = 'Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action';
  const headers = { 'Azure-AsyncOperation': 'https://azure.example.net/operations/1', Location: 'https://azure.example.net/operations/1' };
  await portal.azure.addFault({ kind: 'change-answer', action, headers });
  const { status, problem } = await admin.try(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  expect([status, problem?.code]).toEqual([502, 'foreign-host']);
  await portal.azure.advanceUntilIdle();
  expect((await admin.get(api.getBackupInstance, { params: volume.instance })).item.state).toBe('stopped');
});

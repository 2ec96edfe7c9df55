import { api } from '@esan/contract';
import type { OperationKind } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { toOperationId } from './ticket.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterAll(() => portal.close());

const group = () => `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-backup/providers`;
const absent = '?api-version=2026-06-01';

/** Work that Azure was asked for a moment ago, and of which it shows nothing. */
const neverTaken: [string, OperationKind, () => string, string?][] = [
  ['a stop', 'stop-backup', () => volume.instanceId],
  ['a deletion of an item', 'delete-backup-instance', () => volume.instanceId],
  ['a deletion of a vault', 'delete-vault', () => volume.choice.vaultId],
  ['an undeletion', 'undelete', () => `${volume.choice.vaultId}/backupInstances/gone`],
  ['a protection', 'configure-backup', () => `${volume.choice.vaultId}/backupInstances/none`],
  ['a disk', 'create-disk', () => `${group()}/Microsoft.Compute/disks/none`],
  ['a check whose status address Azure forgot', 'validate-restore', () => volume.instanceId, '/operationStatus/none'],
];

test.each(neverTaken)('%s that Azure never took runs for some minutes, and then nobody knows', async (_, kind, target, forgotten) => {
  const { asOf: since } = await admin.get(api.getVault, { params: volume.at });
  const pollPath = forgotten === undefined ? {} : { pollPath: `${volume.choice.vaultId}${forgotten}${absent}` };
  const operationId = toOperationId({ kind, targetId: target(), pollAfterMs: 5000, since, ...pollPath });
  const look = async () => (await admin.get(api.getOperation, { params: { operationId } })).item;
  expect((await look()).status).toBe('running');
  await portal.azure.advance(6 * 60_000, { evenIfIdle: true });
  const { id, ...told } = await look();
  expect(id).not.toBe('');
  expect(told).toEqual({ kind, targetId: target(), status: 'unknown', problem: { code: 'outcome-unknown', work: kind } });
});

test('of work whose moment Azure did not say nothing is awaited', async () => {
  const operationId = toOperationId({ kind: 'stop-backup', targetId: volume.instanceId, pollAfterMs: 5000, since: '' });
  expect((await admin.get(api.getOperation, { params: { operationId } })).item.status).toBe('unknown');
});

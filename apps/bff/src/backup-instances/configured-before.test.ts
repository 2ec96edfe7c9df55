import { api } from '@esan/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { dailyFor7Days, prepareVault, protectVolume } from '../testing/rehearsed-volume.ts';
import { doOne, tryOne } from '../testing/set-of-one.ts';

let portal: Rehearsal;
let admin: As;

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
});
afterEach(() => portal.close());

test.each(['keep', 'expire'] as const)(
  'a volume whose backups were stopped (%s) is not said to be protected as planned, nor is to configure it a success',
  async (points) => {
    const { instance, choice, groupId } = await protectVolume(portal, admin);
    const { vaultId, policyId, snapshotGroupId } = choice;
    const groups = [{ groupId, snapshotGroupId, volumes: ['sql-data-01'] }];
    const asPlanned = async () => (await admin.get(api.judgeBackups, { body: { vaultId, policyId, groups } })).items[0]?.isAsAsked;
    expect(await asPlanned()).toBe(true);
    await admin.get(api.stopBackup, { params: instance, body: { points } });
    await portal.azure.advanceUntilIdle();
    expect(await asPlanned()).toBe(false);
    const found = { is: 'backups-ended', volume: 'sql-data-01', vault: 'bv-eastus2' };
    expect((await tryOne(admin, api.configureBackups, choice)).problem?.found).toEqual(found);
    const plan = { vaultId, policyId, groups: [{ groupId, snapshotGroupId, volumes: [{ name: 'sql-data-01' }] }] };
    expect((await admin.try(api.startRun, { body: { plan } })).problem?.found).toEqual(found);
  },
);

test('a protection that could not be configured is configured anew with another policy', async () => {
  const { at, choice } = await prepareVault(portal, admin);
  await portal.azure.addFault({
    kind: 'fail-later',
    operation: 'configure',
    target: 'sql-data-01',
    code: 'UserErrorSubscriptionDiskQuotaLimitReached',
    message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
    recommendedAction: 'Raise the quota.',
  });
  const failed = await doOne(admin, api.configureBackups, choice);
  await portal.azure.advanceUntilIdle();
  const instance = { ...at, instance: failed.item.targetId.split('/').at(-1) ?? '' };
  expect((await admin.get(api.getBackupInstance, { params: instance })).item.state).toBe('not-configured');
  const other = await admin.get(api.createPolicy, { params: { ...at, policy: 'other' }, body: dailyFor7Days });
  await doOne(admin, api.configureBackups, { ...choice, policyId: other.item.id });
  await portal.azure.advanceUntilIdle();
  const { state, policy } = (await admin.get(api.getBackupInstance, { params: instance })).item;
  expect([state, policy]).toEqual(['protected', 'other']);
});

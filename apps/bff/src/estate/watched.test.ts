import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { doOne } from '../testing/set-of-one.ts';

const dayMs = 86_400_000;
const many = 1_000_000;
const noQuota = {
  kind: 'fail-later',
  operation: 'backup',
  target: '*',
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
  recommendedAction: 'Raise the quota.',
  times: many,
} as const;

const portal = await rehearse({ graph: 'off' });
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterAll(() => portal.close());

const isIt = ({ volumeName }: { volumeName: string }) => volumeName === 'sql-data-01';

/** What every list and page says of how the backups of the one protected volume go. */
async function said() {
  const [items, ofVault, one, volumes, points] = await Promise.all([
    admin.get(api.listBackupInstances, { query: {} }),
    admin.get(api.listVaultInstances, { params: volume.at }),
    admin.get(api.getBackupInstance, { params: volume.instance }),
    admin.get(api.listVolumes, { query: {} }),
    admin.get(api.listPointVolumes, { query: {} }),
  ]);
  const protection = volumes.items.find(({ name }) => name === 'sql-data-01')?.protection;
  const all = [items.items.find(isIt), ofVault.items.find(isIt), one.item, protection, points.items.find(isIt)];
  return all.map((each) => (each !== undefined && 'health' in each ? each.health.kind : 'nothing'));
}

test('one protected volume stands the same everywhere: on time, failing for eight nights, and on time again', async () => {
  expect(new Set(await said())).toEqual(new Set(['on-time']));
  await portal.azure.addFault(noQuota);
  await portal.azure.advance(8 * dayMs, { evenIfIdle: true });
  expect(new Set(await said())).toEqual(new Set(['failing']));
  await portal.azure.clearFaults();
  await portal.azure.advance(dayMs, { evenIfIdle: true });
  expect(new Set(await said())).toEqual(new Set(['on-time']));
});

test('a volume without a restore point is not protected yet', async () => {
  const other = volume.choice.volumeId.replace('sql-data-01', 'sql-data-02');
  await doOne(admin, api.configureBackups, { ...volume.choice, volumeId: other });
  await portal.azure.advanceUntilIdle();
  const found = await admin.get(api.listVolumes, { query: {} });
  expect(found.items.find(({ name }) => name === 'sql-data-02')?.protection).toMatchObject({
    state: 'protected',
    health: { kind: 'no-point' },
  });
});

test('where neither jobs nor points can be read, nothing is called protected', async () => {
  for (const action of ['backupJobs/read', 'backupInstances/recoveryPoints/read']) {
    await portal.azure.addFault({
      kind: 'next-call',
      action: `Microsoft.DataProtection/backupVaults/${action}`,
      status: 403,
      code: 'AuthorizationFailed',
      message: 'The client does not have authorization.',
      times: many,
    });
  }
  expect(new Set(await said())).toEqual(new Set(['unknown']));
  await portal.azure.clearFaults();
});

test('a state that nobody knew is unknown, with the word of Azure', async () => {
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/read',
    set: { 'value[].properties.currentProtectionState': 'Hibernating', 'properties.currentProtectionState': 'Hibernating' },
    times: many,
  });
  const { items } = await admin.get(api.listBackupInstances, { query: {} });
  expect(items[0]).toMatchObject({ state: 'unknown', unknownState: 'Hibernating' });
  await portal.azure.clearFaults();
});

test.each(['PROTECTIONCONFIGURED', 'Protection Configured', 'protectionConfigured'])('%s is read as Azure means it', async (word) => {
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/read',
    set: { 'value[].properties.currentProtectionState': word },
    times: 1,
  });
  const { items } = await admin.get(api.listBackupInstances, { query: {} });
  expect(items[0]?.state).toBe('protected');
});

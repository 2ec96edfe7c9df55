import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse, type Outcome } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { tryDisk, tryOne, tryRestore } from '../testing/set-of-one.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const { item: point } = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
const snapshotId = point.snapshot?.id ?? '';
const schedule = { frequency: 'daily', time: '01:00', timeZone: 'UTC' } as const;
const terms = { schedule, keep: { count: 9, unit: 'days' }, rules: [] } as const;
const other = (await admin.get(api.createPolicy, { params: { ...volume.at, policy: 'nine' }, body: { ...terms, rules: [] } })).item.id;
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const vaults = 'Microsoft.DataProtection/backupVaults';
const item = `${vaults}/backupInstances/read`;
const policy = `${vaults}/backupPolicies/read`;
const san = 'Microsoft.ElasticSan/elasticSans/read';
const parameters = 'properties.policyInfo.policyParameters';
const intent = () => crypto.randomUUID();

type Press = () => Promise<Outcome<{ item: object }>>;
const backUp: Press = () => admin.try(api.backUpNow, { params: volume.instance, body: { intent: intent() } });
const restore: Press = () =>
  tryRestore(admin, {
    instanceId: volume.instanceId,
    point: volume.point,
    groupId: volume.groupId,
    volumeName: 'part',
    intent: intent(),
  });
const configure: Press = () => tryOne(admin, api.configureBackups, { ...volume.choice, volumeId: `${volume.groupId}/volumes/sql-log-01` });
const change: Press = () => admin.try(api.changePolicy, { params: volume.instance, body: { policyId: other } });
const disk: Press = () =>
  tryDisk(
    admin,
    { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore', disk: 'part' },
    { snapshotId, sku: 'StandardSSD_LRS' },
  );

const parts: [string, Press, string, Record<string, unknown>, string[]?][] = [
  ['a backup, the rule of its policy', backUp, policy, {}, ['properties.policyRules[].name']],
  ['a backup, the tag of its policy', backUp, policy, { 'properties.policyRules[].trigger.taggingCriteria': [] }],
  ['a restore, its region', restore, san, { location: null }],
  ['a restore, its region in words', restore, san, { location: '' }],
  ['a protection, its region', configure, san, { location: null }],
  ['another policy, the selectors', change, item, { [`${parameters}.backupDatasourceParametersList`]: [] }],
  ['another policy, the volume', change, item, { [`${parameters}.backupDatasourceParametersList[].resourceSelectors`]: null }],
  ['another policy, the group of snapshots', change, item, { [`${parameters}.dataStoreParametersList`]: null }],
  ['another policy, the data source', change, item, { 'properties.dataSourceInfo': null }],
  ['another policy, the kind of its object', change, item, { 'properties.objectType': null }],
  ['a disk, its region', disk, 'Microsoft.Compute/snapshots/read', { location: null }],
];

test.each(parts)('%s: where Azure leaves it out of what is read, nothing is sent without it', async (_, press, action, set, drop = []) => {
  await portal.azure.addFault({ kind: 'change-answer', action, set, drop, times: 50 });
  expect((await press()).problem?.code).toBe('unreadable-record');
  await portal.azure.clearFaults();
  expect(await writesOf()).toEqual([]);
});

/** What Azure was asked to do since the vault was set up: jobs, items in other states, and disks. */
async function writesOf(): Promise<string[]> {
  const { items: jobs } = await admin.get(api.listJobs, { query: {} });
  const { items } = await admin.get(api.listBackupInstances, { query: {} });
  const disks = await portal.azure.resources('Microsoft.Compute/disks');
  return [
    ...jobs.filter(({ operation }) => operation === 'restore').map(({ id }) => id),
    ...jobs
      .filter(({ operation }) => operation === 'backup')
      .slice(1)
      .map(({ id }) => id),
    ...items.filter(({ state, policyId }) => state !== 'protected' || policyId === other).map(({ id }) => id),
    ...items.slice(1).map(({ id }) => id),
    ...disks.filter(({ name }) => name === 'part').map(({ id }) => id),
  ];
}

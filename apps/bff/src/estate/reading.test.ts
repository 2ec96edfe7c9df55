import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { dailyFor7Days, protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse();
const volume = await protectVolume(portal, await portal.person('backup-admin'));
const reader = await portal.person('reader');
afterAll(() => portal.close());

test('a person sees the subscriptions of their own estate, with their resource groups', async () => {
  const { items } = await reader.get(api.listSubscriptions, {});
  expect(items).toEqual([{ id: portal.subscriptionId, name: 'Contoso Storage', isDisabled: false }]);
  const groups = await reader.get(api.listResourceGroups, { params: { subscriptionId: portal.subscriptionId } });
  expect(groups.items.map(({ name, region }) => `${name} ${region}`).toSorted()).toEqual([
    'rg-backup eastus2',
    'rg-restore eastus2',
    'rg-snapshots eastus2',
    'rg-storage eastus2',
  ]);
});

test('an Elastic SAN comes with its room and with the names that are taken', async () => {
  const { items } = await reader.get(api.listElasticSans, { query: {} });
  const production = items.find(({ name }) => name === 'san-prod');
  expect(production?.groups.map(({ name }) => name)).toEqual(['vg-databases']);
  expect(production?.groups[0]?.volumes).toContain('sql-data-01');
  expect(production?.totalGiB).toBeGreaterThan(production?.usedGiB ?? 0);
});

test('twelve volumes say what protects them or why nothing can', async () => {
  const { items, missing } = await reader.get(api.listVolumes, { query: {} });
  expect([items.length, missing]).toEqual([12, []]);
  expect(items.find(({ name }) => name === 'sql-data-01')?.protection).toMatchObject({
    kind: 'protected',
    state: 'protected',
    vault: 'bv-eastus2',
    policy: 'daily-7-days',
  });
  expect(items.filter(({ protection }) => protection.kind === 'cannot')).toHaveLength(1);
});

test('a volume tells a host how to reach it', async () => {
  const params = {
    subscriptionId: portal.subscriptionId,
    resourceGroup: 'rg-storage',
    san: 'san-prod',
    group: 'vg-databases',
    volume: 'sql-data-01',
  };
  const { item } = await reader.get(api.getVolume, { params });
  expect(item).toMatchObject({ state: 'ready', target: { iqn: expect.stringMatching(/^iqn\./), port: 3260 } });
});

test('a protected item tells its last backup, its schedule and its points', async () => {
  const { items } = await reader.get(api.listBackupInstances, { query: { subscriptionId: portal.subscriptionId } });
  expect(items.map(({ volumeName, lastBackup }) => [volumeName, lastBackup?.status])).toEqual([['sql-data-01', 'completed']]);
  const { item } = await reader.get(api.getBackupInstance, { params: volume.instance });
  expect(item).toMatchObject({
    volumeId: volume.choice.volumeId,
    snapshotGroupId: volume.choice.snapshotGroupId,
    policyTerms: dailyFor7Days,
  });
  const points = await reader.get(api.listRestorePoints, { params: volume.instance });
  expect(points.items[0]).toMatchObject({ tag: 'Default', state: 'complete', expires: { computed: true } });
});

test('one vault and one job are read by their names', async () => {
  const vaults = await reader.get(api.listVaults, { query: {} });
  expect(vaults.items.map(({ name, redundancy, principalId }) => [name, redundancy, principalId === null])).toEqual([
    ['bv-eastus2', 'local', false],
  ]);
  const { items } = await reader.get(api.listJobs, { query: {} });
  const { item } = await reader.get(api.getJob, { params: { ...volume.at, job: items[0]?.name ?? '' } });
  // A list of jobs shows no steps.
  expect(item).toMatchObject({ ...items[0], steps: [{ name: 'Trigger Backup', status: 'completed', said: 'Completed' }] });
});

test('the time of every answer is Azure’s, not this machine’s', async () => {
  const { now } = await portal.azure.detail();
  const { asOf } = await reader.get(api.listVaults, { query: {} });
  expect(asOf.slice(0, 16)).toBe(now.slice(0, 16));
});

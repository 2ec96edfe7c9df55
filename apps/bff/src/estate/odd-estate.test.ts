import { api, type Endpoint } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectMore, protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse({ graph: 'off' });
const admin = await portal.person('backup-admin');
const first = await protectVolume(portal, admin);
await protectMore(portal, admin, first, ['sql-extra-01']);
const other = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-second' };
await admin.get(api.createVault, { params: other, body: { region: 'eastus2', redundancy: 'zone' } });
await portal.azure.advanceUntilIdle();
const reader = await portal.person('reader');
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

type Change = { set: Record<string, unknown> } | { drop: string[] };
const answers = (path: string, change: Change, action = '*') =>
  portal.azure.addFault({ kind: 'change-answer', action, method: 'GET', path, times: 99, ...change });

type List = {
  items: { name?: string; volumeName?: string }[];
  missing: { id: string; name: string; problem: Problem }[];
};
const listed = async (endpoint: Endpoint): Promise<List> => (await reader.get(endpoint as typeof api.listVolumes, { query: {} })) as List;

const sans = '/providers/Microsoft.ElasticSan/elasticSans';
const volumes = 'volumeGroups/vg-databases/volumes';
const vaults = '/providers/Microsoft.DataProtection/backupVaults';

test.each([
  ['the tags of an Elastic SAN are null', sans, { set: { 'value[0].tags': null } }, api.listVolumes, 0, []],
  ['the tags of an Elastic SAN are null', sans, { set: { 'value[0].tags': null } }, api.listElasticSans, 0, []],
  ['a volume has no size', volumes, { drop: ['value[0].properties.sizeGiB'] }, api.listVolumes, 1, ['sizeGiB']],
  ['a volume has no properties', volumes, { drop: ['value[0].properties'] }, api.listVolumes, 1, ['sizeGiB']],
  ['a volume is null', volumes, { set: { 'value[0]': null } }, api.listVolumes, 1, []],
  ['an Elastic SAN has no SKU', sans, { drop: ['value[0].properties.sku'] }, api.listElasticSans, 0, []],
  [
    'an Elastic SAN has no size',
    sans,
    { set: { 'value[0].properties.baseSizeTiB': null, 'value[0].properties.totalSizeTiB': null } },
    api.listElasticSans,
    1,
    ['baseSizeTiB'],
  ],
  [
    'an Elastic SAN has no size',
    sans,
    { set: { 'value[0].properties.baseSizeTiB': null, 'value[0].properties.totalSizeTiB': null } },
    api.listVolumes,
    0,
    [],
  ],
  ['a vault has no storage settings', vaults, { drop: ['value[0].properties.storageSettings'] }, api.listVaults, 0, []],
  ['a vault has no properties', vaults, { drop: ['value[0].properties'] }, api.listVaults, 0, []],
  ['a vault has no region', vaults, { drop: ['value[0].location'] }, api.listVaults, 1, ['location']],
  [
    'an instance has no policy',
    '/backupInstances',
    { drop: ['value[0].properties.policyInfo'] },
    api.listBackupInstances,
    1,
    ['policyInfo.policyId'],
  ],
  [
    'an instance has no policy',
    '/backupInstances',
    { drop: ['value[0].properties.policyInfo'] },
    api.listPointVolumes,
    1,
    ['policyInfo.policyId'],
  ],
  ['an instance has no policy', '/backupInstances', { drop: ['value[0].properties.policyInfo'] }, api.listVolumes, 0, []],
  ['a job has no beginning', '/backupJobs', { drop: ['value[0].properties.startTime'] }, api.listJobs, 1, ['startTime']],
  ['a policy says nothing', '/backupPolicies', { set: { 'value[0].properties.policyRules': null } }, api.listAllPolicies, 0, []],
  ['a subscription has no name', '/subscriptions', { drop: ['value[0].displayName'] }, api.listSubscriptions, 0, []],
] as const)('when %s, the rest of the list stands and what is wrong is named', async (_what, path, change, endpoint, fewer, wrong) => {
  const whole = await listed(endpoint);
  await answers(path, change as Change);
  const { items, missing } = await listed(endpoint);
  expect(whole.items.length - items.length).toBe(fewer);
  expect(missing.map(({ problem }) => problem)).toEqual(
    wrong.map((field) => ({ code: 'unreadable-record', found: { is: 'record', field, fault: 'missing' } })),
  );
});

test('a volume group without properties is one all the same', async () => {
  const whole = await listed(api.listVolumes);
  await answers('san-prod', { drop: ['value[].properties'] }, 'Microsoft.ElasticSan/elasticSans/volumeGroups/read');
  expect(await listed(api.listVolumes)).toMatchObject({ items: whole.items, missing: [] });
});

test('an item that cannot be read leaves its own volume unknown, and no other', async () => {
  await answers('/backupInstances', { drop: ['value[0].properties.policyInfo.policyId'] });
  const { items, unreadProtectors } = await reader.get(api.listVolumes, { query: {} });
  const [odd] = unreadProtectors;
  expect(unreadProtectors).toHaveLength(1);
  expect(items.filter(({ protection }) => protection.kind === 'unknown').map(({ name }) => name)).toEqual([odd?.name]);
  expect(items.filter(({ protection }) => protection.kind === 'protected')).toHaveLength(1);
  const deleting = await reader.get(api.getVaultContent, {
    params: { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' },
  });
  expect(deleting.item.instances.filter(({ isVolume }) => isVolume === null)).toHaveLength(1);
  expect(deleting.item.instances.filter(({ isVolume }) => isVolume === true)).toHaveLength(deleting.item.instances.length - 1);
});

const refused = (path: string, status: number, code: string) =>
  portal.azure.addFault({ kind: 'next-call', action: '*', method: 'GET', path, status, code, message: 'No.', times: 99 });

test.each([
  ['the volumes of a group', 'vg-databases/volumes', 'vg-databases'],
  ['the groups of an Elastic SAN', 'san-prod/volumeGroups', 'san-prod'],
] as const)('when %s are refused, that is what is named, and when they are gone, nothing is', async (_what, path, name) => {
  const whole = await listed(api.listVolumes);
  await refused(path, 403, 'AuthorizationFailed');
  const { items, missing } = await listed(api.listVolumes);
  expect(items.length).toBeLessThan(whole.items.length);
  expect(items.length).toBeGreaterThan(0);
  expect(missing.map((one) => [one.name, one.id.endsWith(`/${name}`), one.problem.code])).toEqual([[name, true, 'not-allowed']]);
  await portal.azure.clearFaults();
  await refused(path, 404, 'ResourceNotFound');
  const later = await listed(api.listVolumes);
  expect([later.items.length, later.missing]).toEqual([items.length, []]);
});

test('a vault that is deleted between two calls is not there, and the others are', async () => {
  await refused('bv-second/backupInstances', 404, 'ResourceNotFound');
  const { items, missing } = await listed(api.listBackupInstances);
  expect([items.length, missing]).toEqual([2, []]);
});

test('the page of a volume without a size says what is wrong with it', async () => {
  await answers('volumes/sql-data-01', { drop: ['properties.sizeGiB'] });
  const params = {
    subscriptionId: portal.subscriptionId,
    resourceGroup: 'rg-storage',
    san: 'san-prod',
    group: 'vg-databases',
    volume: 'sql-data-01',
  };
  const { status, problem } = await reader.try(api.getVolume, { params });
  expect([status, problem]).toEqual([502, { code: 'unreadable-record', found: { is: 'record', field: 'sizeGiB', fault: 'missing' } }]);
});

import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const { instanceId } = await protectVolume(portal, admin);
afterAll(() => portal.close());

const sanAt = () => ({ subscriptionId: portal.subscriptionId, resourceGroup: 'rg-storage', san: 'san-prod' });
const volumeAt = (volume: string) => ({ ...sanAt(), group: 'vg-databases', volume });
const forbidden = {
  kind: 'next-call',
  action: 'Microsoft.DataProtection/backupVaults/read',
  status: 403,
  code: 'AuthorizationFailed',
  message: 'No.',
  times: 1,
} as const;

test.each([
  ['sql-data-01', { kind: 'protected', state: 'protected', vault: 'bv-eastus2', policy: 'daily-7-days' }],
  ['sql-data-02', { kind: 'not-protected' }],
  ['archive-01', { kind: 'cannot', because: 'too-large', limit: '4 TB' }],
])('the protection of %s is known by its address alone', async (volume, protection) => {
  const { item, unreadProtectors } = await admin.get(api.getVolumeProtection, { params: volumeAt(volume) });
  expect(item).toMatchObject(protection);
  expect(unreadProtectors).toEqual([]);
});

test('a volume whose item was deleted tells that it can be brought back, where and until when', async () => {
  const other = await rehearse();
  const person = await other.person('backup-admin');
  const { instance, instanceId: id } = await protectVolume(other, person);
  const protection = () =>
    person.get(api.getVolumeProtection, {
      params: {
        subscriptionId: other.subscriptionId,
        resourceGroup: 'rg-storage',
        san: 'san-prod',
        group: 'vg-databases',
        volume: 'sql-data-01',
      },
    });
  expect((await protection()).deleted).toEqual([]);
  await person.get(api.deleteBackupInstance, { params: instance });
  await other.azure.advanceUntilIdle();
  const { item, deleted, unreadDeleted, asOf } = await protection();
  expect([item, unreadDeleted]).toEqual([{ kind: 'not-protected' }, []]);
  expect(deleted).toEqual([{ instanceId: id, vault: 'bv-eastus2', purgedAt: expect.any(String) }]);
  expect(Math.round((Date.parse(deleted[0]?.purgedAt ?? '') - Date.parse(asOf)) / 86_400_000)).toBe(14);
  await other.close();
});

test('a volume tells where it stands and how a host reaches it', async () => {
  const { item } = await admin.get(api.getVolume, { params: volumeAt('sql-data-01') });
  expect(item).toMatchObject({ name: 'sql-data-01', region: 'eastus2', resourceGroup: 'rg-storage', san: 'san-prod', state: 'ready' });
  expect(item.target?.iqn).toMatch(/^iqn\./);
});

test('an Elastic SAN tells its figures and the protection of its volumes, group by group', async () => {
  const { item } = await admin.get(api.getElasticSan, { params: sanAt() });
  expect(item).toMatchObject({
    name: 'san-prod',
    baseTiB: 12,
    extendedTiB: 8,
    totalGiB: 20_480,
    sku: 'Premium_LRS',
    zones: ['1'],
    state: 'ready',
  });
  const [group] = item.groups;
  expect(group?.volumes.map(({ name, sizeGiB }) => `${name} ${sizeGiB}`)).toContain('archive-01 6144');
  expect(group?.volumes.length).toBe(6);
  expect(group?.volumes.find(({ name }) => name === 'sql-data-01')?.protection).toMatchObject({ kind: 'protected', instanceId });
  const listed = await admin.get(api.listElasticSans, { query: {} });
  expect(listed.items.map(({ name, usedGiB }) => [name, usedGiB])).toContainEqual(['san-prod', item.usedGiB]);
});

test('a volume group is made in an Elastic SAN; one that is there keeps its rules', async () => {
  const params = { ...sanAt(), group: 'vg-restored' };
  const made = await admin.get(api.createVolumeGroup, { params });
  await portal.azure.advanceUntilIdle();
  const { item } = await admin.get(api.getOperation, { params: { operationId: made.item.id } });
  expect(item.status).toBe('succeeded');
  const before = await portal.azure.resource(made.item.targetId);
  expect(before?.name).toBe('vg-restored');
  expect((await admin.get(api.createVolumeGroup, { params })).item.status).toBe('succeeded');
  expect(await portal.azure.resource(made.item.targetId)).toEqual(before);
  const reader = await portal.person('reader');
  const refused = await reader.try(api.createVolumeGroup, { params: { ...params, group: 'vg-mine' } });
  expect([refused.status, refused.problem?.action]).toEqual([403, 'Microsoft.ElasticSan/elasticSans/volumeGroups/write']);
});

const failsLater = {
  kind: 'fail-later',
  operation: 'elastic-san',
  code: 'InternalError',
  message: 'No.',
  recommendedAction: 'Try again.',
} as const;

test('a volume group whose making failed is made anew by the next press, and keeps the rules that it has', async () => {
  const params = { ...sanAt(), group: 'vg-again' };
  const statusOf = async (operationId: string) => (await admin.get(api.getOperation, { params: { operationId } })).item.status;
  await portal.azure.addFault({ ...failsLater, target: 'vg-again' });
  const made = await admin.get(api.createVolumeGroup, { params });
  await portal.azure.advanceUntilIdle();
  expect(await statusOf(made.item.id)).toBe('failed');
  const networkAcls = { virtualNetworkRules: [{ id: `${made.item.targetId}/subnet`, action: 'Allow' }] };
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.ElasticSan/elasticSans/volumeGroups/read',
    set: { 'properties.networkAcls': networkAcls },
    times: 1,
  });
  const again = await admin.get(api.createVolumeGroup, { params });
  expect(again.item.status).toBe('running');
  await portal.azure.advanceUntilIdle();
  expect(await statusOf(again.item.id)).toBe('succeeded');
  expect((await portal.azure.resource(made.item.targetId))?.properties).toMatchObject({ provisioningState: 'Succeeded', networkAcls });
});

test('where Azure refuses to make a failed volume group anew, that is told and not how it failed before', async () => {
  const params = { ...sanAt(), group: 'vg-refused' };
  await portal.azure.addFault({ ...failsLater, target: 'vg-refused' });
  await admin.get(api.createVolumeGroup, { params });
  await portal.azure.advanceUntilIdle();
  const action = 'Microsoft.ElasticSan/elasticSans/volumeGroups/write';
  await portal.azure.addFault({ kind: 'next-call', action, status: 409, code: 'Conflict', message: 'Busy.', times: 1 });
  expect((await admin.try(api.createVolumeGroup, { params })).status).toBe(409);
});

test('when vaults cannot be read, the protection is not known and the volume still shows', async () => {
  await portal.azure.addFault(forbidden);
  const { item, unreadProtectors } = await admin.get(api.getVolumeProtection, { params: volumeAt('sql-data-02') });
  expect([item.kind, unreadProtectors.map(({ problem }) => problem.code)]).toEqual(['unknown', ['not-allowed']]);
});

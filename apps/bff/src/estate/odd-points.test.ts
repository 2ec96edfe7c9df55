import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectMore, protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse({ graph: 'off' });
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const other = (await protectMore(portal, admin, volume, ['app-01'])).instanceIds[0] ?? '';
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

type Change = { set?: Record<string, unknown>; drop?: string[] };
const answers = (path: string, change: Change) =>
  portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', path, times: 99, ...change });

const noMoment = { drop: ['value[].properties.recoveryPointTime'] };
const unread = {
  name: expect.any(String),
  problem: { code: 'unreadable-record', found: { is: 'record', field: 'recoveryPointTime', fault: 'missing' } },
};

test('a restore point without a moment is named in every list, and is no point of an unknown time', async () => {
  await answers('*/recoveryPoints', noMoment);
  expect(await admin.get(api.listRestorePoints, { params: volume.instance })).toMatchObject({ items: [], missing: [unread] });
  const body = { instances: [volume.instanceId] };
  const browsed = { items: [{ points: [] }], missing: [unread] };
  expect(await admin.get(api.browseRestorePoints, { body })).toMatchObject(browsed);
  expect(await admin.get(api.findRestorePoints, { body: { ...body, at: '2030-01-01T00:00:00Z' } })).toMatchObject(browsed);
  const { items, missing } = await admin.get(api.listPolicyPoints, { params: { ...volume.at, policy: 'daily-7-days' } });
  expect([items.map(({ points }) => points), missing]).toMatchObject([
    [[], []],
    [unread, unread],
  ]);
});

test('an item whose points have no moment is there, and how its backups go is not known', async () => {
  await answers('*/recoveryPoints', noMoment);
  await answers('*/backupJobs', { set: { value: [] } });
  const { items, missing } = await admin.get(api.listBackupInstances, { query: {} });
  expect([items.map(({ health }) => health.kind), missing]).toEqual([['unknown', 'unknown'], []]);
});

test('a field of a restore point that is no text says nothing, and the point stands', async () => {
  await answers('*/recoveryPoints', { set: { 'value[].properties.retentionTagName': 7, 'value[].properties.policyName': 7 } });
  const { items, missing } = await admin.get(api.listRestorePoints, { params: volume.instance });
  expect([items.map(({ tag }) => tag), missing]).toEqual([['Default'], []]);
});

test('of an item that cannot be read, what a policy would do to its points is not said to be nothing', async () => {
  await answers('*/backupInstances', { drop: ['value[0].properties.policyInfo'] });
  const params = { ...volume.at, policy: 'daily-7-days' };
  const { items, missing } = await admin.get(api.listPolicyPoints, { params });
  expect([items.length, missing.map(({ problem }) => problem.code)]).toEqual([1, ['unreadable-record']]);
  expect((await admin.get(api.getPolicy, { params })).item.items).toBeNull();
});

test('a job of an item that cannot be read is named beside its others, and not beside those of another item', async () => {
  await answers('*/backupJobs', { drop: ['value[0].properties.startTime'] });
  const jobsOf = async (instance: string) => (await admin.get(api.listInstanceJobs, { params: { ...volume.at, instance } })).missing;
  const both = [await jobsOf(volume.instance.instance), await jobsOf(other.split('/').at(-1) ?? '')];
  expect(both.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([0, 1]);
  await portal.azure.clearFaults();
  await answers('*/backupJobs', { drop: ['value[0].properties'] });
  expect((await admin.get(api.listJobs, { query: {} })).missing.map(({ problem }) => problem.code)).toEqual(['unreadable-record']);
});

test('rights that are null or of another kind are none', async () => {
  await answers('/providers/Microsoft.Authorization/permissions', { set: { 'value[0].actions': null, 'value[0].notActions': 7 } });
  const subscription = `/subscriptions/${portal.subscriptionId}`;
  for (const scope of [subscription, `${subscription}/resourceGroups/rg-backup`])
    expect((await admin.get(api.getRights, { query: { scope } })).item.permissions[0]).toEqual({ actions: [], notActions: [] });
});

test('a provider that says no word of its registration is unknown', async () => {
  await answers('*/providers/Microsoft.ElasticSan', { set: { registrationState: 7 } });
  const params = { subscriptionId: portal.subscriptionId, namespace: 'Microsoft.ElasticSan' };
  expect((await admin.get(api.getProvider, { params })).item.state).toBe('unknown');
});

test('a target of a restore that cannot be read stops its own volumes, and not the plan', async () => {
  await answers('*/elasticSans/san-prod', { drop: ['location'] });
  const body = { items: [{ instanceId: volume.instanceId }], pattern: '{volume}-r', groups: [] };
  const { items } = await admin.get(api.planRestore, { body });
  expect(items.map(({ problem }) => problem)).toEqual([
    { code: 'unreadable-record', found: { is: 'record', field: 'location', fault: 'missing' } },
  ]);
});

test('a list of rights and one of roles without an end are refused after a bound, too', async () => {
  const subscription = `/subscriptions/${portal.subscriptionId}`;
  await portal.azure.addFault({ kind: 'endless-list', action: '*', method: 'GET', path: '*/permissions', times: 100_000 });
  const rights = await admin.try(api.getRights, { query: { scope: `${subscription}/resourceGroups/rg-backup` } });
  expect([rights.status, rights.problem?.code]).toEqual([502, 'endless-list']);
  await portal.azure.clearFaults();
  await portal.azure.addFault({
    kind: 'endless-list',
    action: '*',
    method: 'GET',
    path: '*/roleAssignments',
    repeats: true,
    times: 100_000,
  });
  const { missing } = await admin.get(api.listVaultRoles, { params: volume.at });
  expect(missing.map(({ problem }) => problem.code)).toContain('endless-list');
});

const escaped = (id: string) => id.replace('rg-storage', 'rg%2Dstorage');

test('an Elastic SAN and its volume groups show whole where Azure escapes letters of their ids', async () => {
  const whole = await admin.get(api.listElasticSans, { query: {} });
  const [sanId = ''] = volume.groupId.split('/volumeGroups');
  await answers('*/providers/Microsoft.ElasticSan/elasticSans', { set: { 'value[0].id': escaped(sanId) } });
  await answers('*/elasticSans/san-prod/volumeGroups', { set: { 'value[0].id': escaped(volume.groupId) } });
  expect((await admin.get(api.listElasticSans, { query: {} })).items).toEqual(whole.items);
});

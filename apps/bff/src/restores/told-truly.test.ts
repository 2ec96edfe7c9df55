import { api, type Input } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectMore, protectVolume } from '../testing/rehearsed-volume.ts';

const minutes = 60_000;
const groups = 'san-prod/volumeGroups/vg-databases';
const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const second = (await protectMore(portal, admin, volume, ['app-01'])).instanceIds[0] ?? '';
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

type Change = { set?: Record<string, unknown>; drop?: string[] };
type Asked = Input<typeof api.planRestore>['body'];
type Row = Input<typeof api.findRestore>['body']['rows'][number];

const answers = (path: string, change: Change) =>
  portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', path, times: 99, ...change });
const planOf = (changed: Partial<Asked> = {}) => {
  const items = [{ instanceId: volume.instanceId }, { instanceId: second }];
  return admin.get(api.planRestore, { body: { items, pattern: '{volume}-r', groups: [], ...changed } });
};
const unread = (field: string) => ({ code: 'unreadable-record', found: { is: 'record', field, fault: 'missing' } });
const other = () => volume.groupId.replace(groups, 'san-dev/volumeGroups/vg-apps');

test('the job of an intent is told of the point, group and name that it was started with, and of no other', async () => {
  const intent = 'eeeeeeee-1111-4222-8333-444455556666';
  const row: Row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName: 'first-name' };
  await admin.get(api.startRestore, { body: { intent, rows: [row] } });
  await portal.azure.advance(10 * minutes);
  const told = async (changed: Partial<Row>) => {
    const { items } = await admin.get(api.findRestore, { body: { intent, rows: [{ ...row, ...changed }] } });
    return items.map(({ job, volume: made }) => [job?.status, made]);
  };
  const same: Partial<Row>[] = [{}, { point: volume.point.slice(0, 8) }, { groupId: volume.groupId.toUpperCase().replace('/SUB', '/sub') }];
  for (const changed of same) expect(await told(changed)).toEqual([['completed', 'there']]);
  const others: Partial<Row>[] = [{ volumeName: 'second-name' }, { groupId: other() }, { point: 'ffffffff' }, { instanceId: second }];
  for (const changed of others) expect(await told(changed)).toEqual([[undefined, null]]);
  await portal.azure.deleteVolume(`${volume.groupId}/volumes/first-name`);
  expect(await told({})).toEqual([['completed', 'missing']]);
});

test('where the jobs of the only vault cannot be read, nobody is told that there is none', async () => {
  const refused = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
  await portal.azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/backupJobs/read', ...refused, times: 9 });
  const row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName: 'first-name' };
  const { status, problem } = await admin.try(api.findRestore, { body: { intent: 'eeeeeeee-1111-4222-8333-444455556667', rows: [row] } });
  expect([status, problem?.code]).toEqual([403, 'not-allowed']);
});

test.each([
  ['without its region', { drop: ['location'] }, 'location'],
  ['without its size', { drop: ['properties.baseSizeTiB', 'properties.totalSizeTiB'] }, 'baseSizeTiB'],
])('a chosen Elastic SAN %s is named; the volumes that go there say so, and the others stand', async (_, change, field) => {
  await answers('*/elasticSans/san-dev', change);
  const chosen = await planOf({ groups: [other()] });
  expect(chosen.missing).toEqual([{ id: other(), name: 'san-dev/vg-apps', problem: unread(field) }]);
  expect(chosen.items.map(({ volumeName, groupId, problem }) => [volumeName, groupId, problem])).toEqual([
    ['sql-data-01', other(), unread(field)],
    ['app-01', other(), unread(field)],
  ]);
  const one = await planOf({ items: [{ instanceId: volume.instanceId, groupId: other() }, { instanceId: second }] });
  expect(one.items.map(({ name, problem }) => [name, problem])).toEqual([
    ['', unread(field)],
    ['app-01-r', null],
  ]);
});

test('a chosen Elastic SAN that cannot be read leaves those alone that have another one of their region', async () => {
  await answers('*/elasticSans/san-dev', { drop: ['location'] });
  const { items, missing } = await planOf({ groups: [other(), volume.groupId] });
  expect([items.map(({ groupId, problem }) => [groupId, problem]), missing.length]).toEqual([
    [
      [volume.groupId, null],
      [volume.groupId, null],
    ],
    1,
  ]);
});

test.each([
  ['of another Elastic SAN', () => other().replace('vg-apps', 'vg-gone')],
  ['of none', () => volume.groupId.replace(groups, 'san-gone/volumeGroups/vg-gone')],
])('a chosen volume group %s that does not exist is said to be missing, and nothing goes elsewhere in silence', async (_, groupOf) => {
  const { items } = await planOf({ groups: [groupOf()] });
  expect(items.map(({ groupId, checks }) => [groupId, checks.map(({ rule, verdict }) => [rule, verdict])])).toEqual(
    items.map(() => [groupOf(), [['target-group', 'blocked']]]),
  );
});

test('where a newer point cannot be read, the row says that it takes an older one; a chosen point says nothing of it', async () => {
  await portal.azure.advance(60 * minutes, { evenIfIdle: true });
  await admin.get(api.backUpNow, { params: volume.instance, body: { intent: 'aaaaaaaa-1111-4222-8333-000000000001' } });
  await portal.azure.advance(10 * minutes);
  const olderOf = async (changed: Partial<Asked> = {}) => {
    const [row] = (await planOf({ items: [{ instanceId: volume.instanceId }], ...changed })).items;
    return [row?.point?.name === volume.point, row?.checks.filter(({ rule }) => rule === 'restore-point'), row?.problem];
  };
  expect(await olderOf()).toEqual([false, [], null]);
  await answers('*/recoveryPoints', { drop: ['value[0].properties.recoveryPointTime'] });
  expect(await olderOf()).toEqual([true, [{ rule: 'restore-point', verdict: 'attention', isUnread: true }], null]);
  const chosen = { items: [{ instanceId: volume.instanceId, point: volume.point.slice(0, 8) }] };
  expect(await olderOf(chosen)).toEqual([true, [], null]);
  await portal.azure.clearFaults();
  await answers('*/recoveryPoints', { drop: ['value[].properties.recoveryPointTime'] });
  expect(await olderOf()).toEqual([false, [], unread('recoveryPointTime')]);
});

const snapshotIn = async () => {
  const [row] = (await planOf({ items: [{ instanceId: second }] })).items;
  return [row?.sizeGiB, row?.checks.find(({ rule }) => rule === 'snapshot')?.verdict, row?.problem];
};

test('where the snapshots may not be looked at, or one of them cannot be read, the restore stands and Azure decides', async () => {
  expect(await snapshotIn()).toEqual([10, 'ready', null]);
  const refused = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
  await portal.azure.addFault({ kind: 'next-call', action: 'Microsoft.Compute/snapshots/read', ...refused, times: 9 });
  expect(await snapshotIn()).toEqual([null, 'attention', null]);
});

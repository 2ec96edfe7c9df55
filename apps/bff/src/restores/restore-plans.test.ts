import { api, type Input, type Reply } from '@esan/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectMore, protectVolume } from '../testing/rehearsed-volume.ts';

const minutes = 60_000;
const others = Array.from({ length: 11 }, (_, index) => `app-${String(index + 1).padStart(2, '0')}`);
const restore = 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action';
const validate = 'Microsoft.DataProtection/backupVaults/backupInstances/validateRestore/action';
const throttled = { code: 'SubscriptionRequestsThrottled', message: 'Too many.', status: 429, retryAfterSeconds: 1 } as const;
let turn = 0;

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const first = await protectVolume(portal, admin);
const more = await protectMore(portal, admin, first, others);
const instanceIds = [first.instanceId, ...more.instanceIds];
beforeEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

type Asked = Input<typeof api.planRestore>['body'];
type Row = Reply<typeof api.planRestore>['items'][number];

const planOf = (changed: Partial<Asked> = {}) =>
  admin.get(api.planRestore, {
    body: { items: instanceIds.map((instanceId) => ({ instanceId })), pattern: '{volume}-restored-{date}', groups: [], ...changed },
  });
const newIntent = () => `eeeeeeee-1111-4222-8333-${String((turn += 1)).padStart(12, '0')}`;
const rowOf = ({ instanceId, point, groupId, name }: Row) => ({ instanceId, point: point?.name ?? '', groupId, volumeName: name });
const unmet = (row: Row | undefined) => row?.checks.filter(({ verdict }) => verdict !== 'ready').map(({ rule }) => rule);
/** The calls of Azure that something makes, after a call of our own that marks where to look. */
const callsOf = async (run: () => Promise<unknown>): Promise<string[]> => {
  const mark = `/subscriptions/${portal.subscriptionId}/resourceGroups/mark-${(turn += 1)}`;
  const [person] = (await portal.azure.detail()).people;
  const authorization = `Bearer ${await portal.azure.token(person?.userPrincipalName ?? '')}`;
  await portal.azureAt(`${mark}?api-version=2025-04-01`, { headers: { authorization } });
  await run();
  const calls = (await portal.azure.requests()).map(({ method, path }) => `${method} ${path}`);
  return calls.slice(calls.findIndex((call) => call.includes(mark)) + 1);
};

test('an item that does not say where its volume is has it where its vault is', async () => {
  const set = { 'properties.dataSourceInfo.resourceLocation': null };
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/read',
    set,
    times: 50,
  });
  const { items } = await planOf({ items: [{ instanceId: first.instanceId }] });
  expect([items[0]?.problem, items[0]?.groupId, unmet(items[0])]).toEqual([null, first.groupId, []]);
});

test('one call plans twelve volumes: newest points, free names, all rules; Azure is asked twice a volume and a dozen times in all else', async () => {
  const { items, sans, mayNotAssignAt } = await planOf();
  expect(items.map(({ volumeName }) => volumeName)).toEqual(['sql-data-01', ...others]);
  expect(items.map(({ name }) => name)).toEqual(['sql-data-01', ...others].map((name) => `${name}-restored-2026-09-08`));
  expect(items.map((row) => unmet(row))).toEqual(items.map(() => []));
  expect(items.map(({ sizeGiB }) => sizeGiB)).toEqual([1024, ...others.map(() => 10)]);
  expect([sans.map(({ name }) => name), mayNotAssignAt]).toEqual([['san-prod'], []]);
  const calls = await callsOf(() => planOf());
  expect(calls.filter((call) => call.includes('/recoveryPoints'))).toHaveLength(24);
  expect(calls.length).toBeLessThanOrEqual(24 + 12);
});

test('a moment takes the newest point at or before it, and says where there is none', async () => {
  const instance = { ...first.at, instance: first.instanceId.split('/').at(-1) ?? '' };
  const { items: points } = await admin.get(api.listRestorePoints, { params: instance });
  const { items } = await planOf({ at: points.at(-1)?.time ?? '' });
  expect(items[0]?.point?.name).toBe(first.point);
  expect(items.slice(1).map((row) => [row.point, unmet(row)])).toEqual(others.map(() => [null, ['restore-point']]));
  const chosen = await planOf({ items: [{ instanceId: first.instanceId, point: first.point.slice(0, 8), name: 'mine' }] });
  expect(chosen.items.map(({ point, name }) => [point?.name, name])).toEqual([[first.point, 'mine']]);
});

test('an item that is gone is a row that says so; the rest is planned', async () => {
  const gone = `${first.instanceId.slice(0, -1)}0`;
  const { items } = await planOf({ items: [{ instanceId: gone }, { instanceId: first.instanceId }] });
  expect(items.map(({ problem }) => problem?.code)).toEqual(['not-found', undefined]);
  expect(items[1]?.point).not.toBeNull();
});

test('Azure checks eight restores in one step; what it puts off says so, and a row with its operation is looked at and not begun again', async () => {
  const rows = (await planOf()).items.map(rowOf).slice(0, 8);
  await portal.azure.addFault({ kind: 'next-call', action: validate, ...throttled, times: 2 });
  const first = await admin.get(api.validateRestore, { body: { rows } });
  expect(first.items.map(({ problem }) => problem?.code).filter((code) => code !== undefined)).toEqual(['throttled', 'throttled']);
  await portal.azure.advance(minutes, { evenIfIdle: true });
  const next = rows.map((row, index) => {
    const operationId = first.items[index]?.operation?.id;
    return operationId === undefined ? row : { ...row, operationId };
  });
  const calls = await callsOf(async () => {
    const { items } = await admin.get(api.validateRestore, { body: { rows: next } });
    expect(items.filter(({ operation }) => operation?.status === 'running')).toHaveLength(2);
    expect(items.filter(({ operation }) => operation?.status === 'succeeded')).toHaveLength(6);
  });
  expect(calls.filter((call) => /validateRestore/i.test(call))).toHaveLength(2);
});

test('the Elastic SAN is asked once for all snapshots of a target group, and names one that is gone', async () => {
  const { items } = await planOf();
  const groups = [{ groupId: first.groupId, snapshotIds: items.flatMap(({ snapshotId }) => snapshotId ?? []) }];
  const calls = await callsOf(async () => {
    const checked = await admin.get(api.checkRestoreGroups, { body: { groups } });
    expect(checked.items.map(({ operation }) => operation?.status)).toEqual(['succeeded']);
  });
  expect(calls).toEqual([expect.stringMatching(/^POST .*preRestore\?/i)]);
  const bad = [{ groupId: first.groupId, snapshotIds: [`${groups[0]?.snapshotIds[0] ?? ''}0`] }];
  const checked = await admin.get(api.checkRestoreGroups, { body: { groups: bad } });
  expect(checked.items.map(({ problem }) => problem?.code)).toEqual(['not-found']);
});

test('a set that is started twice at once, throttled and dropped on the way, restores each volume once with the content of its point', async () => {
  const intent = newIntent();
  const rows = (await planOf()).items.map(rowOf);
  await portal.azure.addFault({ kind: 'drop-after-accept', action: restore });
  await portal.azure.addFault({ kind: 'next-call', action: restore, ...throttled, times: 1 });
  const both = await Promise.all([1, 2].map(() => admin.get(api.startRestore, { body: { intent, rows } })));
  for (const { items } of both) expect(items.filter(({ problem }) => problem !== null)).toEqual([]);
  expect((await admin.get(api.startRestore, { body: { intent, rows } })).items.map(({ operation }) => operation?.status)).toEqual(
    rows.map(() => 'running'),
  );
  await portal.azure.advance(10 * minutes);
  const run = await admin.get(api.findRestore, { body: { intent, rows } });
  expect(run.items.map(({ job, volume }) => [job?.status, volume])).toEqual(rows.map(() => ['completed', 'there']));
  expect(run.items[0]?.usualMs).toBeNull();
  const { items: jobs } = await admin.get(api.listJobs, { query: {} });
  expect(jobs.filter(({ operation }) => operation === 'restore')).toHaveLength(12);
  for (const [index, name] of ['sql-data-01', ...others].entries()) {
    const restored = await portal.azure.digest(`${first.groupId}/volumes/${rows[index]?.volumeName ?? ''}`);
    expect(restored).toBe(await portal.azure.digest(`${first.groupId}/volumes/${name}`));
  }
});

test('a volume that fails is tried again alone, once however often it is pressed', async () => {
  const intent = newIntent();
  const rows = (await planOf({ pattern: 'again-{volume}' })).items.slice(0, 3).map(rowOf);
  await portal.azure.addFault({
    kind: 'fail-later',
    operation: 'restore',
    target: 'again-app-01',
    code: 'UserErrorTargetBroken',
    message: 'The target is broken.',
    recommendedAction: 'Mend the target.',
  });
  await admin.get(api.startRestore, { body: { intent, rows } });
  await portal.azure.advance(10 * minutes);
  const before = await admin.get(api.findRestore, { body: { intent, rows } });
  expect(before.items.map(({ job }) => job?.status)).toEqual(['completed', 'failed', 'completed']);
  const again = { intent, rows: rows.slice(1, 2).map((row) => ({ ...row, after: before.items[1]?.job?.name ?? '' })) };
  await Promise.all([1, 2].map(() => admin.get(api.startRestore, { body: again })));
  await admin.get(api.startRestore, { body: again });
  await portal.azure.advance(10 * minutes);
  const after = await admin.get(api.findRestore, { body: { intent, rows } });
  expect(after.items.map(({ job }) => job?.status)).toEqual(['completed', 'completed', 'completed']);
  const { items: jobs } = await admin.get(api.listJobs, { query: {} });
  expect(jobs.filter(({ instanceId, operation }) => operation === 'restore' && instanceId === rows[1]?.instanceId)).toHaveLength(3);
});

test('what Azure refuses at once is said of its volume, and the others are started', async () => {
  const intent = newIntent();
  const rows = (await planOf({ pattern: 'refused-{volume}' })).items.slice(0, 2).map(rowOf);
  await portal.azure.addFault({
    kind: 'next-call',
    action: restore,
    status: 400,
    code: 'UserErrorMaxRestoresLimitReached',
    message: 'Ten.',
  });
  const { items } = await admin.get(api.startRestore, { body: { intent, rows } });
  expect(items.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['limit-reached']);
  await portal.azure.advance(10 * minutes);
  const run = await admin.get(api.findRestore, { body: { intent, rows } });
  expect(run.items.map(({ job }) => job?.status ?? 'none').toSorted()).toEqual(['completed', 'none']);
});

test('before the incident: the group was deleted with all in it; the set goes into another one, as far as there is room', async () => {
  const contents = await Promise.all(others.slice(0, 2).map((name) => portal.azure.digest(`${first.groupId}/volumes/${name}`)));
  await portal.azure.deleteResource(first.groupId);
  const lost = await planOf();
  expect(lost.items.map((row) => unmet(row))).toEqual(lost.items.map(() => ['target-group']));
  const other = first.groupId.replace('san-prod/volumeGroups/vg-databases', 'san-dev/volumeGroups/vg-apps');
  const { items } = await planOf({ groups: [other], pattern: '{volume}-back' });
  expect(items.slice(0, 2).map(({ groupId }) => groupId)).toEqual([other, other]);
  expect(unmet(items[1])).toEqual(['role']);
  await admin.get(api.assignRoles, {
    params: first.at,
    body: { roles: [{ role: 'importer', scope: other.split('/volumeGroups')[0] ?? '' }] },
  });
  await portal.azure.advance(10 * minutes, { evenIfIdle: true });
  const rows = items.slice(1, 3).map(rowOf);
  const intent = newIntent();
  await admin.get(api.startRestore, { body: { intent, rows } });
  await portal.azure.advance(10 * minutes);
  const restored = await Promise.all(rows.map(({ volumeName }) => portal.azure.digest(`${other}/volumes/${volumeName}`)));
  expect(restored).toEqual(contents);
});

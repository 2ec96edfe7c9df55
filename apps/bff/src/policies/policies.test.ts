import { api } from '@esan/contract';
import type { PolicyTerms } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { dailyFor7Days, protectVolume } from '../testing/rehearsed-volume.ts';

const days = 86_400_000;
let portal: Rehearsal;
let admin: As;
let volume: Awaited<ReturnType<typeof protectVolume>>;

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
});
afterEach(() => portal.close());

const weekly: PolicyTerms['rules'][number] = { tag: 'Weekly', on: 'first', keep: { count: 8, unit: 'weeks' }, priority: 20 };
const for3Days: PolicyTerms = { ...dailyFor7Days, keep: { count: 3, unit: 'days' } };
const policyAt = (policy: string) => ({ ...volume.at, policy });
const idOf = (policy: string) => volume.choice.policyId.replace('daily-7-days', policy);
const pointsNow = async () => (await admin.get(api.listRestorePoints, { params: volume.instance })).items;

test('policies are listed in their vault and across vaults, each with how many items use it', async () => {
  await admin.get(api.createPolicy, { params: policyAt('with-weeks'), body: { ...dailyFor7Days, rules: [weekly] } });
  const { items } = await admin.get(api.listPolicies, { params: volume.at });
  const everywhere = await admin.get(api.listAllPolicies, { query: {} });
  expect(everywhere.items).toEqual(items);
  expect(items.map(({ name, terms, usedBy }) => [name, terms?.rules, usedBy])).toEqual([
    ['daily-7-days', [], 1],
    ['with-weeks', [weekly], 0],
  ]);
  const { item } = await admin.get(api.getPolicy, { params: policyAt('daily-7-days') });
  expect([item.terms, item.items?.map(({ volumeName }) => volumeName)]).toEqual([dailyFor7Days, ['sql-data-01']]);
});

test('zones for a schedule are offered, and a chosen one is kept', async () => {
  const { items } = await admin.get(api.listTimeZones, {});
  expect(items).toContain('Europe/Berlin');
  const body: PolicyTerms = { ...dailyFor7Days, schedule: { frequency: 'daily', time: '02:00', timeZone: 'Europe/Berlin' } };
  const made = await admin.get(api.createPolicy, { params: policyAt('in-berlin'), body });
  const again = await admin.get(api.createPolicy, { params: policyAt('in-berlin'), body });
  expect([made.item.terms, again.item.terms]).toEqual([body, body]);
});

test('a policy over the limit of points is refused by how much', async () => {
  const body: PolicyTerms = { ...dailyFor7Days, keep: { count: 487, unit: 'days' } };
  const { status, problem } = await admin.try(api.createPolicy, { params: policyAt('too-long'), body });
  expect([status, problem?.found]).toEqual([400, { is: 'too-many-points', points: 487, limit: 450, over: 37 }]);
});

test('an edited policy lets its points expire; its points tell beforehand which', async () => {
  await portal.azure.advance(6 * days, { evenIfIdle: true });
  const before = await admin.get(api.listPolicyPoints, { params: policyAt('daily-7-days') });
  expect(before.items.map(({ volumeName, state, points }) => [volumeName, state, points.length])).toEqual([
    ['sql-data-01', 'protected', (await pointsNow()).length],
  ]);
  const body = { terms: for3Days, was: dailyFor7Days };
  const edited = await admin.get(api.updatePolicy, { params: policyAt('daily-7-days'), body });
  expect(edited.item.terms).toEqual(for3Days);
  const again = await admin.get(api.updatePolicy, { params: policyAt('daily-7-days'), body });
  expect(again.item.terms).toEqual(for3Days);
  await portal.azure.advance(60_000, { evenIfIdle: true });
  expect(await pointsNow()).toHaveLength(3);
});

test('an edit of a policy that somebody has changed meanwhile is refused', async () => {
  await admin.get(api.updatePolicy, { params: policyAt('daily-7-days'), body: { terms: for3Days, was: dailyFor7Days } });
  const other: PolicyTerms = { ...dailyFor7Days, keep: { count: 30, unit: 'days' } };
  const late = await admin.try(api.updatePolicy, { params: policyAt('daily-7-days'), body: { terms: other, was: dailyFor7Days } });
  expect([late.status, late.problem?.code]).toEqual([409, 'out-of-date']);
  const { item } = await admin.get(api.getPolicy, { params: policyAt('daily-7-days') });
  expect(item.terms).toEqual(for3Days);
});

test('a policy in use is not deleted, and the refusal names what uses it; an unused one goes', async () => {
  const refused = await admin.try(api.deletePolicy, { params: policyAt('daily-7-days') });
  expect([refused.status, refused.problem?.azureCode !== undefined]).toEqual([422, true]);
  expect(refused.problem?.found).toEqual({ is: 'policy-used', volumes: ['sql-data-01'] });
  await admin.get(api.createPolicy, { params: policyAt('unused'), body: for3Days });
  await admin.get(api.deletePolicy, { params: policyAt('unused') });
  const { items } = await admin.get(api.listPolicies, { params: volume.at });
  expect(items.map(({ name }) => name)).toEqual(['daily-7-days']);
  expect((await admin.try(api.getPolicy, { params: policyAt('unused') })).status).toBe(404);
});

test('a protected item takes another policy of its vault, and keeps all else', async () => {
  await admin.get(api.createPolicy, { params: policyAt('three-days'), body: for3Days });
  const before = await admin.get(api.getBackupInstance, { params: volume.instance });
  const change = { params: volume.instance, body: { policyId: idOf('three-days') } };
  const { item } = await admin.get(api.changePolicy, change);
  expect(item).toMatchObject({ kind: 'change-policy', status: 'running' });
  const meanwhile = await admin.try(api.changePolicy, { ...change, body: { policyId: idOf('daily-7-days') } });
  expect([meanwhile.status, meanwhile.problem?.code]).toEqual([409, 'busy']);
  await portal.azure.advanceUntilIdle();
  expect((await admin.get(api.getOperation, { params: { operationId: item.id } })).item.status).toBe('succeeded');
  const after = await admin.get(api.getBackupInstance, { params: volume.instance });
  expect(after.item).toEqual({ ...before.item, policyId: idOf('three-days'), policy: 'three-days', policyTerms: for3Days });
  expect((await admin.get(api.changePolicy, change)).item.status).toBe('succeeded');
  await admin.get(api.deletePolicy, { params: policyAt('daily-7-days') });
});

test('a name that a policy of another data source has is taken, and that policy stays as it is', async () => {
  const path = idOf('daily-7-days');
  const before = await portal.azure.resource(path);
  await portal.azure.addFault({
    kind: 'change-answer',
    action: 'Microsoft.DataProtection/backupVaults/backupPolicies/read',
    set: { 'properties.datasourceTypes': ['Microsoft.Compute/disks'] },
    times: 9,
  });
  const { status, problem } = await admin.try(api.createPolicy, { params: policyAt('daily-7-days'), body: for3Days });
  expect([status, problem?.code]).toEqual([409, 'name-taken']);
  expect(problem?.found).toEqual({ is: 'policy-exists', policy: 'daily-7-days', vault: 'bv-eastus2', isForVolumes: false });
  expect(await portal.azure.resource(path)).toEqual(before);
  const at = 'Microsoft.DataProtection/backupVaults/backupPolicies/delete';
  await portal.azure.addFault({ kind: 'next-call', action: at, status: 404, code: 'NotFound', message: 'Not here.', times: 1 });
  expect((await admin.try(api.deletePolicy, { params: policyAt('daily-7-days') })).status).toBe(404);
});

test('a reader may neither change nor delete a policy, and is told which action Azure missed', async () => {
  const reader = await portal.person('reader');
  const outcomes = [
    await reader.try(api.updatePolicy, { params: policyAt('daily-7-days'), body: { terms: for3Days, was: dailyFor7Days } }),
    await reader.try(api.deletePolicy, { params: policyAt('daily-7-days') }),
  ];
  const at = 'Microsoft.DataProtection/backupVaults/backupPolicies';
  expect(outcomes.map(({ status, problem }) => [status, problem?.action])).toEqual([
    [403, `${at}/write`],
    [403, `${at}/delete`],
  ]);
});

test('points of stopped backups are kept for ever; of paused ones only the newest is', async () => {
  await portal.azure.advance(3 * days, { evenIfIdle: true });
  await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'expire' } });
  await portal.azure.advanceUntilIdle();
  const [newest, ...older] = await pointsNow();
  expect(newest?.expires).toBe('never');
  expect(older.every(({ expires }) => typeof expires === 'object' && expires !== null)).toBe(true);
  const one = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: newest?.name ?? '' } });
  expect(one.item.expires).toBe('never');
  await admin.get(api.stopBackup, { params: volume.instance, body: { points: 'keep' } });
  await portal.azure.advanceUntilIdle();
  expect((await pointsNow()).map(({ expires }) => expires)).toEqual((await pointsNow()).map(() => 'never'));
});

test('a policy that Azure has taken is told as made also where it cannot be read just then', async () => {
  const reads = { action: 'Microsoft.DataProtection/backupVaults/backupPolicies/read', status: 403, code: 'AuthorizationFailed' };
  // The first look is before it is made.
  await portal.azure.addFault({ kind: 'next-call', ...reads, message: 'No.', skip: 1, times: 9 });
  const { status, reply } = await admin.try(api.createPolicy, { params: policyAt('not-read'), body: for3Days });
  await portal.azure.clearFaults();
  expect([status, reply?.item.id, reply?.item.terms]).toEqual([200, idOf('not-read'), for3Days]);
});

import { api } from '@esan/contract';
import type { NewFault } from '@esan/azure-emulator/control';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { makeDisk } from '../testing/set-of-one.ts';

// A small estate: five hundred pages of a large one take longer than a request may.
const portal = await rehearse({ graph: 'off' });
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const { at } = volume;
const inGroup = () => ({ subscriptionId: at.subscriptionId, resourceGroup: at.resourceGroup });
const item = { ...volume.instance, volume: 'sql-data-01' };
const point = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
await makeDisk(admin, { ...inGroup(), disk: 'copy' }, { snapshotId: point.item.snapshot?.id ?? '', sku: 'Premium_LRS' });
await portal.azure.advanceUntilIdle();
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

type Listed = { items: unknown[]; missing: { name: string; problem: { code: string }; isPartly?: boolean | undefined }[] };

const lists: [string, read: () => Promise<Listed>, path: string, name: () => string][] = [
  ['subscriptions', () => admin.get(api.listSubscriptions, {}), '*/subscriptions', () => 'subscriptions'],
  ['resource groups', () => admin.get(api.listResourceGroups, { params: at }), '*/resourcegroups', () => at.subscriptionId],
  ['disks of a resource group', () => admin.get(api.listDisks, { params: inGroup() }), '*/disks', () => at.resourceGroup],
  ['policies of a vault', () => admin.get(api.listPolicies, { params: at }), '*/backupPolicies', () => at.vault],
  ['items of a vault', () => admin.get(api.listVaultInstances, { params: at }), '*/backupInstances', () => at.vault],
  ['jobs of an item', () => admin.get(api.listInstanceJobs, { params: item }), '*/backupJobs', () => at.vault],
  ['restore points of an item', () => admin.get(api.listRestorePoints, { params: item }), '*/recoveryPoints', () => item.volume],
];

const ways: [string, NewFault, string][] = [
  ['come again', { kind: 'endless-list', action: '*', repeats: true, times: 100_000 }, 'endless-list'],
  ['lead elsewhere', { kind: 'next-link-elsewhere', action: '*', origin: 'https://elsewhere.example', times: 100_000 }, 'foreign-host'],
];

// All lists give up at the same page: it takes five hundred of them to get there, so that two show it, one of each client of Azure's.
const neverEnds: (typeof ways)[number] = ['never end', { kind: 'endless-list', action: '*', times: 100_000 }, 'endless-list'];
const cases = [
  ...lists.flatMap((list) => ways.map((way) => [list, way] as const)),
  ...lists.filter(([list]) => ['subscriptions', 'jobs of an item'].includes(list)).map((list) => [list, neverEnds] as const),
];

test.each(cases.map(([list, way]) => [list[0], way[0], list, way] as const))(
  'the %s whose pages %s are there as far as they were read, and it is said that there may be more',
  async (_list, _way, [, read, path, name], [, fault, code]) => {
    const whole = await read();
    expect([whole.items.length > 0, whole.missing]).toEqual([true, []]);
    await portal.azure.addFault({ ...fault, method: 'GET', path } as NewFault);
    const cut = await read();
    expect(cut.items).toEqual(whole.items);
    expect(cut.missing.map(({ name: named, problem, isPartly }) => [named, problem.code, isPartly])).toEqual([[name(), code, true]]);
  },
);

test.each<[string, () => Promise<unknown>, string, Record<string, unknown>]>([
  ['subscriptions', () => admin.try(api.listSubscriptions, {}), '*/subscriptions', { 'value[].managedByTenants': 7 }],
  ['subscriptions', () => admin.try(api.listSubscriptions, {}), '*/subscriptions', { value: 7 }],
  ['resource groups', () => admin.try(api.listResourceGroups, { params: at }), '*/resourcegroups', { value: 'x' }],
  ['resource groups', () => admin.try(api.listResourceGroups, { params: at }), '*/resourcegroups', { value: {} }],
  ['disks', () => admin.try(api.listDisks, { params: inGroup() }), '*/disks', { value: 'x' }],
  ['policies', () => admin.try(api.listPolicies, { params: at }), '*/backupPolicies', { value: { a: 1 } }],
  ['restore points', () => admin.try(api.listRestorePoints, { params: item }), '*/recoveryPoints', { value: 7 }],
])('a list of %s that is of no kind which Azure has is not read, and the portal has not failed', async (_, ask, path, set) => {
  await portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', path, set, times: 100 });
  expect(await ask()).toMatchObject({ status: 502, problem: { code: 'unreadable-answer' } });
});

test('subscriptions that are not all told of are missing from every list of the estate', async () => {
  await portal.azure.addFault({
    kind: 'next-link-elsewhere',
    action: '*',
    method: 'GET',
    path: '*/subscriptions',
    origin: 'https://elsewhere.example',
    times: 100_000,
  });
  const everywhere = [api.listVolumes, api.listElasticSans, api.listBackupInstances, api.listJobs, api.listVaults, api.listAllPolicies];
  const found = await Promise.all(everywhere.map((list) => admin.get(list, { query: {} })));
  expect(found.map(({ missing }) => missing.map(({ name }) => name))).toEqual(everywhere.map(() => ['subscriptions']));
  expect(Math.min(...found.map(({ items }) => items.length))).toBeGreaterThan(0);
});

test('a press does not go by a list that is cut: what it looks for may be on the page that is not there', async () => {
  await portal.azure.addFault({
    kind: 'next-link-elsewhere',
    action: '*',
    method: 'GET',
    path: '*/backupJobs',
    origin: 'https://elsewhere.example',
    times: 100_000,
  });
  const intent = '11111111-2222-4333-8444-555555555555';
  const pressed = await admin.try(api.backUpNow, { params: item, body: { intent } });
  expect(pressed.problem?.code).toBe('foreign-host');
  await portal.azure.clearFaults();
  const { items } = await admin.get(api.listInstanceJobs, { params: item });
  expect(items.filter(({ activityId }) => activityId === intent)).toEqual([]);
});

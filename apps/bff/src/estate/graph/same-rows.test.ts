import { api, type Reply } from '@esan/contract';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { startBothWays } from '../../testing/both-ways.ts';
import type { As, Rehearsal } from '../../testing/rehearsal.ts';

const both = await startBothWays();
afterAll(() => both.close());

type Missing = Reply<typeof api.listVaults>['missing'];
type Listing = { asOf: string; items: object[]; missing: Missing; unreadProtectors?: Missing; from?: string | undefined };

/** Every list that has two ways. */
const listsOf = async (as: As): Promise<Record<string, Listing>> => ({
  volumes: await as.get(api.listVolumes, { query: {} }),
  'Elastic SANs': await as.get(api.listElasticSans, { query: {} }),
  'protected items': await as.get(api.listBackupInstances, { query: {} }),
  vaults: await as.get(api.listVaults, { query: {} }),
  policies: await as.get(api.listAllPolicies, { query: {} }),
});

// Azure promises no order, and a page sorts its rows itself.
const byText = (list: readonly unknown[]): string[] => list.map((one) => JSON.stringify(sorted(one))).sort();
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return byText(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, one]) => [name, sorted(one)]),
  );
};

/** What does not hang on the order in which Azure names things, nor on which call a refusal belonged to. */
const told = ({ items, missing, unreadProtectors = [] }: Listing): string[] => [
  ...byText(items),
  ...byText(namesOf(missing)).map((one) => `missing: ${one}`),
  ...byText(namesOf(unreadProtectors)).map((one) => `unread: ${one}`),
];
const without = (all: readonly string[], others: readonly string[]): string[] => all.filter((one) => !others.includes(one));
const namesOf = (missing: Missing) =>
  missing.map(({ id, name, problem: { code, detail, found } }) => ({
    id,
    name,
    code,
    found,
    detail: code === 'not-allowed' ? undefined : detail,
  }));

async function expectTheSame(estate: Rehearsal, role: 'backup-admin' | 'reader'): Promise<Record<string, Listing>> {
  const ways = await both.person(estate, role);
  const [graph, services] = await Promise.all([listsOf(ways['resource-graph']), listsOf(ways['each-service'])]);
  for (const [name, list] of Object.entries(services)) {
    expect([name, list.from, graph[name]?.from]).toEqual([name, 'each-service', 'resource-graph']);
    const [one, other] = [told(graph[name] ?? list), told(list)];
    expect({ list: name, byTheGraphAlone: without(one, other), byTheServicesAlone: without(other, one) }).toEqual({
      list: name,
      byTheGraphAlone: [],
      byTheServicesAlone: [],
    });
  }
  return graph;
}

const estateOf = () => both.estate({ scenario: 'demo' });
const worldOf = (estate: string) => {
  const world = both.emulator.worlds.get(estate);
  if (world === undefined) throw new Error(`There is no world ${estate}.`);
  return world;
};

test('an estate of three subscriptions is the same by one query and by each service', async () => {
  const lists = await expectTheSame(await estateOf(), 'backup-admin');
  expect(Object.values(lists).map(({ items }) => items.length > 1)).toEqual([true, true, true, true, true]);
});

test('a backup on demand that fails shows as the last one, and its item stands as its scheduled backups do', async () => {
  const estate = await estateOf();
  const as = await estate.person('backup-admin');
  const standing = async () => {
    const { items } = await as.get(api.listBackupInstances, { query: {} });
    return items.find(({ volumeName }) => volumeName === 'sql-orders-data');
  };
  const before = await standing();
  await estate.azure.addFault({ preset: 'backup-fails' });
  const [, subscriptionId = '', , resourceGroup = '', , , , vault = '', , instance = ''] = (before?.id ?? '').slice(1).split('/');
  await as.get(api.backUpNow, { params: { subscriptionId, resourceGroup, vault, instance }, body: { intent: crypto.randomUUID() } });
  await estate.azure.advance(10 * 60_000);
  expect([before?.health.kind, await standing()]).toEqual([
    'on-time',
    expect.objectContaining({ health: before?.health, lastBackup: expect.objectContaining({ status: 'failed' }) }),
  ]);
  await expectTheSame(estate, 'backup-admin');
});

const types = [
  'Microsoft.ElasticSan/elasticSans',
  'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes',
  'Microsoft.DataProtection/backupVaults',
  'Microsoft.DataProtection/backupVaults/backupPolicies',
  'Microsoft.DataProtection/backupVaults/backupInstances',
  'Microsoft.DataProtection/backupVaults/backupJobs',
] as const;

/** Fields of records, and what Azure may say in them, be it nothing or something odd. */
const fields: Readonly<Record<(typeof types)[number], readonly string[]>> = {
  'Microsoft.ElasticSan/elasticSans': ['location', 'tags', 'properties.baseSizeTiB', 'properties.totalVolumeSizeGiB'],
  'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes': ['properties.sizeGiB', 'properties.provisioningState'],
  'Microsoft.DataProtection/backupVaults': ['location', 'identity', 'tags', 'properties.storageSettings', 'properties.provisioningState'],
  'Microsoft.DataProtection/backupVaults/backupPolicies': ['properties.datasourceTypes'],
  'Microsoft.DataProtection/backupVaults/backupInstances': [
    'properties.dataSourceInfo.datasourceType',
    'properties.dataSourceInfo.resourceID',
    'properties.dataSourceInfo.resourceLocation',
    'properties.policyInfo.policyId',
    'properties.currentProtectionState',
    'properties.protectionErrorDetails',
    'properties.friendlyName',
  ],
  'Microsoft.DataProtection/backupVaults/backupJobs': [
    'properties.status',
    'properties.startTime',
    'properties.endTime',
    'properties.operationCategory',
    'properties.errorDetails',
    'properties.isUserTriggered',
  ],
};
const words: Readonly<Record<string, readonly unknown[]>> = {
  'properties.status': ['Failed', 'completed', 'CompletedWithWarnings', 'InProgress', 'Cancelled', 'Nobody knows'],
  'properties.currentProtectionState': ['ProtectionStopped', 'ProtectionError', 'BackupsSuspended', 'Nobody knows'],
  'properties.provisioningState': ['Updating', 'Failed', 'Nobody knows'],
  'properties.operationCategory': ['Restore', 'backup'],
  'properties.errorDetails': [[], [{ code: 'UserErrorOdd', message: 'Odd.' }]],
  'properties.startTime': ['2026-09-08T07:59:00Z', '2026-09-01T07:59:00'],
  location: ['East US 2', 'northeurope'],
  tags: [{ team: 'storage', cost: '42' }],
};

const changes = fc.array(
  fc.constantFrom(...types).chain((type) =>
    fc.record({
      type: fc.constant(type),
      nth: fc.nat({ max: 400 }),
      field: fc.constantFrom(...fields[type]),
      word: fc.nat({ max: 6 }),
      isGone: fc.boolean(),
    }),
  ),
  { maxLength: 12 },
);
type Change = (typeof changes extends fc.Arbitrary<infer T> ? T : never)[number];

/** Say something else of a record, or nothing, straight in what Azure keeps. */
function change(name: string, { type, nth, field, word, isGone }: Change): void {
  const world = worldOf(name);
  world.hasOddRecords = true;
  const { resources } = world;
  const all = resources.list(type);
  const found = all[nth % all.length];
  if (found === undefined) return;
  const copy = structuredClone(found);
  const path = field.split('.');
  const last = path.pop() ?? '';
  const holder = path.reduce<Record<string, unknown>>((at, part) => (at[part] ??= {}) as Record<string, unknown>, copy);
  const known = words[field];
  if (isGone || known === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = known[word % known.length];
  resources.put(copy);
}

test('random estates with odd records, and people with rights in a part of them, have the same rows in both ways', async () => {
  const parts = fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(changes, parts, async (made, readable) => {
      const estate = await estateOf();
      const { name, subscriptions, people } = await estate.azure.detail();
      for (const one of made) change(name, one);
      const reader = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('reader'));
      await estate.azure.removeRoleAssignments({ principalId: reader?.objectId ?? '' });
      for (const nth of readable) {
        const scope = `/subscriptions/${subscriptions[nth]?.subscriptionId ?? ''}`;
        await estate.azure.assignRole({ principal: reader?.userPrincipalName ?? '', role: 'Reader', scope });
      }
      await expectTheSame(estate, 'backup-admin');
      if (readable.length > 0) await expectTheSame(estate, 'reader');
      both.emulator.worlds.remove(name);
    }),
    { numRuns: 5 },
  );
});

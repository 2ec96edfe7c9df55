import { api, receivedOf, sentOf, type Endpoint, type Reply } from '@esan/contract';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

type Items<E> = Reply<E> extends { items: (infer Item)[] } ? Item : never;
type Volume = Items<typeof api.listVolumes>;
type Item = Items<typeof api.listBackupInstances>;
type PointVolume = Items<typeof api.listPointVolumes>;

/** What the browser makes of what the server sends. */
const overTheWire = async (endpoint: Endpoint, items: readonly unknown[]): Promise<unknown> =>
  (receivedOf(endpoint, asJson(await sentOf(endpoint, { asOf: '', items, missing: [] }))) as { items: unknown }).items;

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const kibOf = async (endpoint: Endpoint, items: readonly unknown[]): Promise<number> =>
  Buffer.byteLength(JSON.stringify(await sentOf(endpoint, { asOf: '', items, missing: [] }))) / 1024;

const name = fc.constantFrom('a', 'B', 'vol-1', 'größe', '');
const moment = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('', '2026-09-08T08:50:28Z', 'never'),
);
const id = fc.array(name, { maxLength: 4 }).map((names) => names.join('/'));
const newest = fc.option(moment, { nil: null });
const health: fc.Arbitrary<PointVolume['health']> = fc.oneof(
  fc.record({ kind: fc.constant('on-time' as const), newestAt: moment }),
  fc.record({ kind: fc.constant('behind' as const), newestAt: moment, dueAt: moment, byMs: fc.integer() }),
  fc.record({ kind: fc.constant('failing' as const), since: moment, newestAt: newest }, { requiredKeys: ['kind', 'since'] }),
  fc.record({ kind: fc.constant('unknown' as const), newestAt: newest }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('no-point' as const) }),
);
const stated = { state: fc.constantFrom('protected' as const, 'stopped' as const), unknownState: fc.option(name, { nil: undefined }) };
const problem = fc.option(fc.record({ code: fc.constant('throttled' as const), detail: name }), { nil: null });
const at = { subscriptionId: name, resourceGroup: name, san: name, region: name };

const volume: fc.Arbitrary<Volume> = fc.oneof(
  fc.record({
    ...at,
    id,
    name,
    group: name,
    sizeGiB: fc.integer(),
    tags: fc.option(fc.array(name), { nil: undefined }),
    protection: fc.oneof(
      fc.record({ kind: fc.constant('protected' as const), ...stated, health, instanceId: id, vault: name, policy: name }),
      fc.record({ kind: fc.constantFrom('not-protected' as const, 'unknown' as const) }),
      fc.record({ kind: fc.constant('cannot' as const), because: fc.constant('too-large' as const), limit: name }),
    ),
  }),
);
const status = fc.constantFrom('running' as const, 'failed' as const);
const item: fc.Arbitrary<Item> = fc.record({
  ...at,
  id,
  name,
  vault: name,
  volumeId: id,
  volumeName: name,
  groupId: id,
  sanId: id,
  policyId: id,
  policy: name,
  snapshotGroupId: id,
  ...stated,
  problem,
  health,
  lastBackup: fc.option(fc.record({ status, said: name, startedAt: moment, endedAt: fc.option(moment, { nil: null }) }), { nil: null }),
});
const pointVolume: fc.Arbitrary<PointVolume> = fc.record({
  id,
  volumeName: name,
  group: name,
  snapshotGroupId: id,
  san: name,
  vault: name,
  policy: name,
  terms: fc.option(
    fc.record({
      schedule: fc.record({ frequency: fc.constant('daily' as const), time: fc.constant('13:00'), timeZone: fc.constant('UTC') }),
      keep: fc.record({ count: fc.integer({ min: 1, max: 99 }), unit: fc.constant('days' as const) }),
      rules: fc.constant([]),
    }),
    { nil: null },
  ),
  ...stated,
  health,
  purgedAt: fc.option(moment, { nil: null }),
  attempts: fc.option(
    fc.array(
      fc.record({ name, status, trigger: fc.constant('scheduled' as const), startedAt: moment, endedAt: fc.option(moment, { nil: null }) }),
      {
        maxLength: 2,
      },
    ),
    { nil: null },
  ),
});

test.each<[string, Endpoint, fc.Arbitrary<unknown>]>([
  ['volumes', api.listVolumes, volume],
  ['protected items', api.listBackupInstances, item],
  ['volumes with restore points', api.listPointVolumes, pointVolume],
])('%s arrive as they were, each and in their order, whatever is in them', async (_, endpoint, row) => {
  const arrives = fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
    expect(await overTheWire(endpoint, rows)).toEqual(asJson(rows));
  });
  await fc.assert(arrives);
});

test('a list that is not sent as was agreed is no list', () => {
  for (const items of [undefined, 7, [], { groups: [], standings: [], instances: [], rows: [[0]] }]) {
    const received = receivedOf(api.listVolumes, { asOf: '', items, missing: [], unreadProtectors: [] });
    expect(api.listVolumes.reply.safeParse(received).success).toBe(Array.isArray(items));
  }
});

const subscription = '11111111-2222-4333-8444-555555555555';
const guidOf = (nth: number): string => `0f8fad5b-d9cb-469f-a165-${String(nth).padStart(12, '0')}`;
const momentOf = (nth: number): string => new Date(Date.parse('2026-09-08T13:00:04.123Z') + nth * 977).toISOString();
const group = (nth: number) => `vg-databases-${String(nth % 40).padStart(2, '0')}`;
const sanId = (nth: number): string =>
  `/subscriptions/${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-production-${nth % 5}`;
const vaultId = (nth: number): string =>
  `/subscriptions/${subscription}/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-production-${nth % 10}`;
const instanceOf = (nth: number): string => `san-production-${nth % 5}-${group(nth)}-${guidOf(nth)}`;
const volumeNamed = (nth: number): string => `sql-data-${String(nth).padStart(4, '0')}`;
const onTime = (nth: number) => ({ kind: 'on-time' as const, newestAt: momentOf(nth) });

const volumes = Array.from({ length: 2000 }, (_, nth): Volume => ({
  id: `${sanId(nth)}/volumegroups/${group(nth)}/volumes/${volumeNamed(nth)}`,
  name: volumeNamed(nth),
  subscriptionId: subscription,
  resourceGroup: 'rg-storage',
  san: `san-production-${nth % 5}`,
  group: group(nth),
  region: 'eastus2',
  sizeGiB: 1024,
  tags: ['environment: production', 'owner: databases'],
  protection:
    nth % 2 === 0
      ? { kind: 'not-protected' }
      : {
          kind: 'protected',
          // Every tenth is stopped, and has its points.
          state: nth % 10 === 1 ? 'stopped' : 'protected',
          health: nth % 10 === 1 ? { kind: 'unknown', newestAt: momentOf(nth) } : onTime(nth),
          instanceId: `${vaultId(nth)}/backupInstances/${instanceOf(nth)}`,
          vault: `bv-production-${nth % 10}`,
          policy: 'daily-7-days',
        },
}));

const items = Array.from({ length: 1000 }, (_, nth): Item => ({
  id: `${vaultId(nth)}/backupInstances/${instanceOf(nth)}`,
  name: instanceOf(nth),
  subscriptionId: subscription,
  resourceGroup: 'rg-backup',
  vault: `bv-production-${nth % 10}`,
  region: 'eastus2',
  volumeId: `${sanId(nth)}/volumegroups/${group(nth)}/volumes/${volumeNamed(nth)}`,
  volumeName: volumeNamed(nth),
  groupId: `${sanId(nth)}/volumegroups/${group(nth)}`,
  san: `san-production-${nth % 5}`,
  sanId: sanId(nth),
  policyId: `${vaultId(nth)}/backupPolicies/daily-7-days`,
  policy: 'daily-7-days',
  snapshotGroupId: `/subscriptions/${subscription}/resourceGroups/rg-snapshots`,
  state: 'protected',
  problem: null,
  health: onTime(nth),
  lastBackup: { status: 'completed', said: 'Completed', startedAt: momentOf(nth), endedAt: momentOf(nth + 500) },
}));

const pointVolumes = items.map(({ id: itemId, volumeName, san, vault, policy, state, health: well }, nth): PointVolume => ({
  id: itemId,
  volumeName,
  group: group(nth),
  san,
  snapshotGroupId: `/subscriptions/${subscription}/resourceGroups/rg-snapshots`,
  vault,
  policy,
  terms: {
    schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
    keep: { count: 7, unit: 'days' },
    rules: [{ tag: 'Weekly', on: 'first', keep: { count: 4, unit: 'weeks' }, priority: 20 }],
  },
  state,
  health: well,
  purgedAt: null,
  attempts: [],
}));

test.each<[string, Endpoint, readonly unknown[], number, number]>([
  ['2,000 volumes, half of them protected,', api.listVolumes, volumes, 150, 1000],
  ['1,000 protected items', api.listBackupInstances, items, 150, 1000],
  ['1,000 volumes with restore points', api.listPointVolumes, pointVolumes, 120, 500],
])('the list of %s is short before it is compressed, and whole again in the browser', async (_, endpoint, rows, most, plain) => {
  expect(await kibOf(endpoint, rows)).toBeLessThan(most);
  expect(Buffer.byteLength(JSON.stringify(rows)) / 1024).toBeGreaterThan(plain);
  expect(await overTheWire(endpoint, rows)).toEqual(asJson(rows));
});

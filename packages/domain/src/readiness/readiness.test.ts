import { expect, test } from 'vitest';
import { backupReadiness, instanceNameCheck, isReady, missingRoles, restoreReadiness } from './readiness.ts';
import type { BackupFacts, RestoreFacts } from './readiness.ts';
import { obstacleOf, profiles, snapshotRedundancy } from '../estate/support-matrix.ts';

const preview = profiles['preview-2025-05'];
const ga = profiles['ga-2026-09'];
const san = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san';
const group = '/subscriptions/s/resourceGroups/rg-snap';
const held = (...roleIds: string[]) => roleIds.map((roleId) => ({ roleId, principalId: 'vault', scope: '/subscriptions/s' }));
const backupRoles = ['1c4770c0-34f7-4110-a1ea-a5855cc7a939', '7efff54f-a5b4-42b5-a1c5-5411624893ce'];
const restoreRoles = ['90e8b822-3e73-47b5-868a-787dc80c008f', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'];

const good: BackupFacts = {
  volume: {
    sizeGiB: 1024,
    region: 'eastus2',
    subscriptionId: 's',
    sanId: san,
    protectedBy: null,
    isSoftDeleted: false,
    lock: null,
    changedAt: null,
  },
  vault: { name: 'bv', region: 'eastus2', subscriptionId: 's', principalId: 'vault' },
  snapshotGroup: { id: group, subscriptionId: 's', exists: true, deleteLock: null },
  quotas: { local: { used: 12_034, limit: 75_000 }, zone: { used: 0, limit: 75_000 } },
  volumes: 1,
  assignments: held(...backupRoles),
  unreadScopes: [],
  unregistered: [],
  terms: { schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' }, keep: { count: 7, unit: 'days' }, rules: [] },
  asOf: '2026-09-08T08:00:00Z',
};
const goodRestore: RestoreFacts = {
  point: { sizeGiB: 1024, region: 'eastus2', snapshotGroupId: group, snapshot: 'found' },
  vault: { principalId: 'vault' },
  target: { sanId: san, region: 'eastus2', freeGiB: 2048, takenNames: ['sql-data-01'], volumeName: 'sql-data-02' },
  restoresToday: 0,
  assignments: held(...restoreRoles),
  unreadScopes: [],
};
const notReady = (checks: ReturnType<typeof backupReadiness>) =>
  checks.filter(({ verdict }) => verdict !== 'ready').map(({ rule, verdict }) => `${rule} ${verdict}`);

test('a role of which nothing could be read is neither held nor missing: Azure decides', () => {
  const checks = backupReadiness({ ...good, assignments: held(backupRoles[0] ?? ''), unreadScopes: [san, group.toUpperCase()] }, ga);
  const roles = checks.filter(({ rule }) => rule === 'role').map(({ verdict, isUnread }) => [verdict, isUnread]);
  expect(roles).toEqual([
    ['ready', undefined],
    ['attention', true],
  ]);
  expect([missingRoles(checks), isReady(checks)]).toEqual([[], true]);
});

test.each<[string, BackupFacts, string[]]>([
  ['all is in place', good, []],
  ['the volume is as large as the service surely takes', { ...good, volume: { ...good.volume, sizeGiB: 3726 } }, []],
  ['the volume is between "4 TB" and 4 TiB', { ...good, volume: { ...good.volume, sizeGiB: 4096 } }, ['size attention']],
  ['the volume is larger than 4 TiB', { ...good, volume: { ...good.volume, sizeGiB: 4097 } }, ['size blocked']],
  [
    'the volume stands in a region without the preview',
    { ...good, volume: { ...good.volume, region: 'westeurope' } },
    ['region blocked', 'same-place blocked'],
  ],
  ['the locks over the volume could not be read', { ...good, volume: { ...good.volume, areLocksUnread: true } }, ['source-lock attention']],
  [
    'one lock over the snapshots is known and others could not be read',
    { ...good, snapshotGroup: { ...good.snapshotGroup, deleteLock: 'keep', areLocksUnread: true } },
    ['delete-lock blocked'],
  ],
  ['another vault protects the volume', { ...good, volume: { ...good.volume, protectedBy: 'bv-other' } }, ['unprotected blocked']],
  ['the vault is in another subscription', { ...good, vault: { ...good.vault, subscriptionId: 'other' } }, ['same-place blocked']],
  [
    'the vault has no identity',
    { ...good, vault: { ...good.vault, principalId: null } },
    ['vault-identity blocked', 'role blocked', 'role blocked'],
  ],
  ['the snapshot group does not exist', { ...good, snapshotGroup: { ...good.snapshotGroup, exists: false } }, ['snapshot-group blocked']],
  [
    'the snapshot group is in another subscription',
    { ...good, snapshotGroup: { ...good.snapshotGroup, subscriptionId: 'other' } },
    ['snapshot-group blocked'],
  ],
  [
    'a lock keeps snapshots from being pruned',
    { ...good, snapshotGroup: { ...good.snapshotGroup, deleteLock: 'keep' } },
    ['delete-lock blocked'],
  ],
  ['the vault keeps the volume as a deleted item', { ...good, volume: { ...good.volume, isSoftDeleted: true } }, ['unprotected blocked']],
  ['a lock stands on the volume', { ...good, volume: { ...good.volume, lock: 'keep' } }, ['source-lock blocked']],
  ['an item that cannot be read may protect it', { ...good, volume: { ...good.volume, mayBeProtected: true } }, ['unprotected attention']],
  ['it could not be read whether a provider is registered', { ...good, areProvidersUnread: true }, ['provider attention']],
  ['a resource provider is not registered', { ...good, unregistered: ['Microsoft.Compute'] }, ['provider blocked']],
  [
    'the policy keeps more points than there may be',
    { ...good, terms: { schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' }, keep: { count: 500, unit: 'days' }, rules: [] } },
    ['point-limit blocked'],
  ],
  [
    'the last point of the last volume is the last snapshot that fits',
    { ...good, volumes: 2, quotas: { local: { used: 86, limit: 100 }, zone: { used: 0, limit: 100 } } },
    [],
  ],
  [
    'the points of all volumes are one too many for the quota',
    { ...good, volumes: 2, quotas: { local: { used: 87, limit: 100 }, zone: { used: 0, limit: 100 } } },
    ['snapshot-quota attention'],
  ],
  [
    'the quota is used up',
    { ...good, quotas: { local: { used: 100, limit: 100 }, zone: { used: 0, limit: 100 } } },
    ['snapshot-quota blocked'],
  ],
  [
    'the quota of the other redundancy is used up',
    { ...good, quotas: { local: { used: 0, limit: 100 }, zone: { used: 100, limit: 100 } } },
    [],
  ],
  ['the quota cannot be read', { ...good, quotas: null }, ['snapshot-quota attention']],
  [
    'no policy tells how much is kept, and fewer snapshots are left than volumes',
    { ...good, terms: null, volumes: 3, quotas: { local: { used: 98, limit: 100 }, zone: { used: 0, limit: 100 } } },
    ['snapshot-quota attention'],
  ],
  [
    'the volume was changed this morning',
    { ...good, volume: { ...good.volume, changedAt: '2026-09-08T06:00:00Z' } },
    ['resized attention'],
  ],
  ['the volume was changed the day before yesterday', { ...good, volume: { ...good.volume, changedAt: '2026-09-06T06:00:00Z' } }, []],
  ['one role is missing', { ...good, assignments: held('7efff54f-a5b4-42b5-a1c5-5411624893ce') }, ['role attention']],
  [
    'the role is held by another identity',
    { ...good, assignments: held(...backupRoles).map((one) => ({ ...one, principalId: 'other' })) },
    ['role attention', 'role attention'],
  ],
])('when %s, the rules of backup say so', (_when, facts, expected) => {
  expect(notReady(backupReadiness(facts, preview))).toEqual(expected);
});

const inVault = [{ name: 'first', volumeId: `${san}/volumeGroups/vg/volumes/data-01` }];

test.each([
  ['no item has the name', 'second', 'data-02', []],
  ["another volume's item has the name", 'first', 'data-02', [['blocked', 'first', 'data-01']]],
  ["another volume's item has the name in other case", 'FIRST', 'data-02', [['blocked', 'first', 'data-01']]],
  ["it is the volume's own item, to be configured again", 'First', 'DATA-01', []],
] as const)('when %s, the name of an instance is judged by it', (_when, instance, volume, expected) => {
  const checks = instanceNameCheck({ instance, volumeId: `${san}/volumeGroups/vg/volumes/${volume}` }, inVault);
  expect(checks.map(({ verdict, about, holder }) => [verdict, about, holder])).toEqual(expected);
});

test.each<[string, RestoreFacts, string[]]>([
  ['all is in place', goodRestore, []],
  [
    'the name is taken',
    { ...goodRestore, target: { ...goodRestore.target, volumeName: 'SQL-data-01'.toLowerCase() } },
    ['volume-name blocked'],
  ],
  [
    'a deleted volume had the name',
    { ...goodRestore, target: { ...goodRestore.target, takenNames: [`${goodRestore.target.volumeName}-1757318400`] } },
    ['deleted-volume attention'],
  ],
  [
    'deleted volumes could not be read',
    { ...goodRestore, target: { ...goodRestore.target, areDeletedUnread: true } },
    ['deleted-volume attention'],
  ],
  ['the name breaks the rules', { ...goodRestore, target: { ...goodRestore.target, volumeName: 'sql data' } }, ['volume-name blocked']],
  ['the target is in another region', { ...goodRestore, target: { ...goodRestore.target, region: 'northeurope' } }, ['region blocked']],
  ['what the target has left is not known', { ...goodRestore, target: { ...goodRestore.target, freeGiB: null } }, ['capacity attention']],
  ['the size of the point is not known', { ...goodRestore, point: { ...goodRestore.point, sizeGiB: null } }, ['capacity attention']],
  ['the target has no room', { ...goodRestore, target: { ...goodRestore.target, freeGiB: 1023 } }, ['capacity blocked']],
  ['the snapshot was deleted', { ...goodRestore, point: { ...goodRestore.point, snapshot: 'gone' } }, ['snapshot blocked']],
  ['the snapshot was not found', { ...goodRestore, point: { ...goodRestore.point, snapshot: 'unknown' } }, ['snapshot attention']],
  ['ten restores ran today', { ...goodRestore, restoresToday: 10 }, ['daily-limit blocked']],
  [
    'the vault has no identity',
    { ...goodRestore, vault: { principalId: null } },
    ['vault-identity blocked', 'role blocked', 'role blocked'],
  ],
  ['the roles are those of backup', { ...goodRestore, assignments: held(...backupRoles) }, ['role attention', 'role attention']],
])('when %s, the rules of restore say so', (_when, facts, expected) => {
  expect(notReady(restoreReadiness(facts, preview))).toEqual(expected);
});

test('a role that can be assigned is named; a size that Azure must judge holds nobody up', () => {
  const checks = backupReadiness({ ...good, assignments: [], volume: { ...good.volume, sizeGiB: 4000 } }, preview);
  expect(missingRoles(checks)).toEqual([
    { role: 'exporter', scope: san },
    { role: 'snapshots', scope: group },
  ]);
  expect(isReady(checks)).toBe(false);
  expect(isReady(backupReadiness({ ...good, volume: { ...good.volume, sizeGiB: 4000 } }, preview))).toBe(true);
});

const tooLarge = { because: 'too-large', limit: '4 TB' };
const otherRegion = { because: 'other-region' };

test.each([
  ['of 4 TiB in East US 2', 4096, 'eastus2', undefined, undefined],
  ['of 6 TiB', 6144, 'eastus2', tooLarge, undefined],
  ['of 16 TiB', 16_384, 'eastus2', tooLarge, undefined],
  ['of 17 TiB', 17_408, 'eastus2', tooLarge, { because: 'too-large', limit: '16 TB' }],
  ['in West Europe', 10, 'westeurope', otherRegion, undefined],
  ['in West US, a region without zones', 10, 'westus', otherRegion, undefined],
  ['in US Gov Virginia', 10, 'usgovvirginia', otherRegion, otherRegion],
])('a volume %s can be protected in each profile, or says why not', (_what, sizeGiB, region, inPreview, inGa) => {
  expect(obstacleOf({ sizeGiB, region }, preview)).toEqual(inPreview);
  expect(obstacleOf({ sizeGiB, region }, ga)).toEqual(inGa);
});

test.each([
  ['4000 GiB in the preview', 4000, preview, 'attention'],
  ['4000 GiB in general availability', 4000, ga, 'ready'],
  ['15 TiB in general availability', 15_360, ga, 'attention'],
  ['16 TiB and one in general availability', 16_385, ga, 'blocked'],
] as const)('a volume of %s is judged by its size', (_what, sizeGiB, matrix, verdict) => {
  const [size] = backupReadiness({ ...good, volume: { ...good.volume, sizeGiB } }, matrix);
  expect(size).toEqual({ rule: 'size', verdict, about: `${sizeGiB}`, limit: matrix.volume.words });
});

test('snapshots are zone-redundant where the profile and the region have it', () => {
  const where = [snapshotRedundancy('eastus2', preview), snapshotRedundancy('EastUS2', ga), snapshotRedundancy('westus', ga)];
  expect(where).toEqual(['local', 'zone', 'local']);
});

test('where new snapshots are zone-redundant, their quota counts, and what the plan adds is said', () => {
  const facts = { ...good, volumes: 3, quotas: { local: { used: 75_000, limit: 75_000 }, zone: { used: 40, limit: 75_000 } } };
  expect(backupReadiness(facts, ga).find(({ rule }) => rule === 'snapshot-quota')).toEqual({
    rule: 'snapshot-quota',
    verdict: 'ready',
    about: 'eastus2',
    quota: { used: 40, limit: 75_000, redundancy: 'zone', adds: 21 },
  });
});

test('a quota that cannot be read, or that will not do for all points, bars nobody; one that is used up does', () => {
  const local = (used: number) => ({ ...good, quotas: { local: { used, limit: 100 }, zone: { used, limit: 100 } } });
  expect([{ ...good, quotas: null }, local(99), local(100)].map((facts) => isReady(backupReadiness(facts, preview)))).toEqual([
    true,
    true,
    false,
  ]);
});

test('the points that a policy keeps are counted once, however many volumes are held against it', () => {
  let looks = 0;
  const { keep = { count: 7, unit: 'days' }, rules = [] } = good.terms ?? {};
  const terms = {
    keep,
    rules,
    get schedule() {
      looks += 1;
      return { frequency: 'daily', time: '13:00', timeZone: 'UTC' } as const;
    },
  };
  for (let volume = 0; volume < 100; volume += 1) backupReadiness({ ...good, terms }, profiles['preview-2025-05']);
  expect(looks).toBe(1);
});

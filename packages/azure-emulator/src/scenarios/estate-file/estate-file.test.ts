import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assert, constantFrom, integer, property } from 'fast-check';
import { answerArm } from '../../arm/routing/dispatch.ts';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { makeWorld, planOf } from '../../control/make-world.ts';
import { allRoutes } from '../../providers/all-routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { Worlds } from '../../world/worlds.ts';
import { exportEstate } from './export-estate.ts';
import { readEstate } from './read-estate.ts';

const hour = 3_600_000;
const day = 24 * hour;

const worldOf = (fields: Record<string, unknown>): World => makeWorld(planOf({ name: 'before', ...fields }, new Worlds()));
const fromText = (text: string, name = 'after'): World => makeWorld({ name, scenario: 'empty', estate: readEstate(text) });
const exportOf = (world: World): string => JSON.stringify(exportEstate(world));

/** Everything that is listed of a world by id, but for the roles of its people. */
function listed(world: World): Map<string, Resource> {
  const people = new Set([...world.people, ...world.principals, ...world.directoryGroups.all].map(({ objectId }) => objectId));
  const told = world.resources.below('').filter(({ properties }) => !people.has(textAt(properties, 'principalId') ?? ''));
  return new Map(
    told.map((resource) => [resource.id, resource]).toSorted(([one], [other]) => ((one ?? '') < (other ?? '') ? -1 : 1)) as [
      string,
      Resource,
    ][],
  );
}

const contents = (world: World): Record<string, string> =>
  Object.fromEntries(
    ['Microsoft.ElasticSan/elasticSans/volumeGroups/volumes', 'Microsoft.Compute/snapshots']
      .flatMap((type) => world.resources.list(type))
      .map(({ id }) => [id, world.blocks.digest(id)]),
  );

const instanceType = 'Microsoft.DataProtection/backupVaults/backupInstances';

/** Times of the points of every instance. */
const points = (world: World): [string, unknown[]][] =>
  world.resources
    .list(instanceType)
    .map(({ id }) => [
      id,
      world.resources.list(`${instanceType}/recoveryPoints`, id).map((point) => point.properties['recoveryPointTime']),
    ]);

const small = { scenario: 'fleet', volumes: 8, subscriptions: 2, regions: ['eastus2'], protectedPercent: 50 };
const scenarios = [
  { scenario: 'main-job' },
  { scenario: 'demo' },
  { scenario: 'fleet' },
  { scenario: 'empty' },
  small,
  { ...small, profile: 'ga-2026-09' },
];

describe('an export', () => {
  test('makes a world with the same resources, contents, moment and era, whichever it was made of and whenever', () => {
    assert(
      property(constantFrom(...scenarios), integer({ min: 0, max: 200 }), (fields, hours) => {
        const before = worldOf(fields);
        // A quarter to the hour: no backup is under way.
        before.timeline.advanceTo(before.timeline.now + hours * hour + 45 * 60_000);
        const after = fromText(exportOf(before));
        expect(listed(after)).toEqual(listed(before));
        expect(contents(after)).toEqual(contents(before));
        expect([after.timeline.now, after.profile, after.subscriptions]).toEqual([
          before.timeline.now,
          before.profile,
          before.subscriptions,
        ]);
        expect(exportOf(fromText(exportOf(before)))).toBe(exportOf(after));
      }),
      { numRuns: 12, examples: scenarios.map((fields): [typeof fields, number] => [fields, 0]) },
    );
  });

  test('goes on with its backups and lets its points expire, as the world that it is of', () => {
    for (const fields of [{ scenario: 'demo' }, small]) {
      const before = worldOf(fields);
      const after = fromText(exportOf(before));
      for (const world of [before, after]) world.timeline.advanceTo(world.timeline.now + 10 * day);
      expect(points(after)).toEqual(points(before));
    }
  });

  test('of a world in which the past of an instance is over has that past', () => {
    const before = worldOf(small);
    const [instance] = before.resources.list('Microsoft.DataProtection/backupVaults/backupInstances');
    before.blocks.write(before.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')[0]?.id ?? '', 1, 'other');
    before.timeline.advanceTo(before.timeline.now + 3 * day);
    const after = fromText(exportOf(before));
    expect(instance?.id).toBeDefined();
    expect(listed(after)).toEqual(listed(before));
    expect(contents(after)).toEqual(contents(before));
  });
});

/** What `az graph query` would write of a world: pages of what each table tells. */
function graphPages(world: World, ...queries: string[]): unknown[] {
  const [caller] = world.people;
  if (caller === undefined) throw new Error('There is nobody.');
  return queries.map((query) => {
    const asked = {
      world,
      caller,
      method: 'POST',
      rawPath: '/providers/Microsoft.ResourceGraph/resources',
      query: new URLSearchParams('api-version=2024-04-01'),
    };
    const { body } = answerArm({ ...asked, headers: {}, body: { query }, origin: 'https://azure.example', clockRate: 1 }, allRoutes);
    return { count: valueAt(body, 'count'), data: valueAt(body, 'data'), skip_token: null, total_records: valueAt(body, 'totalRecords') };
  });
}

/** The queries that the page about the emulator tells people to ask. */
const published = [...readFileSync(new URL('../../../README.md', import.meta.url), 'utf8').matchAll(/az graph query [^"]*"([^"]*)"/g)].map(
  ([, query = '']) => query,
);

describe('a list of Resource Graph', () => {
  test('makes a world with the same estate, whose policies go on', () => {
    expect(published).toHaveLength(2);
    const before = worldOf({ scenario: 'demo' });
    const after = fromText(JSON.stringify(graphPages(before, ...published)));
    for (const type of [
      'Microsoft.ElasticSan/elasticSans',
      'Microsoft.ElasticSan/elasticSans/volumeGroups',
      'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes',
      'Microsoft.DataProtection/backupVaults',
      'Microsoft.DataProtection/backupVaults/backupPolicies',
      'Microsoft.DataProtection/backupVaults/backupInstances',
      'Microsoft.Resources/resourceGroups',
    ])
      expect(
        after.resources
          .list(type)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(
        before.resources
          .list(type)
          .map(({ id }) => id)
          .toSorted(),
      );
    expect(after.subscriptions.map(({ subscriptionId }) => subscriptionId).toSorted()).toEqual(
      before.subscriptions.map(({ subscriptionId }) => subscriptionId).toSorted(),
    );
    expect(after.note).toMatch(/^Left out, because the emulator has no use for it: .*role assignments of people and applications \(\d+\)/);
    after.timeline.advanceTo(after.timeline.now + day);
    const statuses = after.resources
      .list('Microsoft.DataProtection/backupVaults/backupJobs')
      .map((job) => String(job.properties['status']));
    expect(statuses.filter((status) => status === 'Completed').length).toBeGreaterThan(20);
  });

  const volume = {
    id: '/subscriptions/0b1c2d3e-0000-4000-8000-000000000001/resourceGroups/RG-Prod/providers/Microsoft.ElasticSan/elasticSans/San1/volumeGroups/VG1/volumes/Data-1',
    name: 'Data-1',
    type: 'microsoft.elasticsan/elasticsans/volumegroups/volumes',
    properties: { sizeGiB: 10, provisioningState: 'Updating' },
  };
  const group = {
    ...volume,
    id: volume.id.replace(/\/volumes.*/, ''),
    name: 'VG1',
    type: 'microsoft.elasticsan/elasticsans/volumegroups',
    properties: {},
  };
  const san = {
    ...volume,
    id: group.id.replace(/\/volumeGroups.*/, ''),
    name: 'San1',
    type: 'microsoft.elasticsan/elasticsans',
    location: 'northeurope',
    properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } },
  };

  test('keeps names and ids as they are written, and makes what it does not tell: the group, the subscription and its people', () => {
    const world = fromText(JSON.stringify([volume, group, san]));
    expect(world.resources.get(volume.id)).toMatchObject({
      id: volume.id,
      name: 'Data-1',
      properties: { sizeGiB: 10, provisioningState: 'Succeeded' },
    });
    expect(world.resources.get('/subscriptions/0b1c2d3e-0000-4000-8000-000000000001/resourceGroups/rg-prod')).toMatchObject({
      name: 'RG-Prod',
      location: 'northeurope',
    });
    expect(world.subscriptions).toEqual([{ subscriptionId: '0b1c2d3e-0000-4000-8000-000000000001', displayName: 'Subscription 0b1c2d3e' }]);
    expect(world.people.map(({ userPrincipalName }) => userPrincipalName)).toContain('backup-admin@after.example');
    expect(world.note).toBeUndefined();
  });

  test('is taken without what the emulator does not know, which is counted', () => {
    const other = { ...volume, type: 'microsoft.storage/storageaccounts' };
    const world = fromText(JSON.stringify({ data: [other, other, volume, san], count: 4 }));
    expect(world.note).toBe(
      'Left out, because the emulator has no use for it: microsoft.storage/storageaccounts (2), microsoft.elasticsan/elasticsans/volumegroups/volumes without what they are in (1).',
    );
  });

  test.each([
    ['', 'It is empty.'],
    ['[{"id": "/a"', /^It is not JSON, .*(line 1 column \d+|too early)/],
    ['7', /^It is neither a list of resources, nor an object with "data"/],
    ['[]', 'It has no resource of any type that the emulator knows, and no subscription.'],
    [JSON.stringify([san, { id: 7, type: 'x' }]), /^\[1\]\.id must be a text/],
    [JSON.stringify({ data: [san, { name: 'x' }] }), /^data\[1\]\.id must be a text/],
    [JSON.stringify([{ data: [san] }, { data: [san, { id: '/x' }] }]), /^\[1\]\.data\[1\]\.type must be a text/],
    [JSON.stringify([san, 'x']), '[1] must be an object.'],
    [JSON.stringify([{ ...san, id: '/subscriptions/mine/resourceGroups/rg' }]), '[0].id must name its subscription by a GUID.'],
    [JSON.stringify([san, { ...volume, properties: { sizeGiB: -4 } }]), '[1].properties.sizeGiB must be a whole number from 1 on.'],
    [
      JSON.stringify({ data: [{ ...san, properties: { times: ['R/2026-02-30T13:00:00+00:00/P1D'] } }] }),
      'data[0].properties.times[0] has a day or time that does not exist: 2026-02-30T13:00:00+00:00.',
    ],
    ['{"format": "something-else"}', 'It is a file of another kind: "something-else".'],
    ['{"format": "azure-emulator-estate", "version": 7}', 'It is an export of version 7; this emulator reads version 1.'],
  ])('cannot be %s', (text, sentence) => {
    expect(() => readEstate(text)).toThrow(sentence);
  });
});

const subscriptionId = '0b1c2d3e-0000-4000-8000-00000000000a';
const disk = {
  id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Compute/disks/data`,
  name: 'data',
  type: 'Microsoft.Compute/disks',
  properties: { diskSizeGB: 4 },
};
const job = { ...disk, id: '/v/backupJobs/data', type: 'microsoft.dataprotection/backupvaults/backupjobs', properties: {} };
const history = {
  instanceId: '/i',
  volumeId: '/v',
  policyId: '/p',
  snapshotGroupId: '/g',
  location: 'eastus2',
  first: '2026-09-01T08:00:00.000Z',
  sku: 'Standard_LRS',
  sizeGiB: 4,
  retentionMs: 1,
};

test.each([
  ['now', 'yesterday', 'now must be a moment such as 2026-09-08T08:00:00Z.'],
  ['now', '2026-02-30T08:00:00Z', 'now must be a moment such as 2026-09-08T08:00:00Z.'],
  ['now', '2026-02-27T24:00:00Z', 'now must be a moment such as 2026-09-08T08:00:00Z.'],
  ['now', '2026-02-27T08:00:00', 'now must be a moment such as 2026-09-08T08:00:00Z.'],
  ['profile', 'beta', 'profile must be one of preview-2025-05, ga-2026-09.'],
  ['resources', {}, 'resources must be a list.'],
  ['resources', [{ id: 'x' }], 'resources[0].id must be the id of a resource, such as /subscriptions/….'],
  ['resources', [{ id: '/x', properties: {}, type: 'a/b' }], 'resources[0].name must be a text that is not empty.'],
  ['resources', [{ ...disk, name: 'other' }], `resources[0].name must be what the id ends in: ${disk.id}.`],
  ['resources', [{ ...disk, id: '/a/x?y', name: 'x?y' }], "resources[0].name has a character that no name of Azure's has: x?y."],
  [
    'resources',
    [disk, { ...disk, id: disk.id.toUpperCase(), name: 'DATA' }],
    'resources[1].id is there already as resources[0].id; Azure does not tell case apart.',
  ],
  ['resources', [{ ...disk, properties: { diskSizeGB: -4 } }], 'resources[0].properties.diskSizeGB must be a whole number from 1 on.'],
  ['resources', [{ ...disk, properties: { diskSizeGB: '4' } }], 'resources[0].properties.diskSizeGB must be a whole number from 1 on.'],
  [
    'resources',
    [{ ...disk, properties: { timeCreated: '2026-02-03T24:61:00+00:00' } }],
    'resources[0].properties.timeCreated has a day or time that does not exist: 2026-02-03T24:61:00+00:00.',
  ],
  ['resources', [job], 'resources[0].properties.startTime must be a moment such as 2026-09-08T08:00:00Z.'],
  ['subscriptions', [{ subscriptionId }], 'subscriptions[0].displayName must be a text that is not empty.'],
  ['subscriptions', [{ subscriptionId: 'x', displayName: 'X' }], 'subscriptions[0].subscriptionId must be a GUID.'],
  [
    'subscriptions',
    [subscriptionId, subscriptionId.toUpperCase()].map((id) => ({ subscriptionId: id, displayName: 'X' })),
    'subscriptions[1].subscriptionId is there already as subscriptions[0].subscriptionId; Azure does not tell case apart.',
  ],
  ['contents', { '/a': { x: 'y' } }, 'contents["/a"] must have hashes by the numbers of blocks.'],
  ['histories', [{ first: 'never' }], 'histories[0].first must be a moment such as 2026-09-08T08:00:00Z.'],
  ['histories', [{ ...history, first: '2999-01-01T00:00:00Z' }], 'histories[0].first is after now, where nothing has happened yet.'],
  ['histories', [{ ...history, sizeGiB: -1 }], 'histories[0].sizeGiB must be a whole number from 1 on.'],
  ['histories', [{ ...history, retentionMs: -1 }], 'histories[0].retentionMs must be a whole number from 1 on.'],
  [
    'histories',
    [history, { ...history, instanceId: '/I' }],
    'histories[1].instanceId is there already as histories[0].instanceId; Azure does not tell case apart.',
  ],
])('an export cannot have %s as %j', (field, value, sentence) => {
  const file = { ...exportEstate(worldOf({ scenario: 'empty' })), [field]: value };
  expect(() => readEstate(JSON.stringify(file))).toThrow(sentence);
});

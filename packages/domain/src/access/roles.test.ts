import { expect, test } from 'vitest';
import { heldAt, holdsRole, isWithin, mayDo, rolesForBackup, rolesForItems, rolesForRestore, standingOver } from './roles.ts';

const san = '/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san';
const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

test.each([
  ['at the SAN itself', exporter, san, 'me', true],
  ['at the resource group above', exporter, '/subscriptions/s-1/resourceGroups/RG', 'me', true],
  ['at the subscription above', exporter.toUpperCase(), '/subscriptions/s-1', 'ME', true],
  ['at a volume group below', exporter, `${san}/volumeGroups/vg`, 'me', false],
  ['at another SAN whose name begins alike', exporter, `${san}2`, 'me', false],
  ['for somebody else', exporter, san, 'you', false],
  ['as Owner, which Azure Backup does not accept instead', owner, san, 'me', false],
])('a role assigned %s counts or not', (_where, roleId, scope, principalId, counts) => {
  expect(holdsRole([{ roleId, scope, principalId }], 'me', { role: 'exporter', scope: san })).toBe(counts);
});

test('backup needs two roles and restore two others, each at its own scope', () => {
  expect(rolesForBackup('/san', '/rg')).toEqual([
    { role: 'exporter', scope: '/san' },
    { role: 'snapshots', scope: '/rg' },
  ]);
  expect(rolesForRestore('/san', '/rg')).toEqual([
    { role: 'importer', scope: '/san' },
    { role: 'reader', scope: '/rg' },
  ]);
});

const assign = 'Microsoft.Authorization/roleAssignments/write';
test.each([
  ['Owner', [{ actions: ['*'], notActions: [] }], true],
  ['Contributor', [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }], false],
  ['Reader', [{ actions: ['*/read'], notActions: [] }], false],
  [
    'Contributor with Role Based Access Control Administrator',
    [
      { actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] },
      { actions: ['microsoft.authorization/roleassignments/WRITE'], notActions: [] },
    ],
    true,
  ],
  ['nobody', [], false],
])('%s may assign a role, or not', (_who, permissions, may) => {
  expect(mayDo(permissions, assign)).toBe(may);
});

test('a scope is within itself and what stands above it', () => {
  expect(isWithin('/subscriptions/s/resourceGroups/rg', '/subscriptions/S/')).toBe(true);
  expect(isWithin('/subscriptions/s', '/subscriptions/s/resourceGroups/rg')).toBe(false);
});

test('a vault needs the four roles once for each Elastic SAN and snapshot group of its items', () => {
  const items = [
    { sanId: '/san', snapshotGroupId: '/rg' },
    { sanId: '/SAN', snapshotGroupId: '/rg' },
    { sanId: '/san', snapshotGroupId: '/other' },
  ];
  const needed = rolesForItems(items).map(({ role, scope }) => `${role} ${scope.toLowerCase()}`);
  expect(needed).toEqual(['exporter /san', 'snapshots /rg', 'importer /san', 'reader /rg', 'snapshots /other', 'reader /other']);
});

test.each(['/subscriptions/s', '/subscriptions/S/resourceGroups/rg', san, `${san}/volumeGroups/vg/volumes/v`, '/subscriptions/s-1/', '/'])(
  'what stands over %s is what it is within, in the order given',
  (scope) => {
    const scopes = [
      san,
      '/subscriptions/s-1',
      '',
      '/',
      '/subscriptions/S',
      '/subscriptions/s/resourceGroups/RG',
      `${san}2`,
      '/subscriptions/s-1/',
    ];
    const things = scopes.map((one) => ({ scope: one }));
    expect(standingOver(things)(scope)).toEqual(things.filter((one) => isWithin(scope, one.scope)));
  },
);

test('each thing is looked at once, however many scopes are asked about', () => {
  let looks = 0;
  const things = Array.from({ length: 100 }, (_, nth) => ({
    get scope() {
      looks += 1;
      return `/subscriptions/s/resourceGroups/rg-${nth}`;
    },
  }));
  const over = standingOver(things);
  for (let nth = 0; nth < 1000; nth += 1) over(`/subscriptions/s/resourceGroups/rg-${nth}/providers/x`);
  expect(looks).toBe(100);
});

const assignment = (scope: string) => ({ roleId: exporter, principalId: 'me', scope });

test('a role that is held at several scopes is told by the nearest', () => {
  const group = '/subscriptions/s-1/resourceGroups/rg';
  expect(heldAt([assignment('/subscriptions/s-1'), assignment(group)], 'me', { role: 'exporter', scope: san })).toBe(group);
  expect(heldAt([], 'me', { role: 'exporter', scope: san })).toBeUndefined();
});

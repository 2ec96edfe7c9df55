import { expect, test } from 'vitest';
import { valueAt } from '../bodies.ts';
import { trial } from '../../test-support/test-calls.ts';
import { assignRole, isAllowed } from './access.ts';

const guards = 'Microsoft.DataProtection/subscriptions/resourceGroups/providers/resourceGuards';
const vaults = 'Microsoft.DataProtection/backupVaults';
const sans = 'Microsoft.ElasticSan/elasticSans';

// The published definitions of the roles [D].
test.each([
  [
    'Backup MUA Admin',
    'c2a970b4-16a7-4a51-8c84-8a8ea6ee0bb8',
    [`${guards}/write`, `${guards}/delete`, `${vaults}/read`, `${vaults}/backupResourceGuardProxies/write`],
    [`${vaults}/write`, `${vaults}/backupInstances/delete`, `${vaults}/backupInstances/restore/action`],
  ],
  [
    'Backup MUA Operator',
    'f54b6d04-23c6-443e-b462-9c16ab7b4a52',
    [`${guards}/read`, `${vaults}/backupInstances/stopProtection/action`, `${vaults}/backupInstances/restore/action`],
    [`${guards}/write`, `${vaults}/write`, `${vaults}/backupInstances/delete`],
  ],
  [
    'Elastic SAN Network Admin',
    'fa6cecf6-5db3-4c43-8470-c540bcb4eafa',
    [`${sans}/volumeGroups/read`, `${sans}/privateEndpointConnections/write`],
    [`${sans}/write`, `${sans}/volumeGroups/volumes/write`, 'Microsoft.Resources/subscriptions/resourceGroups/read'],
  ],
  [
    'Elastic SAN Owner',
    '80dcbedb-47ef-405d-95bd-188a1b4ac406',
    [`${sans}/write`, `${sans}/volumeGroups/volumes/delete`, 'Microsoft.Resources/deployments/write'],
    ['Microsoft.Compute/disks/write', `${vaults}/read`],
  ],
  [
    'Elastic SAN Reader',
    'af6a70f8-3c9f-4105-acf1-d719e9fca4ca',
    [`${sans}/volumeGroups/read`, 'Microsoft.Authorization/roleAssignments/read'],
    [`${sans}/write`, 'Microsoft.Authorization/locks/read'],
  ],
  [
    'Elastic SAN Volume Group Owner',
    'a8281131-f312-4f34-8d98-ae12be9f0d23',
    [`${sans}/volumeGroups/write`, `${sans}/volumeGroups/volumes/write`, 'Microsoft.Authorization/roleDefinitions/read'],
    [`${sans}/write`, 'Microsoft.Resources/subscriptions/resourceGroups/read', 'Microsoft.Authorization/locks/read'],
  ],
  [
    'Data Operator for Managed Disks',
    '959f8984-c045-4866-89c7-12bf9737be2e',
    [],
    ['Microsoft.Compute/disks/read', 'Microsoft.Compute/snapshots/beginGetAccess/action'],
  ],
])('%s is listed and lets be done what its definition says', (roleName, roleId, allowed, refused) => {
  const { call, subscription, world } = trial();
  const listed = call('GET', `/providers/Microsoft.Authorization/roleDefinitions/${roleId}?api-version=2022-04-01`);
  expect(valueAt(listed.body, 'properties', 'roleName')).toBe(roleName);
  const principalId = world.guids.next();
  assignRole(world, { principalId, principalType: 'User', roleId, scope: subscription, effectiveNow: true });
  const may = (action: string): boolean => isAllowed(world, principalId, action, `${subscription}/resourceGroups/rg-backup`);
  expect([allowed.filter((action) => !may(action)), refused.filter(may)]).toEqual([[], []]);
});

test('the role of the content of disks shows its data actions', () => {
  const role = '/providers/Microsoft.Authorization/roleDefinitions/959f8984-c045-4866-89c7-12bf9737be2e?api-version=2022-04-01';
  expect(valueAt(trial().call('GET', role).body, 'properties', 'permissions', 0, 'dataActions')).toEqual([
    'Microsoft.Compute/disks/download/action',
    'Microsoft.Compute/disks/upload/action',
    'Microsoft.Compute/snapshots/download/action',
    'Microsoft.Compute/snapshots/upload/action',
  ]);
});

test('whoever looks after guards makes and deletes them, and makes no vault', () => {
  const { call, reader, subscription, world } = trial();
  for (const one of world.resources.list('Microsoft.Authorization/roleAssignments')) world.resources.remove(one.id);
  const roleId = 'c2a970b4-16a7-4a51-8c84-8a8ea6ee0bb8';
  assignRole(world, { principalId: reader.objectId, principalType: 'User', roleId, scope: subscription, effectiveNow: true });
  const inGroup = `${subscription}/resourceGroups/rg-backup/providers/Microsoft.DataProtection`;
  const send = (method: string, path: string): number =>
    call(method, `${path}?api-version=2026-06-01`, method === 'PUT' ? { location: 'eastus2', properties: {} } : undefined, { as: reader })
      .status;
  expect([
    send('PUT', `${inGroup}/resourceGuards/guard`),
    send('GET', `${subscription}/providers/Microsoft.DataProtection/resourceGuards`),
    send('DELETE', `${inGroup}/resourceGuards/guard`),
    send('PUT', `${inGroup}/backupVaults/bv-1`),
  ]).toEqual([201, 200, 200, 403]);
});

import { expect, test } from 'vitest';
import { policyBody, protectionBody } from '../providers/data-protection/items/request-bodies.ts';
import { addVault } from '../providers/data-protection/items/vaults.ts';
import { assignRole } from './access/access.ts';
import { allRoutes } from '../providers/all-routes.ts';
import { codeOf, messageOf, trial, type Trial } from '../test-support/test-calls.ts';

const compute = [
  ['2021-04-01', '2021-08-01', '2021-12-01', '2022-03-02', '2022-07-02', '2023-01-02', '2023-04-02'],
  ['2023-10-02', '2024-03-02', '2025-01-02', '2026-03-02'],
].flat();
const assignments = [
  ['2018-09-01-preview', '2019-04-01-preview', '2020-03-01-preview', '2020-04-01-preview', '2020-08-01-preview'],
  ['2020-10-01-preview', '2021-04-01-preview', '2022-01-01-preview', '2022-04-01'],
].flat();
const backup = [
  ['2022-12-01', '2024-02-01-preview', '2024-04-01', '2025-01-01', '2025-02-01', '2025-07-01', '2025-09-01'],
  ['2026-03-01', '2026-04-01-preview', '2026-06-01'],
].flat();
const elasticSan = [
  ['2021-11-20-preview', '2022-12-01-preview', '2023-01-01', '2024-05-01', '2024-06-01-preview', '2024-07-01-preview'],
  ['2025-09-01', '2026-04-01-preview'],
].flat();

/** What clients of the last years send, and what Azure says to one that it never had. */
const versions: [string, string[], 'InvalidApiVersionParameter' | 'NoRegisteredProviderFound'][] = [
  ['/subscriptions', ['2016-06-01', '2019-11-01', '2022-12-01'], 'InvalidApiVersionParameter'],
  ['{subscription}/resourceGroups', ['2021-01-01', '2021-04-01', '2022-09-01', '2024-11-01', '2025-04-01'], 'InvalidApiVersionParameter'],
  ['{subscription}/providers/Microsoft.Compute/disks', compute, 'NoRegisteredProviderFound'],
  ['{subscription}/providers/Microsoft.Compute/snapshots', compute, 'NoRegisteredProviderFound'],
  ['{subscription}/providers/Microsoft.Authorization/roleAssignments', assignments, 'NoRegisteredProviderFound'],
  ['{subscription}/providers/Microsoft.Authorization/roleDefinitions', ['2018-01-01-preview', '2022-04-01'], 'NoRegisteredProviderFound'],
  ['{subscription}/providers/Microsoft.Authorization/locks', ['2016-09-01', '2020-05-01'], 'NoRegisteredProviderFound'],
  ['{subscription}/providers/Microsoft.DataProtection/backupVaults', backup, 'NoRegisteredProviderFound'],
  ['{subscription}/providers/Microsoft.ElasticSan/elasticSans', elasticSan, 'NoRegisteredProviderFound'],
];

test.each(versions)('%s answers clients of each version, and to an unknown one with the list', (template, known, code) => {
  const { call, subscription } = trial();
  const path = template.replace('{subscription}', subscription);
  expect(known.map((version) => call('GET', `${path}?api-version=${version}`).status)).toEqual(known.map(() => 200));
  const refused = call('GET', `${path}?api-version=2019-02-30`);
  expect([refused.status, codeOf(refused)]).toEqual([400, code]);
  for (const version of known) expect(messageOf(refused)).toContain(version);
});

const vault = ({ subscription }: Trial): string =>
  `${subscription}/resourceGroups/rg-storage/providers/Microsoft.DataProtection/backupVaults/vault`;
const policy = (azure: Trial): string => `${vault(azure)}/backupPolicies/daily`;
const group = ({ subscription }: Trial): string =>
  `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases`;

/** The main job with a vault and its policy, and an administrator who may do anything. */
function equipped(): Trial {
  const azure = trial();
  const { subscription, world, admin } = azure;
  const roleId = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  assignRole(world, { principalId: admin.objectId, principalType: 'User', roleId, scope: subscription, effectiveNow: true });
  addVault(world, { resourceGroupId: `${subscription}/resourceGroups/rg-storage`, name: 'vault', location: 'eastus2' });
  azure.call('PUT', `${policy(azure)}?api-version=2026-06-01`, policyBody());
  return azure;
}

const location = 'eastus2';
const emptyDisk = { location, sku: { name: 'Standard_LRS' }, properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } };
const vaultBody = { location, properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] } };
const role = { roleName: 'Watcher', permissions: [{ actions: ['*/read'] }] };
const volumes = (azure: Trial): string => `${group(azure)}/volumes`;
const inGroup = ({ subscription }: Trial): string => `${subscription}/resourceGroups/rg-storage/providers`;

/** One of each type that can be made: where, and from what. */
const makings: [string, (azure: Trial) => [path: string, body: unknown]][] = [
  ['a resource group', ({ subscription }) => [`${subscription}/resourceGroups/rg-new?api-version=2025-04-01`, { location }]],
  [
    'an Elastic SAN',
    (azure) => [
      `${inGroup(azure)}/Microsoft.ElasticSan/elasticSans/new-san?api-version=2025-09-01`,
      { location, properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } } },
    ],
  ],
  ['a volume', (azure) => [`${volumes(azure)}/new-volume?api-version=2025-09-01`, { properties: { sizeGiB: 1 } }]],
  [
    'a volume snapshot',
    (azure) => [
      `${group(azure)}/snapshots/new-snapshot?api-version=2025-09-01`,
      { properties: { creationData: { sourceId: `${volumes(azure)}/oracle-redo-01` } } },
    ],
  ],
  ['a disk', (azure) => [`${inGroup(azure)}/Microsoft.Compute/disks/new-disk?api-version=2025-01-02`, emptyDisk]],
  ['a snapshot', (azure) => [`${inGroup(azure)}/Microsoft.Compute/snapshots/new-snapshot?api-version=2025-01-02`, emptyDisk]],
  ['a Backup vault', (azure) => [`${inGroup(azure)}/Microsoft.DataProtection/backupVaults/new-vault?api-version=2026-06-01`, vaultBody]],
  ['a policy', (azure) => [`${vault(azure)}/backupPolicies/new-policy?api-version=2026-06-01`, policyBody()]],
  [
    'a backup instance',
    (azure) => [
      `${vault(azure)}/backupInstances/new-instance?api-version=2026-06-01`,
      protectionBody({
        volume: 'oracle-redo-01',
        group: group(azure),
        location,
        snapshots: inGroup(azure).replace('/providers', ''),
        policy: policy(azure),
      }),
    ],
  ],
  ['a Resource Guard', (azure) => [`${inGroup(azure)}/Microsoft.DataProtection/resourceGuards/guard?api-version=2026-06-01`, { location }]],
  [
    'a lock',
    ({ subscription }) => [
      `${subscription}/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`,
      { properties: { level: 'CanNotDelete' } },
    ],
  ],
  [
    'a role assignment',
    ({ subscription, reader }) => [
      `${subscription}/providers/Microsoft.Authorization/roleAssignments/9b000000-0000-4000-8000-000000000001?api-version=2022-04-01`,
      {
        properties: {
          roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e467623-bb1f-42f4-a55d-6e525e11384b`,
          principalId: reader.objectId,
        },
      },
    ],
  ],
  [
    'a deployment',
    ({ subscription }) => [
      `${subscription}/resourceGroups/rg-storage/providers/Microsoft.Resources/deployments/one?api-version=2025-04-01`,
      { properties: { mode: 'Incremental', template: { resources: [] } } },
    ],
  ],
  [
    'a custom role',
    ({ subscription }) => [
      `${subscription}/providers/Microsoft.Authorization/roleDefinitions/9a000000-0000-4000-8000-000000000001?api-version=2022-04-01`,
      { properties: { ...role, assignableScopes: [subscription] } },
    ],
  ],
];

test.each(makings)('%s that is asked for twice is made once, and deleted twice is gone', (_, making) => {
  const azure = equipped();
  const { call, wait, world } = azure;
  const [path, body] = making(azure);
  const id = path.replace(/\?.*/, '');
  expect([200, 201, 202]).toContain(call('PUT', path, body).status);
  wait(5 * 60_000);
  const made = structuredClone(call('GET', path).body);
  const kept = world.resources.below('').length;
  expect([200, 201, 202]).toContain(call('PUT', path, body).status);
  wait(5 * 60_000);
  expect(world.resources.below('').length).toBe(kept);
  expect(Object.keys(call('GET', path).body as object)).toEqual(Object.keys(made as object));
  expect([200, 202]).toContain(call('DELETE', path).status);
  wait(5 * 60_000);
  const again = call('DELETE', path);
  // Azure Resource Manager alone says that its group is not there.
  expect([again.status, codeOf(again)]).toEqual(/resourceGroups\/[^/]+$/.test(id) ? [404, 'ResourceGroupNotFound'] : [204, undefined]);
  expect(call('GET', path).status).toBe(404);
});

test('whatever can be made by PUT is among them', () => {
  const made = new Set(makings.map(([, making]) => making(trial())[0].replace(/\?.*/, '').split('/').at(-2)?.toLowerCase()));
  const types = allRoutes.filter(({ method }) => method === 'PUT').map(({ template }) => template.split('/').at(-2)?.toLowerCase());
  // Tags are no thing of their own.
  expect(types.filter((type) => !made.has(type))).toEqual(['tags', 'volumegroups']);
});

import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { usualVaultSettings } from '@esan/domain';
import { rehearse, type Outcome } from '../testing/rehearsal.ts';
import { whileAzureWorks } from '../testing/azure-at-work.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { tryDisk, tryOne } from '../testing/set-of-one.ts';

const nineDays = { schedule: { frequency: 'daily', time: '01:00', timeZone: 'UTC' }, keep: { count: 9, unit: 'days' }, rules: [] } as const;
const terms = { ...nineDays, rules: [] };
const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const { item: point } = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
await admin.get(api.createPolicy, { params: { ...volume.at, policy: 'spare' }, body: terms });
const snapshotId = point.snapshot?.id ?? '';
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

type Done = { item: object };
type Press = () => Promise<Outcome<Done>>;

const longer = { ...terms, keep: { count: 12, unit: 'days' } } as const;
const inGroup = (resourceGroup: string) => ({ subscriptionId: portal.subscriptionId, resourceGroup });
const scope = () => `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-restore`;
const second = () => ({ ...inGroup('rg-backup'), vault: 'bv-lost' });

const protection = 'Microsoft.DataProtection/backupVaults';
// In this order: each builds on those before.
const writes: [string, string, Press][] = [
  [
    'a new policy',
    `${protection}/backupPolicies/write`,
    () => admin.try(api.createPolicy, { params: { ...volume.at, policy: 'nine' }, body: terms }),
  ],
  [
    'a policy with other terms',
    `${protection}/backupPolicies/write`,
    () => admin.try(api.updatePolicy, { params: { ...volume.at, policy: 'nine' }, body: { was: terms, terms: longer } }),
  ],
  [
    'another policy of an item',
    `${protection}/backupInstances/write`,
    () =>
      admin.try(api.changePolicy, { params: volume.instance, body: { policyId: volume.choice.policyId.replace('daily-7-days', 'nine') } }),
  ],
  [
    'a protection',
    `${protection}/backupInstances/write`,
    () => tryOne(admin, api.configureBackups, { ...volume.choice, volumeId: `${volume.groupId}/volumes/sql-log-01` }),
  ],
  [
    'a new vault',
    `${protection}/write`,
    () => admin.try(api.createVault, { params: second(), body: { region: 'eastus2', redundancy: 'local' } }),
  ],
  [
    'settings of a vault',
    `${protection}/write`,
    () =>
      admin.try(api.changeVault, {
        params: second(),
        body: { was: usualVaultSettings, settings: { ...usualVaultSettings, tags: { team: 'storage' } } },
      }),
  ],
  ['the end of a vault', `${protection}/delete`, () => admin.try(api.deleteVault, { params: second() })],
  [
    'the end of a policy',
    `${protection}/backupPolicies/delete`,
    () => admin.try(api.deletePolicy, { params: { ...volume.at, policy: 'spare' } }),
  ],
  [
    'a new volume group',
    'Microsoft.ElasticSan/elasticSans/volumeGroups/write',
    () => admin.try(api.createVolumeGroup, { params: { ...inGroup('rg-storage'), san: 'san-prod', group: 'vg-lost' } }),
  ],
  [
    'a disk',
    'Microsoft.Compute/disks/write',
    () => tryDisk(admin, { ...inGroup('rg-restore'), disk: 'lost' }, { snapshotId, sku: 'StandardSSD_LRS' }),
  ],
  [
    'a role',
    'Microsoft.Authorization/roleAssignments/write',
    () => admin.try(api.assignRoles, { params: volume.at, body: { roles: [{ role: 'reader', scope: scope() }] } }),
  ],
  [
    'a role taken back',
    'Microsoft.Authorization/roleAssignments/delete',
    () => admin.try(api.revokeRoles, { params: volume.at, body: { roles: [{ role: 'reader', scope: scope() }] } }),
  ],
];

test.each(writes)('%s of which Azure takes the request and loses every answer is found, and ends well', async (_, action, press) => {
  await portal.azure.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, action, times: 4 });
  const { problem, reply } = await whileAzureWorks(portal.azure, press());
  expect(problem).toBeUndefined();
  await portal.azure.advance(600_000, { evenIfIdle: true });
  const { item } = reply as { item: { id?: string; status?: string } };
  const operation = item.status === undefined ? undefined : await admin.get(api.getOperation, { params: { operationId: item.id ?? '' } });
  expect(operation?.item.status ?? 'succeeded').toBe('succeeded');
});

test('of what Azure never got it is not known whether it was taken, and the work is named', async () => {
  const never: [string, string, Press][] = [
    [
      'write-policy',
      `${protection}/backupPolicies/write`,
      () => admin.try(api.createPolicy, { params: { ...volume.at, policy: 'ten' }, body: terms }),
    ],
    [
      'create-vault',
      `${protection}/write`,
      () => admin.try(api.createVault, { params: second(), body: { region: 'eastus2', redundancy: 'local' } }),
    ],
    [
      'create-disk',
      'Microsoft.Compute/disks/write',
      () => tryDisk(admin, { ...inGroup('rg-restore'), disk: 'other' }, { snapshotId, sku: 'StandardSSD_LRS' }),
    ],
    [
      'assign-roles',
      'Microsoft.Authorization/roleAssignments/write',
      () => admin.try(api.assignRoles, { params: volume.at, body: { roles: [{ role: 'reader', scope: scope() }] } }),
    ],
  ];
  for (const [, action] of never)
    await portal.azure.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, carriedOut: false, action, times: 4 });
  const told = await Promise.all(
    never.map(async ([, , press]) => {
      const { problem } = await press();
      return [problem?.code, problem?.work];
    }),
  );
  expect(told).toEqual(never.map(([work]) => ['outcome-unknown', work]));
});

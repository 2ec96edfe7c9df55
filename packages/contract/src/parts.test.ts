import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { instanceId, intent, name, policyId, region, resourceGroupId, snapshotId, vaultId, volumeGroupId, volumeId } from './parts.ts';

const rg = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const san = `${rg}/providers/Microsoft.ElasticSan/elasticSans/san`;
const vault = `${rg}/providers/Microsoft.DataProtection/backupVaults/v1`;

test.each([
  ['a volume', volumeId, `${san}/volumeGroups/g/volumes/v`, true],
  ['a volume', volumeId, `${san}/volumeGroups/g`, false],
  ['a volume', volumeId, `${san}/volumeGroups/g/volumes/v/../../x`, false],
  ['a volume', volumeId, `${san}/volumeGroups/g/volumes/..`, false],
  ['a volume group', volumeGroupId, `${san}/volumegroups/g`, true],
  ['a volume group', volumeGroupId, san, false],
  ['a vault', vaultId, vault, true],
  ['a vault', vaultId, `${vault}/backupPolicies/p`, false],
  ['a policy', policyId, `${vault}/backupPolicies/p`, true],
  ['a policy', policyId, vault, false],
  ['a backup instance', instanceId, `${vault}/backupInstances/i`, true],
  ['a resource group', resourceGroupId, rg, true],
  ['a resource group', resourceGroupId, `${rg}/providers/Microsoft.Compute/disks/d`, false],
  ['a snapshot', snapshotId, `${rg}/providers/Microsoft.Compute/snapshots/s`, true],
  ['a snapshot', snapshotId, `${rg}/providers/Microsoft.Compute/disks/s`, false],
  ['a snapshot', snapshotId, 'https://elsewhere.example/subscriptions/x', false],
  ['an intent', intent, '00000000-0000-0000-0000-000000000001', true],
  ['an intent', intent, 'now', false],
  ['a name', name, 'san-vg-0001', true],
  ['a resource group', resourceGroupId, rg.replace('/rg', '/rg-größe'), true],
  ['a volume', volumeId, `${san.replace('/rg/', '/資源/')}/volumeGroups/g/volumes/v`, true],
  ['a vault', vaultId, vault.toUpperCase(), true],
  ['a name', name, 'rg-größe', true],
  ['a name', name, '../admin', false],
  ['a name', name, '..', false],
] as const)('%s is read from its own form only (%#)', (_what, schema, given, fits) => {
  expect(z.safeParse(schema, given).success).toBe(fits);
});

test.each([
  ['East US 2', 'eastus2'],
  ['EastUS2', 'eastus2'],
  ['eastus2', 'eastus2'],
  ['east-us', undefined],
  [' ', undefined],
])('the region "%s" is read as %s', (given, read) => {
  expect(z.safeParse(region, given).data).toBe(read);
});

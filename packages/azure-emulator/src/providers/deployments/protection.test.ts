import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { disk, get, group, minute, put, stateOf, withDisks } from '../../test-support/deployment-calls.ts';
import { trial } from '../../test-support/test-calls.ts';
import { policyBody, protectionBody } from '../data-protection/items/request-bodies.ts';

const vaultId = "[resourceId('Microsoft.DataProtection/backupVaults', 'bv-new')]";
const principalId = "[reference(resourceId('Microsoft.DataProtection/backupVaults', 'bv-new'), '2026-06-01', 'Full').identity.principalId]";

const vault = {
  type: 'Microsoft.DataProtection/backupVaults',
  apiVersion: '2026-06-01',
  name: 'bv-new',
  location: 'eastus2',
  identity: { type: 'SystemAssigned' },
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
};
const policy = {
  type: 'Microsoft.DataProtection/backupVaults/backupPolicies',
  apiVersion: '2026-06-01',
  name: 'bv-new/daily',
  dependsOn: [vaultId],
  properties: valueAt(policyBody(), 'properties'),
};
const roleOn = (scope: string, role: string): object => ({
  type: 'Microsoft.Authorization/roleAssignments',
  apiVersion: '2022-04-01',
  scope,
  name: `[guid('${scope}', '${role}')]`,
  properties: {
    roleDefinitionId: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}')]`,
    principalId,
    principalType: 'ServicePrincipal',
  },
});

/** Every volume of a group, protected by one loop. */
function instances(volumeGroup: string, snapshots: string, policyId: string): object {
  const body = protectionBody({ volume: 'VOLUME', group: volumeGroup, snapshots, policy: policyId, location: 'eastus2' });
  const properties = JSON.parse(
    JSON.stringify(valueAt(body, 'properties')).replaceAll('"VOLUME"', JSON.stringify("[parameters('volumes')[copyIndex()]]")),
  ) as object;
  return {
    type: 'Microsoft.DataProtection/backupVaults/backupInstances',
    apiVersion: '2026-06-01',
    name: "[format('bv-new/san-{0}-{1}', parameters('volumes')[copyIndex()], guid(parameters('volumes')[copyIndex()]))]",
    copy: { name: 'protected', count: "[length(parameters('volumes'))]" },
    properties,
  };
}

test('a vault with its policy and roles is one deployment, and once the roles count, protecting the volumes of a group is another', () => {
  const on = trial();
  const { world, subscription } = on;
  const [volumeGroup] = world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups');
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const snapshots = `${subscription}/resourceGroups/rg-snapshots`;
  const volumes = world.resources
    .list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes', volumeGroup?.id)
    .filter(({ properties }) => Number(properties['sizeGiB']) <= 4096)
    .map(({ name }) => name);
  const onSan = ['1c4770c0-34f7-4110-a1ea-a5855cc7a939', '90e8b822-3e73-47b5-868a-787dc80c008f'].map((role) => roleOn(san, role));
  const onSnapshots = ['7efff54f-a5b4-42b5-a1c5-5411624893ce', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'].map((role) =>
    roleOn(snapshots, role),
  );
  put(on, 'prepare', withDisks(vault, policy, ...onSan, ...onSnapshots));
  on.wait(10 * minute);
  expect(stateOf(on, 'prepare')).toBe('Succeeded');
  const vaultPath = `${group(on)}/providers/Microsoft.DataProtection/backupVaults/bv-new`;
  const wanted = {
    ...withDisks(instances(volumeGroup?.id ?? '', snapshots, `${vaultPath}/backupPolicies/daily`)),
    parameters: { volumes: { type: 'array', defaultValue: volumes } },
  };
  put(on, 'protect', wanted);
  on.wait(10 * minute);
  expect(valueAt(get(on, 'protect'), 'properties', 'error')).toBeUndefined();
  const made = world.resources.list('Microsoft.DataProtection/backupVaults/backupInstances', vaultPath);
  expect(made.map(({ properties }) => properties['currentProtectionState'])).toEqual(volumes.map(() => 'ProtectionConfigured'));
  expect(volumes.length).toBeGreaterThan(2);
});

test('protecting volumes before the roles of the vault count fails, each with what is missing', () => {
  const on = trial();
  const [volumeGroup] = on.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups');
  put(on, 'prepare', withDisks(vault, policy, disk('other')));
  on.wait(minute);
  const vaultPath = `${group(on)}/providers/Microsoft.DataProtection/backupVaults/bv-new`;
  const instance = instances(volumeGroup?.id ?? '', `${on.subscription}/resourceGroups/rg-snapshots`, `${vaultPath}/backupPolicies/daily`);
  const [first] = on.world.resources.list('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes', volumeGroup?.id);
  put(on, 'protect', { ...withDisks(instance), parameters: { volumes: { type: 'array', defaultValue: [first?.name ?? ''] } } });
  on.wait(10 * minute);
  const details = valueAt(get(on, 'protect'), 'properties', 'error', 'details');
  expect(details).toMatchObject([{ code: 'ResourceDeploymentFailure', details: [{ code: 'UserErrorNotEnoughPermissionOnElasticSan' }] }]);
});

import { valueAt } from '../arm/bodies.ts';
import type { ArmAnswer } from '../arm/calls.ts';
import { policyBody } from '../providers/data-protection/items/request-bodies.ts';
import type { Person } from '../world/world.ts';
import type { Trial } from './test-calls.ts';

export const version = 'api-version=2024-03-01';
export const minute = 60_000;

export const vault = {
  type: 'Microsoft.DataProtection/backupVaults',
  apiVersion: '2026-06-01',
  name: "[parameters('vault')]",
  location: '[resourceGroup().location]',
  identity: { type: 'SystemAssigned' },
  properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
};
const policies = {
  type: 'Microsoft.DataProtection/backupVaults/backupPolicies',
  apiVersion: '2026-06-01',
  name: "[format('{0}/daily-{1}', parameters('vault'), copyIndex())]",
  copy: { name: 'policies', count: 2 },
  dependsOn: ["[variables('vaultId')]"],
  properties: valueAt(policyBody(), 'properties'),
};
/** Its principal is known when the vault is made, which is said by the reference alone. */
const role = {
  type: 'Microsoft.Authorization/roleAssignments',
  apiVersion: '2022-04-01',
  name: "[guid(resourceGroup().id, variables('vaultId'), 'snapshots')]",
  properties: {
    roleDefinitionId: "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7efff54f-a5b4-42b5-a1c5-5411624893ce')]",
    principalId: "[reference(variables('vaultId'), '2026-06-01', 'Full').identity.principalId]",
    principalType: 'ServicePrincipal',
  },
};
export const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { vault: { type: 'string', defaultValue: 'bv-new' } },
  variables: { vaultId: "[resourceId('Microsoft.DataProtection/backupVaults', parameters('vault'))]" },
  resources: [policies, vault, role],
  outputs: { state: { type: 'string', value: "[reference(variables('vaultId')).provisioningState]" } },
};
export const disk = (name: string, more: object = {}) => ({
  type: 'Microsoft.Compute/disks',
  apiVersion: '2025-01-02',
  name,
  location: 'eastus2',
  sku: { name: 'Premium_LRS' },
  properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
  ...more,
});

export const group = ({ subscription }: Trial): string => `${subscription}/resourceGroups/rg-backup`;
export const pathOf = (on: Trial, name: string, more = ''): string =>
  `${group(on)}/providers/Microsoft.Resources/deployments/${name}${more}?${version}`;
export const put = (on: Trial, name: string, wanted: object = template, as?: Person): ArmAnswer =>
  on.call('PUT', pathOf(on, name), { properties: { mode: 'Incremental', template: wanted } }, as === undefined ? {} : { as });
export const get = (on: Trial, name: string): unknown => on.call('GET', pathOf(on, name)).body;
export const stateOf = (on: Trial, name: string): unknown => valueAt(get(on, name), 'properties', 'provisioningState');
export const withDisks = (...resources: object[]) => ({ ...template, resources, outputs: {} });

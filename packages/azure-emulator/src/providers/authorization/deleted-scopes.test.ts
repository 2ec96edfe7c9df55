import { expect, test } from 'vitest';
import { codeOf, namesIn, trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2022-04-01';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const minute = 60_000;

const roles = (id: string): string => `${id.replace(/\?.*/, '')}/providers/Microsoft.Authorization/roleAssignments`;

test('a role goes with what it was given at, and does not come back with what is made anew under its name', () => {
  const { call, reader: person, subscription, wait, world } = trial();
  const group = `${subscription}/resourceGroups/rg-restore`;
  const disk = `${group}/providers/Microsoft.Compute/disks/one?api-version=2025-01-02`;
  const san = `${group}/providers/Microsoft.ElasticSan/elasticSans/san-other?api-version=2024-05-01`;
  const made = {
    [disk]: { location: 'eastus2', properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } },
    [san]: { location: 'eastus2', properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } } },
  };
  const names = Object.keys(made).map((id, at) => {
    const name = `9b000000-0000-4000-8000-00000000000${at}`;
    call('PUT', id, made[id]);
    wait(minute);
    const properties = {
      roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${reader}`,
      principalId: person.objectId,
    };
    expect(call('PUT', `${roles(id)}/${name}?${api}`, { properties }).status).toBe(201);
    call('DELETE', id);
    wait(5 * minute);
    return name;
  });
  const left = world.resources.list('Microsoft.Authorization/roleAssignments').map(({ name }) => name);
  expect(left.filter((name) => names.includes(name))).toEqual([]);
  for (const id of Object.keys(made)) call('PUT', id, made[id]);
  wait(minute);
  for (const [at, id] of Object.keys(made).entries()) {
    expect(namesIn(call('GET', `${roles(id)}?${api}`))).not.toContain(names[at]);
    expect(codeOf(call('GET', `${roles(id)}/${names[at] ?? ''}?${api}`))).toBe('RoleAssignmentNotFound');
  }
});

test('a role stays where it was given when the identity that holds it is gone', () => {
  const { call, subscription, wait } = trial();
  const group = `${subscription}/resourceGroups/rg-restore`;
  const vault = `${group}/providers/Microsoft.DataProtection/backupVaults/vault-other?api-version=2026-06-01`;
  const body = {
    location: 'eastus2',
    identity: { type: 'SystemAssigned' },
    properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] },
  };
  const principalId = (call('PUT', vault, body).body as { identity: { principalId: string } }).identity.principalId;
  wait(minute);
  const name = '9b000000-0000-4000-8000-000000000009';
  const roleDefinitionId = `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${reader}`;
  const at = `${group}/providers/Microsoft.Authorization/roleAssignments/${name}?${api}`;
  expect(call('PUT', at, { properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal' } }).status).toBe(201);
  expect(call('DELETE', vault).status).toBe(202);
  wait(5 * minute);
  expect(call('GET', vault).status).toBe(404);
  expect(call('GET', at).status).toBe(200);
});

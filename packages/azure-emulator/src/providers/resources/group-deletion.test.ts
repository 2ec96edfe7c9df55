import { expect, test } from 'vitest';
import { assignRole } from '../../arm/access/access.ts';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { codeOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';
import { policyBody } from '../data-protection/items/request-bodies.ts';
import { addVault } from '../data-protection/items/vaults.ts';

const api = 'api-version=2021-04-01';
const backup = 'api-version=2026-06-01';
const compute = 'api-version=2026-03-02';

type Doomed = Trial & { group: string; vault: (name: string) => string; disk: string; deleted: () => unknown[] };

/** A resource group with two vaults and a disk. */
function withVaults(softDelete: 'On' | 'Off' = 'On'): Doomed {
  const made = trial();
  const group = `${made.subscription}/resourceGroups/rg-backup`;
  for (const name of ['bv-1', 'bv-2']) addVault(made.world, { resourceGroupId: group, name, location: 'eastus2', softDelete });
  const disk = `${group}/providers/Microsoft.Compute/disks/d1`;
  const creationData = { createOption: 'Empty' };
  made.call('PUT', `${disk}?${compute}`, { location: 'eastus2', properties: { creationData, diskSizeGB: 4 } });
  made.wait(60_000);
  const location = `${made.subscription}/providers/Microsoft.DataProtection/locations/eastus2`;
  return {
    ...made,
    group,
    disk,
    vault: (name) => `${group}/providers/Microsoft.DataProtection/backupVaults/${name}`,
    deleted: () => {
      const listed = valueAt(made.call('GET', `${location}/deletedVaults?${backup}`).body, 'value');
      return Array.isArray(listed) ? listed.map((one) => textAt(one, 'properties', 'originalBackupVaultName')) : [];
    },
  };
}

const inside = {
  'a policy': ({ call, vault }: Doomed) => call('PUT', `${vault('bv-1')}/backupPolicies/daily?${backup}`, policyBody()),
  'a backup instance': ({ world, vault }: Doomed) =>
    world.resources.put({
      id: `${vault('bv-1')}/backupInstances/one`,
      name: 'one',
      type: 'Microsoft.DataProtection/backupVaults/backupInstances',
      properties: { friendlyName: 'san\\volume', currentProtectionState: 'ProtectionStopped' },
    }),
} as const;

test.each(Object.keys(inside) as (keyof typeof inside)[])(
  'a vault with %s stays, and so does its resource group; the rest goes',
  (what) => {
    const made = withVaults();
    const { call, wait, group, disk, vault, deleted } = made;
    inside[what](made);
    const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
    const given = assignRole(made.world, { principalId: made.reader.objectId, principalType: 'User', roleId: contributor, scope: group });
    const started = call('DELETE', `${group}?${api}`);
    const location = started.headers['Location'] ?? '';
    expect([started.status, call('GET', location).status]).toEqual([202, 202]);
    wait(60_000);
    const refused = call('GET', location);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'ResourceGroupDeletionBlocked']);
    expect(textAt(refused.body, 'error', 'message')).toMatch(
      /^Deletion of resource group 'rg-backup' failed as resources with identifiers 'Microsoft\.DataProtection\/backupVaults\/bv-1' could not be deleted\./,
    );
    expect(valueAt(refused.body, 'error', 'details')).toMatchObject([
      { code: 'BMSUserErrorVaultDeletionNotAllowed', target: vault('bv-1'), message: expect.stringMatching(/daily|san\\volume/) as string },
    ]);
    expect(valueAt(call('GET', `${group}?${api}`).body, 'properties', 'provisioningState')).toBe('Succeeded');
    expect(namesIn(call('GET', `${group}/providers/Microsoft.DataProtection/backupVaults?${backup}`))).toEqual(['bv-1']);
    expect([codeOf(call('GET', `${disk}?${compute}`)), deleted()]).toEqual(['ResourceNotFound', ['bv-2']]);
    expect([made.world.resources.has(given.id), call('PUT', `${group}?${api}`, { location: 'eastus2' }).status]).toEqual([true, 200]);
  },
);

test('an empty vault that goes with its resource group is among the deleted ones, and can be brought back', () => {
  const { call, wait, group, vault, deleted, subscription } = withVaults();
  const before = call('GET', `${vault('bv-1')}?${backup}`).body;
  call('DELETE', `${group}?${api}`);
  wait(60_000);
  expect([codeOf(call('GET', `${group}?${api}`)), deleted()]).toEqual(['ResourceGroupNotFound', ['bv-1', 'bv-2']]);
  call('PUT', `${group}?${api}`, { location: 'eastus2' });
  const path = `${subscription}/providers/Microsoft.DataProtection/locations/eastus2/deletedVaults?${backup}`;
  const deletedId = textAt(call('GET', path).body, 'value', 0, 'id') ?? '';
  const body = { location: 'eastus2', properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] } };
  expect(call('PUT', `${vault('bv-1')}?${backup}`, body, { headers: { 'x-ms-deleted-vault-id': deletedId } }).status).toBe(201);
  wait(60_000);
  expect([call('GET', `${vault('bv-1')}?${backup}`).body, deleted()]).toEqual([before, ['bv-2']]);
});

test('a vault without soft delete is gone with its resource group', () => {
  const { call, wait, group, deleted } = withVaults('Off');
  call('DELETE', `${group}?${api}`);
  wait(60_000);
  expect(deleted()).toEqual([]);
});

test('a vault that is deleted twice is among the deleted ones once', () => {
  const { call, wait, vault, deleted } = withVaults();
  expect([call('DELETE', `${vault('bv-1')}?${backup}`).status, call('DELETE', `${vault('bv-1')}?${backup}`).status]).toEqual([202, 202]);
  wait(60_000);
  expect(deleted()).toEqual(['bv-1']);
});

import { api } from '@esan/contract';
import type { RequiredRole } from '@esan/domain';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const group = (name: string) => `/subscriptions/${portal.subscriptionId}/resourceGroups/${name}`;
const other = () => ({ role: 'exporter' as const, scope: `${group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-dev` });
const elsewhere = () => ({ role: 'snapshots' as const, scope: group('rg-restore') });

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
await admin.get(api.assignRoles, { params: volume.at, body: { roles: [other(), elsewhere()] } });
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const vaults = 'Microsoft.DataProtection/backupVaults';
const listed = { kind: 'change-answer', action: `${vaults}/backupInstances/read`, times: 9 } as const;
const source = 'value[].properties.dataSourceInfo';

async function told() {
  const { items, missing, spare } = await admin.get(api.listVaultRoles, { params: volume.at });
  return { needed: items.length, missing: missing.map(({ problem }) => problem.code), spare: spare.map(({ name }) => name).toSorted() };
}

test('what nothing in the vault needs is superfluous', async () => {
  expect(await told()).toEqual({ needed: 4, missing: [], spare: ['Disk Snapshot Contributor', 'Elastic SAN Snapshot Exporter'] });
});

test('while an item of the vault cannot be read, nothing is called superfluous, and no role is taken back', async () => {
  await portal.azure.addFault({ ...listed, drop: [source] });
  expect(await told()).toEqual({ needed: 0, missing: ['unreadable-record'], spare: [] });
  const { status, problem } = await admin.try(api.revokeRoles, { params: volume.at, body: { roles: [other()] } });
  expect([status, problem?.code]).toEqual([409, 'unreadable-record']);
  expect(problem?.found).toEqual({ is: 'role-unjudged', name: expect.any(String) as string, others: 0, vault: 'bv-eastus2' });
  await portal.azure.clearFaults();
  expect((await admin.get(api.revokeRoles, { params: volume.at, body: { roles: [other()] } })).item.revoked).toEqual([other()]);
  await admin.get(api.assignRoles, { params: volume.at, body: { roles: [other()] } });
});

test('where the vault protects disks, too, only roles that volumes alone need are called superfluous', async () => {
  await portal.azure.addFault({ ...listed, set: { [`${source}.datasourceType`]: 'Microsoft.Compute/disks' } });
  const { spare } = await told();
  expect(new Set(spare)).toEqual(new Set(['Elastic SAN Snapshot Exporter', 'Elastic SAN Volume Importer']));
});

test('a role that the other items of a vault may need is not taken back; one that volumes alone need goes', async () => {
  await portal.azure.addFault({ ...listed, set: { [`${source}.datasourceType`]: 'Microsoft.Compute/disks' } });
  const take = async (role: RequiredRole) => {
    const { status, problem } = await admin.try(api.revokeRoles, { params: volume.at, body: { roles: [role] } });
    return [status, problem?.code, problem?.found?.is];
  };
  const refused = [409, 'in-use', 'role-of-others'];
  expect([await take(elsewhere()), await take({ ...elsewhere(), role: 'reader' }), await take(other())]).toEqual([
    refused,
    refused,
    [200, undefined, undefined],
  ]);
  await portal.azure.clearFaults();
  expect((await told()).spare).toEqual(['Disk Snapshot Contributor']);
  await admin.get(api.assignRoles, { params: volume.at, body: { roles: [other()] } });
});

test('what a deleted item of the vault still needs is not superfluous, and nothing is while deleted items cannot be read', async () => {
  await portal.azure.addFault({
    kind: 'next-call',
    action: `${vaults}/deletedBackupInstances/read`,
    status: 403,
    code: 'AuthorizationFailed',
    message: 'No.',
    times: 9,
  });
  expect(await told()).toEqual({ needed: 4, missing: ['not-allowed'], spare: [] });
  await portal.azure.clearFaults();
  await admin.get(api.deleteBackupInstance, { params: volume.instance });
  await portal.azure.advanceUntilIdle();
  expect(await told()).toEqual({ needed: 0, missing: [], spare: ['Disk Snapshot Contributor', 'Elastic SAN Snapshot Exporter'] });
});

test('a role that a deleted item of another data source may need is neither superfluous nor taken back', async () => {
  await portal.azure.addFault({
    ...listed,
    action: `${vaults}/deletedBackupInstances/read`,
    set: { [`${source}.datasourceType`]: 'Microsoft.Compute/disks' },
  });
  const { spare } = await told();
  expect(new Set(spare)).toEqual(new Set(['Elastic SAN Snapshot Exporter', 'Elastic SAN Volume Importer']));
  const { status, problem } = await admin.try(api.revokeRoles, { params: volume.at, body: { roles: [elsewhere()] } });
  expect([status, problem?.found?.is]).toEqual([409, 'role-of-others']);
});

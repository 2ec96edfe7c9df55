import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const hour = 3_600_000;

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const principalId = (await admin.get(api.getVault, { params: volume.at })).item.principalId ?? '';
await portal.azure.removeRoleAssignments({ principalId, roleId: exporter });
afterAll(() => portal.close());

/** Where the exporter's role is held, what is called superfluous, and whether readiness misses it for another volume of the group. */
async function said() {
  await portal.azure.advance(hour, { evenIfIdle: true });
  const { items, spare } = await admin.get(api.listVaultRoles, { params: volume.at });
  const { vaultId, policyId, snapshotGroupId } = volume.choice;
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const board = await admin.get(api.judgeBackups, { body: { vaultId, policyId, groups } });
  const missing = board.items[0]?.checks.flatMap(({ role, verdict }) =>
    role?.role === 'exporter' && verdict !== 'ready' ? [role.role] : [],
  );
  return { heldAt: items.find(({ role }) => role === 'exporter')?.heldAt, spare: spare.map(({ name }) => name), missing };
}

test('a role that nobody gives is missing', async () => {
  expect(await said()).toEqual({ heldAt: null, spare: [], missing: ['exporter'] });
});

test('a role held at a management group counts below it, and is never called superfluous', async () => {
  await portal.azure.managementGroup({ name: 'mg-storage', subscriptions: [portal.subscriptionId] });
  const scope = '/providers/Microsoft.Management/managementGroups/mg-storage';
  await portal.azure.assignRole({ principal: principalId, role: 'Elastic SAN Snapshot Exporter', scope });
  await portal.azure.assignRole({ principal: principalId, role: 'Contributor', scope });
  expect(await said()).toEqual({ heldAt: scope, spare: [], missing: [] });
  await portal.azure.removeRoleAssignments({ principalId, roleId: exporter });
});

test('a role that the identity holds through a group of a group counts, and is never called superfluous', async () => {
  const inner = await portal.azure.directoryGroup({ name: 'vaults', members: [principalId] });
  const outer = await portal.azure.directoryGroup({ name: 'backup', members: [inner.objectId] });
  const scope = `/subscriptions/${portal.subscriptionId}`;
  await portal.azure.assignRole({ principal: outer.objectId, role: 'Elastic SAN Snapshot Exporter', scope });
  await portal.azure.assignRole({ principal: outer.objectId, role: 'Reader', scope });
  expect(await said()).toEqual({ heldAt: scope, spare: [], missing: [] });
});

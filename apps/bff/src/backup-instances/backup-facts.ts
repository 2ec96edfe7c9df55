import { parentIdOf, parseResourceId, rolesForBackup, sameId, takesVolume, vaultPlaceOf, volumePlaceOf } from '@esan/domain';
import type { BackupFacts, RoleAssignment, Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { instancesIn } from '../estate/backup-instances.ts';
import { all } from '../estate/everywhere.ts';
import { groupExists } from '../estate/resource-groups.ts';
import { assignmentsOf } from '../estate/roles.ts';
import { vaultAt, vaultsIn } from '../estate/vaults.ts';
import { badRequest } from '../http/refusal.ts';
import { problemOf } from '../http/problems.ts';

type Asked = { volumeId: string; vaultId: string; snapshotGroupId: string };

/** Everything that the rules of readiness want to know, read side by side. */
export async function backupFactsOf(azure: Azure, { volumeId, vaultId, snapshotGroupId }: Asked): Promise<BackupFacts> {
  const at = vaultPlaceOf(vaultId);
  if (at === undefined) throw badRequest('vaultId', 'must be the id of a Backup vault');
  const vault = await vaultAt(azure, at);
  const [volume, exists, deleteLock, assignments] = await Promise.all([
    volumeFactsOf(azure, volumeId, vault),
    groupExists(azure, snapshotGroupId),
    deleteLockOf(azure, snapshotGroupId),
    assignmentsFor(azure, vault, parentIdOf(parentIdOf(volumeId)), snapshotGroupId),
  ]);
  const subscriptionId = parseResourceId(snapshotGroupId)?.subscriptionId ?? '';
  return { volume, vault, snapshotGroup: { id: snapshotGroupId, subscriptionId, exists, deleteLock }, assignments };
}

async function volumeFactsOf(azure: Azure, volumeId: string, vault: Vault): Promise<BackupFacts['volume']> {
  const place = volumePlaceOf(volumeId);
  if (place === undefined) throw badRequest('volumeId', 'must be the id of a volume');
  const client = azure.elasticSan(place.subscriptionId);
  const [san, volume, protectedBy] = await Promise.all([
    client.elasticSans.get(place.resourceGroup, place.san),
    client.volumes.get(place.resourceGroup, place.san, place.group, place.volume),
    protectorOf(azure, volumeId, vault.subscriptionId),
  ]);
  return {
    sizeGiB: volume.properties.sizeGiB,
    region: san.location,
    subscriptionId: place.subscriptionId,
    sanId: san.id ?? '',
    protectedBy,
  };
}

/** Name of the vault that protects a volume already; a vault that cannot be read is left to Azure's own check. */
async function protectorOf(azure: Azure, volumeId: string, subscriptionId: string): Promise<string | null> {
  const vaults = await vaultsIn(azure, subscriptionId);
  const lists = await Promise.all(vaults.map((vault) => instancesIn(azure, vault).catch(() => [])));
  return lists.flat().find(({ volumeId: id, state }) => sameId(id, volumeId) && takesVolume(state))?.vault ?? null;
}

/** Name of a lock that would keep snapshots from being pruned. */
async function deleteLockOf(azure: Azure, groupId: string): Promise<string | null> {
  const { subscriptionId = '', resourceGroup = '' } = parseResourceId(groupId) ?? {};
  try {
    const locks = await all(azure.locks(subscriptionId).managementLocks.listAtResourceGroupLevel(resourceGroup, { filter: 'atScope()' }));
    return locks[0]?.name ?? null;
  } catch (error) {
    if (problemOf(error)[0] === 404) return null;
    throw error;
  }
}

async function assignmentsFor(azure: Azure, vault: Vault, sanId: string, snapshotGroupId: string): Promise<RoleAssignment[]> {
  if (vault.principalId === null) return [];
  const scopes = rolesForBackup(sanId, snapshotGroupId).map(({ scope }) => scope);
  try {
    return await assignmentsOf(azure, vault.principalId, scopes);
  } catch (error) {
    // A snapshot group that is not there has its own rule.
    if (problemOf(error)[0] === 404) return [];
    throw error;
  }
}

import type { BackupVaultResource } from '@azure/arm-dataprotection';
import { nameOf, parseResourceId } from '@esan/domain';
import type { Redundancy, Vault } from '@esan/domain';

const redundancies: Record<string, Redundancy> = { LocallyRedundant: 'local', ZoneRedundant: 'zone', GeoRedundant: 'geo' };
const states: Record<string, Vault['state']> = { Succeeded: 'ready', Failed: 'failed' };

/** A Backup vault; only its system-assigned identity counts. */
export function toVault(vault: BackupVaultResource): Vault {
  const id = vault.id ?? '';
  const place = parseResourceId(id);
  return {
    id,
    name: vault.name ?? nameOf(id),
    subscriptionId: place?.subscriptionId ?? '',
    resourceGroup: place?.resourceGroup ?? '',
    region: vault.location,
    redundancy: redundancies[vault.properties.storageSettings[0]?.type ?? ''] ?? 'local',
    principalId: vault.identity?.principalId ?? null,
    state: states[vault.properties.provisioningState ?? ''] ?? 'working',
  };
}

/** Azure's word for a redundancy. */
export const storageTypeOf = (redundancy: Redundancy): string =>
  Object.entries(redundancies).find(([, ours]) => ours === redundancy)?.[0] ?? 'LocallyRedundant';

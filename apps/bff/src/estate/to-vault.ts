import type { BackupVaultResource } from '@azure/arm-dataprotection';
import { nameOf, parseResourceId } from '@esan/domain';
import type { Redundancy, Vault, VaultSecurity } from '@esan/domain';

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

const softDeletes = { on: 'on', off: 'off', alwayson: 'always-on' } as const;
const immutabilities = { disabled: 'disabled', unlocked: 'unlocked', locked: 'locked' } as const;

/** How a vault guards what is in it. */
export function toVaultSecurity({ properties }: BackupVaultResource): VaultSecurity {
  const { softDeleteSettings, immutabilitySettings, encryptionSettings } = properties.securitySettings ?? {};
  const softDelete = wordIn(softDeletes, softDeleteSettings?.state);
  return {
    softDelete: softDelete === null ? null : { state: softDelete, days: softDeleteSettings?.retentionDurationInDays ?? null },
    immutability: wordIn(immutabilities, immutabilitySettings?.state),
    isGuarded: properties.isVaultProtectedByResourceGuard ?? false,
    hasCustomerKey: encryptionSettings?.keyVaultProperties?.keyUri !== undefined,
  };
}

/** Our word for one of Azure's, whose case it does not keep; null for one that we do not know. */
function wordIn<Ours extends string>(words: Record<string, Ours>, azures: string | undefined): Ours | null {
  return words[(azures ?? '').toLowerCase()] ?? null;
}

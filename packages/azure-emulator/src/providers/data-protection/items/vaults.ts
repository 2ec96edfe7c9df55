import { numberAt, objectAt, textAt } from '../../../arm/bodies.ts';
import { identityFrom } from '../../../arm/identities.ts';
import { regionName, regionNames } from '../../../arm/regions.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { vaultType } from '../protocol/ids.ts';

type NewVault = {
  resourceGroupId: string;
  name: string;
  location: string;
  /** A system-assigned identity; true unless said otherwise. */
  identity?: boolean;
  softDelete?: 'On' | 'Off' | 'AlwaysOn';
  redundancy?: 'LocallyRedundant' | 'ZoneRedundant' | 'GeoRedundant';
  tags?: Record<string, string>;
};

/** Put a finished vault into a world, as scenarios and tests need it. */
export function addVault(world: World, vault: NewVault): Resource {
  const made = vaultFrom(world, `${vault.resourceGroupId}/providers/${vaultType}/${vault.name}`, {
    location: vault.location,
    ...(vault.tags === undefined ? {} : { tags: vault.tags }),
    identity: { type: vault.identity === false ? 'None' : 'SystemAssigned' },
    properties: {
      storageSettings: [{ datastoreType: 'VaultStore', type: vault.redundancy ?? 'LocallyRedundant' }],
      securitySettings: { softDeleteSettings: { state: vault.softDelete ?? 'On', retentionDurationInDays: 14 } },
    },
  });
  made.properties['provisioningState'] = 'Succeeded';
  return world.resources.put(made);
}

/** A vault as the service returns it right after it was asked for (recordings 01 and PutVault_201) [R]. */
export function vaultFrom(world: World, id: string, body: unknown): Resource {
  const existing = world.resources.get(id);
  const name = id.split('/').at(-1) ?? '';
  const identity = identityFrom(world, { id, name }, objectAt(body, 'identity'), existing?.['identity']);
  return {
    location: regionName(textAt(body, 'location') ?? ''),
    ...(Object.keys(objectAt(body, 'tags')).length === 0 ? {} : { tags: objectAt(body, 'tags') as Record<string, string> }),
    ...withIdentity(identity, existing),
    properties: {
      provisioningState: 'Provisioning',
      storageSettings: itemsAt(body, 'properties', 'storageSettings'),
      isVaultProtectedByResourceGuard: false,
      securitySettings: securityFrom(body),
      ...ifGiven(body, 'featureSettings'),
      ...ifGiven(body, 'monitoringSettings'),
      secureScore: 'None',
      bcdrSecurityLevel: 'Poor',
      replicatedRegions: itemsAt(body, 'properties', 'replicatedRegions'),
      regionOfChoiceSettings: { status: 'NotApplicable' },
    },
    id,
    name,
    type: vaultType,
  };
}

/** A vault that had an identity and has none any more says None [R]; one that never had any says nothing. */
function withIdentity(identity: unknown, existing: Resource | undefined): Record<string, unknown> {
  if (identity !== undefined) return { identity };
  return existing?.['identity'] === undefined ? {} : { identity: { type: 'None' } };
}

const ifGiven = (body: unknown, field: string): Record<string, unknown> => {
  const given = objectAt(body, 'properties', field);
  return Object.keys(given).length === 0 ? {} : { [field]: given };
};

// Soft delete is on for 14 days where the request says nothing [D].
function securityFrom(body: unknown): Record<string, unknown> {
  const given = objectAt(body, 'properties', 'securitySettings');
  const softDeleteSettings = { state: 'On', retentionDurationInDays: 14, ...objectAt(given, 'softDeleteSettings') };
  return { ...given, softDeleteSettings };
}

/** Regions of vaults and Resource Guards: all that are emulated, and the one of Microsoft's own that vaults were recorded in [R]. */
export const vaultRegions: readonly string[] = [...regionNames, 'centraluseuap'];

/** Object id of a vault's system-assigned identity; none if it has none. */
export const principalIdOf = (vault: Resource | undefined): string | undefined => textAt(vault, 'identity', 'principalId');

/** Days that what is deleted stays soft-deleted: as the vault says, from 14 to 180 [D]; recorded with 14 [R]. */
export const softDeleteDaysOf = (vault: Resource): number =>
  numberAt(vault.properties, 'securitySettings', 'softDeleteSettings', 'retentionDurationInDays') ?? 14;

/** Whether a deleted instance of this vault stays soft-deleted. */
export const softDeletes = (vault: Resource): boolean =>
  (textAt(vault.properties, 'securitySettings', 'softDeleteSettings', 'state') ?? 'On').toLowerCase() !== 'off';

/** Whether what a vault has kept may be restored into other subscriptions: unless the vault says otherwise, in any case, it may [D]. */
export const restoresElsewhere = (vault: Resource): boolean =>
  (textAt(vault.properties, 'featureSettings', 'crossSubscriptionRestoreSettings', 'state') ?? 'Enabled').toLowerCase() === 'enabled';

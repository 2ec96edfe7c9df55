/** The parts of an Azure resource id, in the case they were given; the subscription's GUID in lower case. */
export type ResourceId = {
  subscriptionId: string;
  resourceGroup?: string;
  provider?: string;
  /** Type and name pairs below the provider, outermost first. */
  path: { type: string; name: string }[];
};

/** Take an Azure resource id apart; undefined if it is none. */
export function parseResourceId(id: string): ResourceId | undefined {
  const parts = id.split('/').filter((part) => part !== '');
  if (parts.length < 2 || parts.length % 2 !== 0 || parts[0]?.toLowerCase() !== 'subscriptions') return undefined;
  const found: ResourceId = { subscriptionId: (parts[1] ?? '').toLowerCase(), path: [] };
  for (let index = 2; index < parts.length; index += 2) {
    const type = parts[index] ?? '';
    const name = parts[index + 1] ?? '';
    if (index === 2 && type.toLowerCase() === 'resourcegroups') found.resourceGroup = name;
    else if (type.toLowerCase() === 'providers' && found.provider === undefined) found.provider = name;
    else found.path.push({ type, name });
  }
  return found;
}

/** Azure compares ids without case, so do we. */
export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The last name in an id: what a person calls the thing. */
export const nameOf = (id: string): string => id.split('/').findLast((part) => part !== '') ?? '';

/** The id with its last type and name taken off: a volume's group, a group's SAN. */
export const parentIdOf = (id: string): string => id.split('/').slice(0, -2).join('/');

/** Id of a resource group. */
export const resourceGroupId = (subscriptionId: string, resourceGroup: string): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;

/** Where a volume stands. */
export type VolumePlace = { subscriptionId: string; resourceGroup: string; san: string; group: string; volume: string };

/** Where an Elastic SAN's id points; undefined if it is not one's. */
export function elasticSanPlaceOf(id: string): Pick<VolumePlace, 'subscriptionId' | 'resourceGroup' | 'san'> | undefined {
  const place = volumePlaceOf(`${id}/volumegroups/any/volumes/any`);
  return place === undefined ? undefined : { subscriptionId: place.subscriptionId, resourceGroup: place.resourceGroup, san: place.san };
}

/** Id of an Elastic SAN. */
export const elasticSanId = (at: Pick<VolumePlace, 'subscriptionId' | 'resourceGroup' | 'san'>): string =>
  `${resourceGroupId(at.subscriptionId, at.resourceGroup)}/providers/Microsoft.ElasticSan/elasticSans/${at.san}`;

/** Id of a volume group. */
export const volumeGroupId = (at: Omit<VolumePlace, 'volume'>): string => `${elasticSanId(at)}/volumeGroups/${at.group}`;

/** Id of a volume. */
export const volumeId = (at: VolumePlace): string => `${volumeGroupId(at)}/volumes/${at.volume}`;

/** Where a volume id points; undefined if it is not a volume's. */
export function volumePlaceOf(id: string): VolumePlace | undefined {
  const parsed = parseResourceId(id);
  const [san, group, volume] = parsed?.path ?? [];
  if (parsed?.resourceGroup === undefined || parsed.provider?.toLowerCase() !== 'microsoft.elasticsan') return undefined;
  if (san === undefined || group === undefined || volume === undefined || parsed.path.length !== 3) return undefined;
  if (volume.type.toLowerCase() !== 'volumes') return undefined;
  return {
    subscriptionId: parsed.subscriptionId,
    resourceGroup: parsed.resourceGroup,
    san: san.name,
    group: group.name,
    volume: volume.name,
  };
}

/** Where a vault stands. */
export type VaultPlace = { subscriptionId: string; resourceGroup: string; vault: string };

/** Id of a Backup vault. */
export const vaultId = (at: VaultPlace): string =>
  `${resourceGroupId(at.subscriptionId, at.resourceGroup)}/providers/Microsoft.DataProtection/backupVaults/${at.vault}`;

/** Id of a backup instance. */
export const backupInstanceId = (at: VaultPlace & { instance: string }): string => `${vaultId(at)}/backupInstances/${at.instance}`;

/** Id of a backup policy. */
export const backupPolicyId = (at: VaultPlace & { policy: string }): string => `${vaultId(at)}/backupPolicies/${at.policy}`;

/** Where an id below a Backup vault points (the vault's own included); undefined if it is none. */
export function vaultPlaceOf(id: string): (VaultPlace & { child?: { type: string; name: string } }) | undefined {
  const parsed = parseResourceId(id);
  const [vault, child] = parsed?.path ?? [];
  if (parsed?.resourceGroup === undefined || parsed.provider?.toLowerCase() !== 'microsoft.dataprotection' || vault === undefined)
    return undefined;
  const place = { subscriptionId: parsed.subscriptionId, resourceGroup: parsed.resourceGroup, vault: vault.name };
  return child === undefined ? place : { ...place, child };
}

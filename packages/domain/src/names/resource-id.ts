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

type End = { type: string; name: string };

/** Where an id points by what it is in; undefined where it is not taken apart this way. */
function below<Place, Found>(placeOf: (id: string) => Place, found: (place: Place, end: End) => Found): (id: string) => Found | undefined {
  // The ids of a list follow each other by what they are in: that is taken apart once, and its names are held once.
  let last: { id: string; place: Place } | undefined;
  return (id) => {
    const at = id.lastIndexOf('/');
    const before = id.lastIndexOf('/', at - 1);
    if (before <= 0 || at === id.length - 1 || at === before + 1) return undefined;
    const parent = id.slice(0, before);
    if (last?.id !== parent) last = { id: parent, place: placeOf(parent) };
    return found(last.place, { type: id.slice(before + 1, at), name: id.slice(at + 1) });
  };
}

/** Azure compares ids without case, so do we. */
export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The last name in an id: what a person calls the thing. */
export function nameOf(id: string): string {
  let end = id.length;
  while (end > 0 && id[end - 1] === '/') end -= 1;
  return end === 0 ? '' : id.slice(id.lastIndexOf('/', end - 1) + 1, end);
}

/** The id with its last type and name taken off: a volume's group, a group's SAN. */
export function parentIdOf(id: string): string {
  const last = id.lastIndexOf('/');
  return last <= 0 ? '' : id.slice(0, Math.max(0, id.lastIndexOf('/', last - 1)));
}

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
export const volumePlaceOf = (id: string): VolumePlace | undefined => volumeInGroup(withoutGaps(id));

const withoutGaps = (id: string): string =>
  id.endsWith('/') || id.includes('//')
    ? id
        .split('/')
        .filter((part) => part !== '')
        .join('/')
    : id;

const volumeInGroup = below(groupPlaceOf, (place, { type, name }): VolumePlace | undefined =>
  place === undefined || type.toLowerCase() !== 'volumes' ? undefined : { ...place, volume: name },
);

function groupPlaceOf(id: string): Omit<VolumePlace, 'volume'> | undefined {
  const parsed = parseResourceId(id);
  const [san, group] = parsed?.path ?? [];
  if (parsed?.resourceGroup === undefined || parsed.provider?.toLowerCase() !== 'microsoft.elasticsan') return undefined;
  if (san === undefined || group === undefined || parsed.path.length !== 2) return undefined;
  return { subscriptionId: parsed.subscriptionId, resourceGroup: parsed.resourceGroup, san: san.name, group: group.name };
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
export const vaultPlaceOf = (id: string): PlaceInVault | undefined => childOfVault(id) ?? anyInVault(id);

type PlaceInVault = VaultPlace & { child?: End };

/** Most ids are of what is in a vault itself. */
const childOfVault = below(anyInVault, (place, child): PlaceInVault | undefined =>
  place === undefined || place.child !== undefined ? undefined : { ...place, child },
);

function anyInVault(id: string): PlaceInVault | undefined {
  const parsed = parseResourceId(id);
  const [vault, child] = parsed?.path ?? [];
  if (parsed?.resourceGroup === undefined || parsed.provider?.toLowerCase() !== 'microsoft.dataprotection' || vault === undefined)
    return undefined;
  const place = { subscriptionId: parsed.subscriptionId, resourceGroup: parsed.resourceGroup, vault: vault.name };
  return child === undefined ? place : { ...place, child };
}

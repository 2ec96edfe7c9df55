import { backupInstanceId, parseResourceId, sameId, takesVolume } from '@esan/domain';
import type { ProtectionState, SupportMatrix, Vault, WatchedInstance } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { deletedIn } from './backup-instances.ts';
import { gather, gatherIn, type Found, type Listed, type Missing } from './everywhere.ts';
import { itemsEverywhere } from './items-everywhere.ts';
import type { Protectors } from './records/to-volume.ts';
import { readWatchedOf } from './watched.ts';
import { readVaultsIn, vaultsOf } from './vaults.ts';

/** What protects the volumes of some subscriptions, and the vaults that could not be asked. */
export type AllProtectors = { protectors: Protectors; unread: Missing[] };

type Places = readonly { id: string; name: string }[];

/** The vaults of subscriptions; only those of one region if it is given, since no other can protect there. */
export const vaultsFor = (azure: Azure, places: Places, region?: string): Promise<Found<Vault>> =>
  gather(places, async ({ id }) => {
    const found = await readVaultsIn(azure, id);
    return { ...found, items: found.items.filter((vault) => region === undefined || sameId(vault.region, region)) };
  });

/** Ask vaults what they protect. */
export const protectorsIn = async (azure: Azure, vaults: Found<Vault>, matrix: SupportMatrix): Promise<AllProtectors> =>
  protectorsOf(await gatherIn(vaults, (vault) => readWatchedOf(azure, vault)), matrix);

/** The items of a volume that were deleted from these vaults and can be brought back, the one that stays the longest first. */
export async function deletedOf(azure: Azure, vaults: Found<Vault>, volumeId: string) {
  const { items, missing } = await gatherIn(vaults, (vault) => deletedIn(azure, vault));
  const ofVolume = items.filter((item) => sameId(item.volumeId, volumeId));
  const told = ofVolume.map(({ purgedAt, name, ...at }) => ({
    instanceId: backupInstanceId({ ...at, instance: name }),
    vault: at.vault,
    purgedAt,
  }));
  return { deleted: told.sort((one, other) => other.purgedAt.localeCompare(one.purgedAt)), unreadDeleted: missing };
}

/** The same for all volumes of a subscription, or of all that the person sees. */
export async function protectorsEverywhere(
  azure: Azure,
  places: readonly { id: string; name: string }[],
  matrix: SupportMatrix,
  subscriptionId?: string,
): Promise<AllProtectors & Pick<Listed<never>, 'from'>> {
  const vaults = await vaultsOf(azure, places, subscriptionId);
  const { from, ...found } = await itemsEverywhere(azure, vaults, subscriptionId);
  return { ...protectorsOf(found, matrix), from };
}

// Of several items of one volume, such as one that was deleted, came back after its volume was protected elsewhere and is stopped since.
const strongest: readonly ProtectionState[] = [
  'protected',
  'updating',
  'configuring',
  'error',
  'expiry-paused',
  'backups-paused',
  'stopped',
];

/** How much an item has to say of its volume: more where backups run than where they are stopped, and least where it never took the volume. */
const strengthOf = ({ state }: WatchedInstance): number => {
  const place = strongest.indexOf(state);
  return place >= 0 ? place : takesVolume(state) ? strongest.length : strongest.length + 1;
};

/** What protects volumes, of what was found in vaults: whatever vault is read first, the strongest item tells of its volume. */
export function protectorsOf({ items, missing: unread }: Found<WatchedInstance>, matrix: SupportMatrix): AllProtectors {
  const strongestLast = items.toSorted((one, other) => strengthOf(one) - strengthOf(other)).toReversed();
  const byVolume = new Map(strongestLast.map((instance) => [instance.volumeId.toLowerCase(), instance]));
  return { protectors: { instances: byVolume, unread: [...new Set(unread.map(scopeOf))], matrix }, unread };
}

/** Where something protects that could not be read: at one volume if its record still says so, else anywhere in its subscription. */
const scopeOf = ({ id, about }: Missing): string => about ?? `/subscriptions/${parseResourceId(id)?.subscriptionId ?? id}`;

import { parseResourceId, sameId } from '@esan/domain';
import type { SupportMatrix } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { gather, gatherIn, type Missing } from './everywhere.ts';
import type { Protectors } from './records/to-volume.ts';
import { readWatchedOf } from './watched.ts';
import { readVaultsIn } from './vaults.ts';

/** What protects the volumes of some subscriptions, and the vaults that could not be asked. */
export type AllProtectors = { protectors: Protectors; unread: Missing[] };

/** Ask the vaults of subscriptions what they protect; only those of one region if it is given, since no other can protect there. */
export async function protectorsIn(
  azure: Azure,
  places: readonly { id: string; name: string }[],
  matrix: SupportMatrix,
  region?: string,
): Promise<AllProtectors> {
  const vaults = await gather(places, async ({ id }) => {
    const found = await readVaultsIn(azure, id);
    return { ...found, items: found.items.filter((vault) => region === undefined || sameId(vault.region, region)) };
  });
  const { items: instances, missing: unread } = await gatherIn(vaults, (vault) => readWatchedOf(azure, vault));
  const byVolume = new Map(instances.toReversed().map((instance) => [instance.volumeId.toLowerCase(), instance]));
  return { protectors: { instances: byVolume, unread: [...new Set(unread.map(scopeOf))], matrix }, unread };
}

/** Where something protects that could not be read: at one volume if its record still says so, else anywhere in its subscription. */
const scopeOf = ({ id, about }: Missing): string => about ?? `/subscriptions/${parseResourceId(id)?.subscriptionId ?? id}`;

import { parseResourceId, sameId } from '@esan/domain';
import type { SupportMatrix } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { instancesIn } from './backup-instances.ts';
import { gather, gatherIn, type Missing } from './everywhere.ts';
import type { Protectors } from './to-volume.ts';
import { vaultsIn } from './vaults.ts';

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
    const found = await vaultsIn(azure, id);
    return found.filter((vault) => region === undefined || sameId(vault.region, region));
  });
  const { items: instances, missing: unread } = await gatherIn(vaults, (vault) => instancesIn(azure, vault));
  const unreadSubscriptions = new Set(unread.map(({ id }) => parseResourceId(id)?.subscriptionId ?? id));
  return { protectors: { instances, unreadSubscriptions, matrix }, unread };
}

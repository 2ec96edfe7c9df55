import { nameOf, sameId, vaultId, vaultPlaceOf, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { gatherIn, type Found } from './everywhere.ts';

/**
 * What Resource Graph shows, with what this person has just changed as it is now: the graph lags behind. What is gone by now is left out, what is new
 * is added; `isOne` says which ids are of this list.
 */
export async function withJustChanged<T extends { id: string }>(
  azure: Azure,
  found: Found<T>,
  isOne: (id: string) => boolean,
  read: (id: string) => Promise<T | undefined>,
): Promise<Found<T>> {
  const changed = azure.changes.recent().filter(isOne);
  if (changed.length === 0) return found;
  const ids = new Set(changed.map((id) => id.toLowerCase()));
  const isOld = ({ id }: { id: string }) => ids.has(id.toLowerCase());
  const places = changed.map((id) => ({ id, name: nameOf(id) }));
  const fresh = await gatherIn({ items: places, missing: [] }, async ({ id }) => {
    const one = await read(id);
    return one === undefined ? [] : [one];
  });
  return {
    items: [...found.items.filter((one) => !isOld(one)), ...fresh.items],
    missing: [...found.missing.filter((one) => !isOld(one)), ...fresh.missing],
  };
}

const justMs = 10 * 60_000;

/** Whether work goes on, or ended so short a while ago that Resource Graph may not show yet what it has made. */
export const hasJustChanged = (azure: Azure, endedAt: string | null): boolean =>
  endedAt === null || Date.parse(azure.asOf()) - Date.parse(endedAt) < justMs;

/** Whether an id is that of a vault in a subscription. */
export const isVaultIn =
  (subscriptionId: string) =>
  (id: string): boolean => {
    const place = vaultPlaceOf(id);
    return place !== undefined && place.child === undefined && place.subscriptionId === subscriptionId;
  };

/** Whether an id is that of something of a type in a vault, such as its policies. */
export const isOfVault =
  (at: VaultPlace, type: 'backupInstances' | 'backupPolicies') =>
  (id: string): boolean => {
    const place = vaultPlaceOf(id);
    return place?.child !== undefined && sameId(place.child.type, type) && sameId(vaultId(place), vaultId(at));
  };

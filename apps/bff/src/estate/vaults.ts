import { vaultId, vaultPlaceOf, type Vault, type VaultDetail, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { notFound } from '../http/refusal.ts';
import { all, gather, joined, readList, subscriptionsOf, type Found, type Listed } from './everywhere.ts';
import { readRows } from './graph/read-rows.ts';
import { sansAndVaults } from './graph/sans-and-vaults.ts';
import { isVaultIn, withJustChanged } from './just-changed.ts';
import { readEach } from './records/records.ts';
import { toVault, toVaultDetail } from './records/to-vault.ts';
import { problemOf } from '../http/problems.ts';

/** Every Backup vault of a subscription; one that cannot be read is named. */
export async function readVaultsIn(azure: Azure, subscriptionId: string): Promise<Found<Vault>> {
  return readList(listOf(azure, subscriptionId), { id: `/subscriptions/${subscriptionId}`, name: subscriptionId }, toVault);
}

const listOf = (azure: Azure, subscriptionId: string) => azure.dataProtection(subscriptionId).backupVaults.listInSubscription();

/** The Backup vaults of a subscription, with those whose record cannot be read; a list that cannot is refused. */
export const vaultsIn = async (azure: Azure, subscriptionId: string): Promise<Found<Vault>> =>
  readEach(await all(listOf(azure, subscriptionId)), toVault);

/**
 * Every Backup vault of a subscription, or of all that the person sees. A subscription in which Resource Graph shows none is asked itself: it may
 * have none, or may not be read.
 */
export async function vaultsEverywhere(azure: Azure, subscriptionId?: string): Promise<Listed<Vault>> {
  const [places] = await Promise.all([subscriptionsOf(azure, subscriptionId), sansAndVaults(azure, subscriptionId)]);
  const { items, missing, from } = await vaultsOf(azure, places.items, subscriptionId);
  return {
    ...joined([
      { items: [], missing: places.missing },
      { items, missing },
    ]),
    from,
  };
}

const vaultWithId =
  (azure: Azure) =>
  async (id: string): Promise<Vault | undefined> => {
    const place = vaultPlaceOf(id);
    return place && vaultAt(azure, place);
  };

/** The same of these subscriptions. */
export async function vaultsOf(
  azure: Azure,
  places: readonly { id: string; name: string }[],
  subscriptionId?: string,
): Promise<Listed<Vault>> {
  const graph = await sansAndVaults(azure, subscriptionId);
  const found = await gather(places, async ({ id }) => {
    const known = graph?.vaults.get(id);
    return known === undefined
      ? readVaultsIn(azure, id)
      : withJustChanged(azure, readRows(known, toVault), isVaultIn(id), vaultWithId(azure));
  });
  return { ...found, from: graph === undefined ? 'each-service' : 'resource-graph' };
}

/** A vault as a place of which a list was not read to its end. */
export const placeOfVault = (at: VaultPlace) => ({ id: vaultId(at), name: at.vault });

/** One vault by its place. */
export async function vaultAt(azure: Azure, at: VaultPlace): Promise<Vault> {
  return toVault(await azure.dataProtection(at.subscriptionId).backupVaults.get(at.resourceGroup, at.vault));
}

/** One vault with its settings. */
export async function vaultDetailAt(azure: Azure, at: VaultPlace): Promise<VaultDetail> {
  return toVaultDetail(await azure.dataProtection(at.subscriptionId).backupVaults.get(at.resourceGroup, at.vault));
}

/** Place of the thing that an id in a vault names; `instance`, `policy` or `job` is its own name. */
export function placeIn(id: string): VaultPlace & { name: string } {
  const place = vaultPlaceOf(id);
  if (place?.child === undefined) throw notFound({ is: 'not-in-vault', id });
  return { subscriptionId: place.subscriptionId, resourceGroup: place.resourceGroup, vault: place.vault, name: place.child.name };
}

/** A vault, or nothing where Azure has none of its name. */
export async function vaultIfAny(azure: Azure, at: VaultPlace): Promise<VaultDetail | undefined> {
  try {
    return await vaultDetailAt(azure, at);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}

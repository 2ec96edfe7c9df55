import { backupInstanceId, type Attempt, type PointVolume, type Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { attemptsAmong } from '../estate/attempts.ts';
import { allOf, gatherIn, remembered, type Found, type Listed } from '../estate/everywhere.ts';
import { deletedEverywhere } from '../estate/graph/deleted-items.ts';
import { vaultKey } from '../estate/graph/vault-contents.ts';
import { itemsEverywhere, type WatchedItem } from '../estate/items-everywhere.ts';
import { toPointVolume } from '../estate/records/to-point-volume.ts';
import { backupFactsIn } from '../estate/watched.ts';

/** The volumes that are protected now, with what their points are held against. */
export async function livePointVolumes(azure: Azure, vaults: Listed<Vault>, subscriptionId?: string): Promise<Listed<PointVolume>> {
  const found = await itemsEverywhere(azure, vaults, subscriptionId, { hasTerms: true });
  // A vault of which Resource Graph shows no job is asked itself: it may have none, or its jobs may not be read.
  const factsOf = remembered((vault: string) => backupFactsIn(azure, placeOf(vaults.items, vault)));
  const items = found.items.map((item) =>
    item.attempts === undefined
      ? factsOf(vaultKey(item)).then(({ backupsOf }) => told(item, asAttempts(backupsOf(item.id))))
      : told(item, item.attempts),
  );
  return { ...found, items: await allOf(items) };
}

const told = ({ health, terms, ...item }: WatchedItem, attempts: Attempt[] | null): PointVolume =>
  toPointVolume(item, { health, terms, purgedAt: null, attempts });

const placeOf = (vaults: readonly Vault[], key: string) => {
  const [subscriptionId = '', resourceGroup = '', vault = ''] = key.split('/');
  const known = vaults.find((one) => vaultKey({ ...one, vault: one.name }) === key);
  return known === undefined ? { subscriptionId, resourceGroup, vault } : { ...known, vault: known.name };
};

/** The volumes whose items were deleted and can be brought back. Azure lists no points of them, so that nothing is held against any. */
export async function deletedPointVolumes(azure: Azure, vaults: Listed<Vault>, subscriptionId?: string): Promise<Found<PointVolume>> {
  const deletedOf = await deletedEverywhere(azure, subscriptionId);
  return gatherIn(vaults, async (vault) => {
    const { items, missing } = await deletedOf(vault);
    const volumes = items.map((item) => {
      // The points of a deleted item are asked for by the id that it had.
      const id = backupInstanceId({ ...vault, vault: vault.name, instance: item.name });
      const beside = { health: { kind: 'unknown' as const }, purgedAt: item.purgedAt, terms: null, attempts: [] };
      return toPointVolume({ ...item, id, vault: vault.name }, beside);
    });
    return { items: volumes, missing };
  });
}

const asAttempts = (backups: Parameters<typeof attemptsAmong>[0] | null): Attempt[] | null => backups && attemptsAmong(backups);

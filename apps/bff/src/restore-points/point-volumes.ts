import { backupInstanceId, type Attempt, type PointVolume, type PolicyTerms, type Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { attemptsAmong } from '../estate/attempts.ts';
import { deletedIn } from '../estate/backup-instances.ts';
import { allOf, gatherIn, remembered, type Found, type Listed } from '../estate/everywhere.ts';
import { tellingBackups, vaultsWithBackups } from '../estate/graph/telling-backups.ts';
import { vaultContents, vaultKey } from '../estate/graph/vault-contents.ts';
import { itemsEverywhere, type WatchedItem } from '../estate/items-everywhere.ts';
import { graphPolicies } from '../estate/policies.ts';
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

/** The volumes whose items were deleted and can be brought back; only each vault itself lists them. */
export async function deletedPointVolumes(azure: Azure, vaults: Listed<Vault>, subscriptionId?: string): Promise<Found<PointVolume>> {
  return gatherIn(vaults, async (vault) => {
    const at = { ...vault, vault: vault.name };
    const { items, missing } = await deletedIn(azure, vault);
    if (items.length === 0) return { items: [], missing };
    const { termsOf, attemptsOf } = await toldIn(azure, at, subscriptionId);
    const volumes = items.map((item) => {
      // The points of a deleted item are asked for by the id that it had.
      const id = backupInstanceId({ ...at, instance: item.name });
      const beside = {
        health: { kind: 'unknown' } as const,
        purgedAt: item.purgedAt,
        terms: termsOf(item.policyId),
        attempts: attemptsOf(id),
      };
      return toPointVolume({ ...item, id, vault: vault.name }, beside);
    });
    return { items: volumes, missing };
  });
}

type Told = { termsOf: (policyId: string) => PolicyTerms | null; attemptsOf: (itemId: string) => Attempt[] | null };

/** What tells of the items of a vault beside their points. */
async function toldIn(azure: Azure, at: Vault & { vault: string }, subscriptionId?: string): Promise<Told> {
  const [telling, contents, withJobs] = await Promise.all([
    tellingBackups(azure, subscriptionId),
    vaultContents(azure, subscriptionId),
    vaultsWithBackups(azure, subscriptionId),
  ]);
  const content = contents?.get(vaultKey(at));
  if (telling === undefined || content === undefined || content.policies.length === 0 || withJobs?.has(vaultKey(at)) !== true) {
    const { termsOf, backupsOf } = await backupFactsIn(azure, at);
    return { termsOf, attemptsOf: (id) => asAttempts(backupsOf(id)) };
  }
  const { items } = await graphPolicies(azure, at, content);
  const terms = new Map(items.map((policy) => [policy.id.toLowerCase(), policy.terms]));
  return {
    termsOf: (id) => terms.get(id.toLowerCase()) ?? null,
    attemptsOf: (id) => telling.get(id.toLowerCase()) ?? [],
  };
}

const asAttempts = (backups: Parameters<typeof attemptsAmong>[0] | null): Attempt[] | null => backups && attemptsAmong(backups);

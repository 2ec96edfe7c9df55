import { nameOf } from '@esan/domain';
import type { Attempt, PolicyTerms, Vault, WatchedInstance } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { attemptsAmong } from './attempts.ts';
import { instanceAt } from './backup-instances.ts';
import { gatherIn, type Found, type Listed } from './everywhere.ts';
import { itemsByVault, readItems, type GraphItem, type LastJob } from './graph/items.ts';
import type { GraphRow } from './graph/graph-rows.ts';
import { vaultContents, vaultKey, type GraphContent } from './graph/vault-contents.ts';
import { isOfVault, withJustChanged } from './just-changed.ts';
import { graphPolicies } from './policies.ts';
import { healthBy, lastBackupOf, readPoliciesIfAny, readWatchedOf, type BackupFacts } from './watched.ts';

/** A protected volume with how its backups go, and the newest of them that Azure still knows. */
export type WatchedItem = WatchedInstance & {
  lastBackup: LastJob | null;
  /** What its policy promises; null where that cannot be read. */
  terms: PolicyTerms | null;
  /** Its backups of which no point tells; null where jobs may not be read, undefined where Resource Graph shows no backup of its vault. */
  attempts?: Attempt[] | null;
};

/**
 * Every protected volume of some vaults. A vault in which Resource Graph shows no item is asked itself: it may have none, or may not be read.
 * Who asks more of the content of vaults says by what.
 */
export async function itemsEverywhere(
  azure: Azure,
  vaults: Listed<Vault>,
  subscriptionId: string | undefined,
  contentsOf: typeof vaultContents = vaultContents,
): Promise<Listed<WatchedItem>> {
  const [items, contents] = await Promise.all([itemsByVault(azure, subscriptionId), contentsOf(azure, subscriptionId)]);
  const found = await gatherIn(vaults, (vault) => {
    const key = vaultKey({ ...vault, vault: vault.name });
    const content = contents?.get(key);
    return items === undefined || content?.hasItems !== true || isChangedMuch(azure, vault)
      ? withLastBackups(azure, vault)
      : itemsOf(azure, vault, items.get(key) ?? [], content);
  });
  return { ...found, from: items === undefined || contents === undefined ? 'each-service' : vaults.from };
}

// One list is a page for each hundred items and more for their jobs; so many calls are no more than that.
const mostChanged = 20;

const isChangedMuch = (azure: Azure, vault: Vault): boolean =>
  azure.changes.recent().filter(isOfVault({ ...vault, vault: vault.name }, 'backupInstances')).length > mostChanged;

/** What is known of the backups of an item that Resource Graph does not show yet. */
const nothingKnown: Pick<GraphItem, 'backups' | 'attempts' | 'lastBackup'> = { backups: [], attempts: [], lastBackup: null };

/** One list of jobs per vault tells the last backup of all its items. */
async function withLastBackups(azure: Azure, vault: Vault): Promise<Found<WatchedItem>> {
  const { items, missing, facts } = await readWatchedOf(azure, vault);
  return { items: items.map((instance) => told(instance, facts)), missing };
}

function told(instance: WatchedInstance, facts: BackupFacts): WatchedItem {
  const backups = facts.backupsOf(instance.id);
  return {
    ...instance,
    lastBackup: lastBackupOf(instance, facts),
    terms: facts.termsOf(instance.policyId),
    attempts: backups && attemptsAmong(backups),
  };
}

async function itemsOf(azure: Azure, vault: Vault, rows: readonly GraphRow[], content: GraphContent): Promise<Found<WatchedItem>> {
  const at = { ...vault, vault: vault.name };
  const shown = readItems(rows, vault.region);
  const known = new Map(shown.items.map((item) => [item.id.toLowerCase(), item]));
  const { items, missing } = await withJustChanged(azure, shown, isOfVault(at, 'backupInstances'), async (id) => {
    const instance = await instanceAt(azure, { ...at, instance: nameOf(id) }, vault.region);
    // Its newest point is read too; of its jobs is known what was known.
    return { ...(known.get(id.toLowerCase()) ?? nothingKnown), id: instance.id, instance, newestPointAt: undefined };
  });
  // What has items has policies: where none is shown, they may not be read, or only there.
  const policies =
    items.length === 0 || content.policies.length > 0
      ? (await graphPolicies(azure, at, content)).items
      : await readPoliciesIfAny(azure, at);
  const terms = new Map(policies.map((policy) => [policy.id.toLowerCase(), policy.terms]));
  const showsBackups = items.some(({ backups }) => backups.length > 0);
  const watched = items.map(async ({ instance, backups, attempts, newestPointAt, lastBackup }) => {
    const known = { terms: terms.get(instance.policyId.toLowerCase()) ?? null, backups, newestAt: newestPointAt };
    const health = await healthBy(azure, instance, known);
    return { ...instance, health, lastBackup, terms: known.terms, ...(showsBackups ? { attempts } : {}) };
  });
  return { items: await Promise.all(watched), missing };
}

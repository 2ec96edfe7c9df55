import { nameOf, type Attempt, type BackupInstance, type Health, type PolicyTerms, type Vault, type WatchedInstance } from '@esan/domain';
import { leaveOut } from '../azure/calls/beside-graph.ts';
import { isPatient } from '../azure/calls/part-of-list.ts';
import type { Azure } from '../azure/clients.ts';
import { attemptsAmong } from './attempts.ts';
import { instanceAt, listInstancesAt } from './backup-instances.ts';
import { allOf, gatherIn, type Found, type Listed } from './everywhere.ts';
import { itemsByVault, itemsIn, type GraphItem, type LastJob } from './graph/items.ts';
import { vaultContents, vaultKey, type GraphContent } from './graph/vault-contents.ts';
import { inTurns } from '../http/turn.ts';
import { isOfVault, withJustChanged } from './just-changed.ts';
import { graphPolicies } from './policies.ts';
import type { PolicyWithRule } from './records/to-policy.ts';
import { backupFactsIn, healthBy, healthKnown, lastBackupOf, readPoliciesIfAny, withHealth, type BackupFacts } from './watched.ts';

/** A protected volume with how its backups go, and the newest of them that Azure still knows. */
export type WatchedItem = WatchedInstance & {
  lastBackup: LastJob | null;
  /** What its policy promises; null where that cannot be read. */
  terms: PolicyTerms | null;
  /** Its backups of which no point tells; null where jobs may not be read, undefined where Resource Graph shows no backup of its vault. */
  attempts?: Attempt[] | null;
};

type Wanted = {
  /** What is asked for the content of vaults, where somebody asks more of it. */
  contentsOf?: typeof vaultContents;
  /** What the policies promise is wanted, also where it tells nothing of how the backups go. */
  hasTerms?: boolean;
};

/** Every protected volume of some vaults. A vault in which Resource Graph shows no item is asked itself: it may have none, or may not be read. */
export async function itemsEverywhere(
  azure: Azure,
  vaults: Listed<Vault>,
  subscriptionId: string | undefined,
  { contentsOf = vaultContents, hasTerms = false }: Wanted = {},
): Promise<Listed<WatchedItem>> {
  const [items, contents] = await Promise.all([itemsByVault(azure, subscriptionId), contentsOf(azure, subscriptionId)]);
  const found = await gatherIn(vaults, (vault) => {
    const key = vaultKey({ ...vault, vault: vault.name });
    const content = contents?.get(key);
    if (items === undefined || content?.hasItems !== true) return itemsOfService(azure, vault, hasTerms);
    return itemsOf(azure, vault, itemsIn(items, vault), content);
  });
  return { ...found, from: items === undefined || contents === undefined ? 'each-service' : vaults.from };
}

// One list is a page for each hundred items and more for their jobs; so many calls are no more than that.
const mostChanged = 20;

const isChangedMuch = (azure: Azure, vault: Vault): boolean =>
  azure.changes.recent().filter(isOfVault({ ...vault, vault: vault.name }, 'backupInstances')).length > mostChanged;

/** What is known of the backups of an item that Resource Graph does not show yet. */
const nothingKnown: Pick<GraphItem, 'backups' | 'attempts' | 'lastBackup'> = { backups: [], attempts: [], lastBackup: null };

/** The items of a vault as its own list has them now, with what Resource Graph shows of their backups. */
async function asListedNow(azure: Azure, vault: Vault, known: ReadonlyMap<string, GraphItem>): Promise<Found<GraphItem>> {
  const { items, missing } = await listInstancesAt(azure, { ...vault, vault: vault.name }, vault.region);
  const told = (instance: BackupInstance): GraphItem => ({
    newestPointAt: undefined,
    ...(known.get(instance.id.toLowerCase()) ?? nothingKnown),
    id: instance.id,
    instance,
  });
  return { items: items.map(told), missing };
}

/**
 * Azure keeps the jobs of 14 days and lists a hundred of them a page, the oldest first, without a filter: of so many items they are a few pages, and of
 * more they are not read. How the backups of these go is then not known.
 */
const mostWithJobs = 20;

/** The items of a vault that is asked itself. */
async function itemsOfService(azure: Azure, vault: Vault, hasTerms: boolean): Promise<Found<WatchedItem>> {
  const at = { ...vault, vault: vault.name };
  const { items, missing } = await listInstancesAt(azure, at, vault.region);
  if (items.length > mostWithJobs && !isPatient()) {
    leaveOut();
    const terms = termsBy(hasTerms ? await readPoliciesIfAny(azure, at) : []);
    const unknown = { health: { kind: 'unknown' }, lastBackup: null, attempts: null } as const;
    return { items: items.map((instance) => ({ ...instance, ...unknown, terms: terms(instance) })), missing };
  }
  // Without one that backs up there is nothing to tell.
  if (items.length === 0) return { items: [], missing };
  const facts = await backupFactsIn(azure, at);
  return { items: (await withHealth(azure, items, facts)).map((instance) => told(instance, facts)), missing };
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

async function itemsOf(azure: Azure, vault: Vault, shown: Found<GraphItem>, content: GraphContent): Promise<Found<WatchedItem>> {
  const at = { ...vault, vault: vault.name };
  const known = new Map(shown.items.map((item) => [item.id.toLowerCase(), item]));
  const { items, missing } = isChangedMuch(azure, vault)
    ? await asListedNow(azure, vault, known)
    : await withJustChanged(azure, shown, isOfVault(at, 'backupInstances'), async (id) => {
        const instance = await instanceAt(azure, { ...at, instance: nameOf(id) }, vault.region);
        // Its newest point is read too; of its jobs is known what was known.
        return { ...(known.get(id.toLowerCase()) ?? nothingKnown), id: instance.id, instance, newestPointAt: undefined };
      });
  // What has items has policies: where none is shown, they may not be read, or only there.
  const policies =
    items.length === 0 || content.policies.length > 0
      ? (await graphPolicies(azure, at, content)).items
      : await readPoliciesIfAny(azure, at);
  const termsOf = termsBy(policies);
  const showsBackups = items.some(({ backups }) => backups.length > 0);
  const knownOf = ({ instance, backups, newestPointAt: newestAt }: GraphItem) => ({ terms: termsOf(instance), backups, newestAt });
  const healths = await inTurns(items, (some) => some.map((item) => healthKnown(azure, item.instance, knownOf(item))));
  const told = ({ instance, lastBackup, attempts }: GraphItem, health: Health): WatchedItem => ({
    ...instance,
    health,
    lastBackup,
    terms: termsOf(instance),
    ...(showsBackups ? { attempts } : {}),
  });
  const watched = items.map((item, nth) => {
    const health = healths[nth];
    return health === undefined ? healthBy(azure, item.instance, knownOf(item)).then((read) => told(item, read)) : told(item, health);
  });
  return { items: await allOf(watched), missing };
}

/** What the policy of an item promises, by its policies; null where it is not among them. */
function termsBy(policies: readonly PolicyWithRule[]): (item: { policyId: string }) => PolicyTerms | null {
  const terms = new Map(policies.map((policy) => [policy.id.toLowerCase(), policy.terms]));
  return ({ policyId }) => terms.get(policyId.toLowerCase()) ?? null;
}

import { healthOf, provenPointAt, sameId } from '@esan/domain';
import type { BackupInstance, Health, HealthFacts, Job, PolicyTerms, Vault, VaultPlace, WatchedInstance } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { listInstancesAt } from './backup-instances.ts';
import { all, type Found } from './everywhere.ts';
import { jobsIn } from './jobs.ts';
import { readEach } from './records/records.ts';
import { newestPointTimeOf } from './restore-points.ts';
import { toPolicy, type PolicyWithRule } from './records/to-policy.ts';

/** What tells how the backups of a vault's items go; null is what may not be read, or could not be. */
export type BackupFacts = { termsOf: (policyId: string) => PolicyTerms | null; backupsOf: (instanceId: string) => readonly Job[] | null };

/** Two lists of a vault tell of all its items: its policies and its jobs. */
export async function backupFactsIn(azure: Azure, at: VaultPlace): Promise<BackupFacts> {
  const [policies, jobs] = await Promise.all([readPoliciesIfAny(azure, at), jobsIn(azure, at).catch(nothingIfRefused)]);
  const terms = new Map(policies.map((policy) => [policy.id.toLowerCase(), policy.terms]));
  const backups =
    jobs &&
    Map.groupBy(
      jobs.filter(({ operation }) => operation === 'backup'),
      ({ instanceId }) => instanceId.toLowerCase(),
    );
  return {
    termsOf: (policyId) => terms.get(policyId.toLowerCase()) ?? null,
    backupsOf: (instanceId) => backups && (backups.get(instanceId.toLowerCase()) ?? []),
  };
}

/** The policies of a vault that can be read; none where they may not be. */
export async function readPoliciesIfAny(azure: Azure, at: VaultPlace): Promise<PolicyWithRule[]> {
  const { backupPolicies } = azure.dataProtection(at.subscriptionId);
  return readEach((await all(backupPolicies.list(at.resourceGroup, at.vault)).catch(nothingIfRefused)) ?? [], toPolicy).items;
}

/** The items themselves still show; how their backups go is then not known. */
function nothingIfRefused(error: unknown): null {
  const [status, problem] = problemOf(error);
  if (status === 401 || problem.code === 'unexpected') throw error;
  return null;
}

/** Every protected volume of a vault with how its backups go. */
export async function readWatchedIn(azure: Azure, at: VaultPlace, region = ''): Promise<Found<WatchedInstance> & { facts: BackupFacts }> {
  const found = await listInstancesAt(azure, at, region);
  // Without one that backs up there is nothing to tell.
  const facts = found.items.length === 0 ? noFacts : await backupFactsIn(azure, at);
  return { items: await withHealth(azure, found.items, facts), missing: found.missing, facts };
}

/** The same by the vault. */
export const readWatchedOf = (azure: Azure, vault: Vault) => readWatchedIn(azure, { ...vault, vault: vault.name }, vault.region);

const noFacts: BackupFacts = { termsOf: () => null, backupsOf: () => null };

/** Items of one vault with how their backups go. */
export const withHealth = (azure: Azure, instances: readonly BackupInstance[], facts: BackupFacts): Promise<WatchedInstance[]> =>
  Promise.all(instances.map(async (instance) => ({ ...instance, health: await healthIn(azure, instance, facts) })));

const healthIn = (azure: Azure, instance: BackupInstance, { termsOf, backupsOf }: BackupFacts): Promise<Health> =>
  healthBy(azure, instance, { terms: termsOf(instance.policyId), backups: backupsOf(instance.id) });

type Known = Omit<HealthFacts, 'asOf' | 'newestAt'> & Partial<HealthFacts>;

/** How the backups of an item go, as far as that is known without asking; undefined where its newest point has to be read for it. */
export function healthKnown(azure: Azure, instance: BackupInstance, { terms, backups, newestAt }: Known): Health | undefined {
  const facts = { terms, backups, asOf: azure.asOf() };
  const known = provenPointAt(facts) ?? newestAt;
  return known === undefined ? undefined : healthIf(instance, { ...facts, newestAt: known });
}

/** Nothing promises a backup of one that is not protected; its points are there all the same. */
function healthIf({ state }: BackupInstance, facts: HealthFacts): Health {
  if (state === 'protected') return healthOf(facts);
  return facts.newestAt === undefined ? { kind: 'unknown' } : { kind: 'unknown', newestAt: facts.newestAt };
}

/** How the backups of an item go, by what is known of it; its newest point is read where nothing tells of it. */
export async function healthBy(azure: Azure, instance: BackupInstance, known: Known): Promise<Health> {
  const health = healthKnown(azure, instance, known);
  if (health !== undefined) return health;
  const newestAt = await newestPointTimeOf(azure, instance).catch(() => undefined);
  return healthIf(instance, { ...known, newestAt, asOf: azure.asOf() });
}

/** The newest backup of an item, if Azure still knows one. */
export const lastBackupOf = (instance: BackupInstance, { backupsOf }: BackupFacts): Job | null =>
  backupsOf(instance.id)?.find(({ instanceId }) => sameId(instanceId, instance.id)) ?? null;

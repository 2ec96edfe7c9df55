import type { Api, Handlers } from '@esan/contract';
import { nameOf, type Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { deletedAt, instanceAt } from '../estate/backup-instances.ts';
import { itemsByVault } from '../estate/graph/items.ts';
import { vaultContents } from '../estate/graph/vault-contents.ts';
import { itemsEverywhere } from '../estate/items-everywhere.ts';
import { policyWithId } from '../estate/policies.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import { backupFactsIn, withHealth } from '../estate/watched.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { unreadable } from '../http/refusal.ts';
import { once } from '../operations/once.ts';
import type { InstancePlace } from './protect.ts';

/** Protected items: list, details, backup on demand. */
export const backupInstances = {
  async listBackupInstances({ query }, { azure }) {
    const { subscriptionId } = query;
    const [vaults] = await Promise.all([
      vaultsEverywhere(azure, subscriptionId),
      itemsByVault(azure, subscriptionId),
      vaultContents(azure, subscriptionId),
    ]);
    return itemsEverywhere(azure, vaults, subscriptionId);
  },
  async getBackupInstance({ params }, { azure }) {
    const instance = await instanceOrDeleted(azure, params);
    const [policy, facts] = await Promise.all([
      // A policy that cannot be read leaves its terms out; the item still shows.
      policyWithId(azure, instance.policyId).catch(() => undefined),
      instance.state === 'protected' ? backupFactsIn(azure, params) : undefined,
    ]);
    const [watched] = facts === undefined ? [] : await withHealth(azure, [instance], facts);
    const health = watched?.health ?? ({ kind: 'unknown' } as const);
    return { item: { ...instance, health, policyTerms: policy?.terms ?? null } };
  },
  async backUpNow({ params, body }, { azure }) {
    const item = await backUp(azure, params, body.intent);
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** One backup of an item, once for its intent. */
export async function backUp(azure: Azure, at: InstancePlace, intent: string): Promise<Operation> {
  const instance = await instanceAt(azure, at);
  const { rule, tag } = await policyWithId(azure, instance.policyId);
  // Azure would take a backup by a rule that nobody has named for another one.
  if (rule === undefined || tag === undefined) throw unreadable('policyRules', 'wrong', nameOf(instance.policyId));
  const request = { backupRuleOptions: { ruleName: rule, triggerOption: { retentionTagOverride: tag } } };
  const client = azure.dataProtectionActions(at.subscriptionId).backupInstances;
  const about = { kind: 'back-up-now', targetId: instance.id, vault: at, instanceId: instance.id, intent } as const;
  return once(azure, about, (headers) =>
    begin((options) => client.adhocBackup(at.resourceGroup, at.vault, at.instance, request, { ...options, requestOptions: { headers } })),
  );
}

/** An instance, or what is left of one that was deleted and can be brought back. */
async function instanceOrDeleted(azure: Azure, at: InstancePlace) {
  try {
    return { ...(await instanceAt(azure, at)), purgedAt: null };
  } catch (error) {
    if (problemOf(error)[0] !== 404) throw error;
    // If there is no deleted one either, the first answer is the one to give.
    return deletedAt(azure, at).catch((other: unknown) => Promise.reject(problemOf(other)[0] === 404 ? error : other));
  }
}

import type { Api, Handlers } from '@esan/contract';
import { sameId } from '@esan/domain';
import type { Job, Vault, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { deletedAt, instanceAt, readInstancesIn } from '../estate/backup-instances.ts';
import { gatherIn } from '../estate/everywhere.ts';
import { jobsIn } from '../estate/jobs.ts';
import { policyWithId } from '../estate/policies.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { once } from '../operations/once.ts';

/** Protected items: list, details, backup on demand. */
export const backupInstances = {
  async listBackupInstances({ query }, { azure }) {
    const found = await gatherIn(await vaultsEverywhere(azure, query.subscriptionId), (vault) => withLastBackups(azure, vault));
    return { asOf: azure.asOf(), ...found };
  },
  async getBackupInstance({ params }, { azure }) {
    const instance = await instanceOrDeleted(azure, params);
    // A policy that cannot be read leaves its terms out; the item still shows.
    const policy = await policyWithId(azure, instance.policyId).catch(() => undefined);
    return { asOf: azure.asOf(), item: { ...instance, policyTerms: policy?.terms ?? null } };
  },
  async backUpNow({ params, body }, { azure }) {
    const instance = await instanceAt(azure, params);
    const { rule, tag } = await policyWithId(azure, instance.policyId);
    const request = { backupRuleOptions: { ruleName: rule, triggerOption: { retentionTagOverride: tag } } };
    const client = azure.dataProtectionActions(params.subscriptionId).backupInstances;
    const about = { kind: 'back-up-now', targetId: instance.id, vault: params, intent: body.intent } as const;
    const item = await once(azure, about, (headers) =>
      begin((options) =>
        client.adhocBackup(params.resourceGroup, params.vault, params.instance, request, { ...options, requestOptions: { headers } }),
      ),
    );
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** An instance, or what is left of one that was deleted and can be brought back. */
async function instanceOrDeleted(azure: Azure, at: VaultPlace & { instance: string }) {
  try {
    return { ...(await instanceAt(azure, at)), purgedAt: null };
  } catch (error) {
    if (problemOf(error)[0] !== 404) throw error;
    // If there is no deleted one either, the first answer is the one to give.
    return deletedAt(azure, at).catch(() => Promise.reject(error));
  }
}

/** One list of jobs per vault tells the last backup of all its instances. */
async function withLastBackups(azure: Azure, vault: Vault) {
  const [{ items, missing }, jobs] = await Promise.all([readInstancesIn(azure, vault), jobsIn(azure, { ...vault, vault: vault.name })]);
  return { items: items.map((instance) => ({ ...instance, lastBackup: lastBackupOf(instance.id, jobs) })), missing };
}

const lastBackupOf = (instanceId: string, newestFirst: readonly Job[]): Job | null =>
  newestFirst.find((job) => job.operation === 'backup' && sameId(job.instanceId, instanceId)) ?? null;

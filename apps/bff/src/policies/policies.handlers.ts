import type { Api, Handlers } from '@esan/contract';
import { all } from '../estate/everywhere.ts';
import { policyAt } from '../estate/policies.ts';
import { policyBody, toPolicy } from '../estate/to-policy.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { nameTaken } from '../http/refusal.ts';

/** Backup policies of a vault. */
export const policies = {
  async listPolicies({ params }, { azure }) {
    const found = await all(azure.dataProtection(params.subscriptionId).backupPolicies.list(params.resourceGroup, params.vault));
    return { asOf: azure.asOf(), items: found.flatMap((policy) => toPolicy(policy) ?? []), missing: [] };
  },
  async createPolicy({ params, body }, { azure }) {
    const existing = await policyAt(azure, params).catch((error: unknown) => {
      if (problemOf(error)[0] === 404) return undefined;
      throw error;
    });
    if (existing !== undefined) {
      // Azure would take the PUT for a change, and restore points of others would expire by it.
      if (existing.dailyAt === body.dailyAt && existing.retentionDays === body.retentionDays) return { asOf: azure.asOf(), item: existing };
      throw nameTaken(`The policy ${params.policy} exists already in ${params.vault}, with another schedule or retention.`);
    }
    const { backupPolicies } = azure.dataProtection(params.subscriptionId);
    await backupPolicies.createOrUpdate(params.resourceGroup, params.vault, params.policy, policyBody(body.dailyAt, body.retentionDays));
    const item = await policyAt(azure, params);
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

import { nameOf, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { notFound } from '../http/refusal.ts';
import type { Found } from './everywhere.ts';
import { readRows } from './graph/read-rows.ts';
import type { GraphContent } from './graph/vault-contents.ts';
import { isOfVault, withJustChanged } from './just-changed.ts';
import { toPolicy, type PolicyWithRule } from './records/to-policy.ts';
import { placeIn } from './vaults.ts';

/** One policy by its place. */
export async function policyAt(azure: Azure, at: VaultPlace & { policy: string }): Promise<PolicyWithRule> {
  const found = toPolicy(await azure.dataProtection(at.subscriptionId).backupPolicies.get(at.resourceGroup, at.vault, at.policy));
  if (found === undefined) throw notFound({ is: 'policy-not-for-volumes', policy: at.policy });
  return found;
}

/** The policies that Resource Graph shows in a vault; those that this person has just changed are read directly. */
export const graphPolicies = (azure: Azure, at: VaultPlace, { policies }: GraphContent): Promise<Found<PolicyWithRule>> =>
  withJustChanged(azure, readRows(policies, toPolicy), isOfVault(at, 'backupPolicies'), (id) =>
    policyAt(azure, { ...at, policy: nameOf(id) }),
  );

/** One policy by its id. */
export function policyWithId(azure: Azure, id: string): Promise<PolicyWithRule> {
  const { name, ...vault } = placeIn(id);
  return policyAt(azure, { ...vault, policy: name });
}

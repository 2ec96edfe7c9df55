import type { BackupInstance, PolicyInUse, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { readInstancesAt } from '../estate/backup-instances.ts';
import { gatherIn, readList, type Found, type Listed } from '../estate/everywhere.ts';
import { itemsByVault, itemsIn } from '../estate/graph/items.ts';
import { vaultContents, vaultKey } from '../estate/graph/vault-contents.ts';
import { isOfVault } from '../estate/just-changed.ts';
import { graphPolicies } from '../estate/policies.ts';
import { toPolicy, type PolicyWithRule } from '../estate/records/to-policy.ts';
import { placeOfVault, vaultsEverywhere } from '../estate/vaults.ts';

/** Every policy of a subscription, or of all that the person sees. A vault of which Resource Graph shows no policies is asked itself. */
export async function policiesEverywhere(azure: Azure, subscriptionId?: string): Promise<Listed<PolicyInUse>> {
  const [vaults, items, contents] = await Promise.all([
    vaultsEverywhere(azure, subscriptionId),
    itemsByVault(azure, subscriptionId),
    vaultContents(azure, subscriptionId),
  ]);
  const found = await gatherIn(vaults, async (vault): Promise<Found<PolicyInUse>> => {
    const at = { ...vault, vault: vault.name };
    const key = vaultKey(at);
    const content = contents?.get(key);
    if (items === undefined || content === undefined || content.policies.length === 0) return policiesIn(azure, at);
    // Of what this person has just protected, Resource Graph may not know yet.
    const isShown = content.hasItems && !azure.changes.recent().some(isOfVault(at, 'backupInstances'));
    const known = isShown ? itemsIn(items, vault) : undefined;
    const users =
      known === undefined ? await usersIn(azure, at) : usersOf({ ...known, items: known.items.map(({ instance }) => instance) });
    const policies = await graphPolicies(azure, at, content);
    return { ...policies, items: policies.items.map((policy) => inUse(policy, users)) };
  });
  return { ...found, from: items === undefined || contents === undefined ? 'each-service' : vaults.from };
}

/** The policies of a vault; one list of its instances tells how many use each. */
export async function policiesIn(azure: Azure, at: VaultPlace): Promise<Found<PolicyInUse>> {
  const users = await usersIn(azure, at);
  const { backupPolicies } = azure.dataProtection(at.subscriptionId);
  return readList(backupPolicies.list(at.resourceGroup, at.vault), placeOfVault(at), (resource) => {
    const policy = toPolicy(resource);
    return policy && inUse(policy, users);
  });
}

/** How many items use each policy, by its lower-cased id; null where that is not known. */
type Users = ReadonlyMap<string, number> | null;

/** Who may read policies may not always read what uses them. */
const usersIn = async (azure: Azure, at: VaultPlace): Promise<Users> => usersOf(await readInstancesAt(azure, at).catch(() => null));

function usersOf(found: Found<BackupInstance> | null): Users {
  // An instance that cannot be read may use any of them.
  if (found === null || found.missing.length > 0) return null;
  const users = Map.groupBy(found.items, ({ policyId }) => policyId.toLowerCase());
  return new Map(Array.from(users, ([id, { length }]) => [id, length]));
}

const inUse = (policy: PolicyWithRule, users: Users): PolicyInUse => ({
  ...policy,
  usedBy: users && (users.get(policy.id.toLowerCase()) ?? 0),
});

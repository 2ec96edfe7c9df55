import type { UserError } from '../../../arm/user-facing.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { friendlyNameOf } from '../items/instances.ts';
import { instanceType, policyType } from '../protocol/ids.ts';
import { someOf, vaultNotEmpty } from '../protocol/user-errors.ts';
import { keepDeletedVault } from './deleted-vaults.ts';

/** What keeps a vault from being deleted: its instances and its policies, not what is soft-deleted [D]; nothing if it can. */
export function vaultRemovalProblem(world: World, { id }: Resource): UserError | undefined {
  const instances = world.resources.list(instanceType, id).map((instance) => friendlyNameOf(instance.properties));
  const policies = world.resources.list(policyType, id).map((policy) => policy.name);
  const parts = [
    ...(instances.length === 0 ? [] : [`Backup instances: ${someOf(instances)}.`]),
    ...(policies.length === 0 ? [] : [`Backup policies: ${someOf(policies)}.`]),
  ];
  return parts.length === 0 ? undefined : vaultNotEmpty(parts.join(' '));
}

/** Remove a vault with what is in it; it is kept among the deleted ones where its settings, and how it was deleted, say so. */
export function removeVault(world: World, vault: Resource, about: { deleteActivityId: string; mayBeKept: boolean }): void {
  if (!world.resources.has(vault.id)) return;
  for (const inside of world.resources.below(vault.id)) world.resources.remove(inside.id);
  world.resources.remove(vault.id);
  if (about.mayBeKept) keepDeletedVault(world, vault, about.deleteActivityId);
}

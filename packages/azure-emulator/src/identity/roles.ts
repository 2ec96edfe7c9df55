import { rolesHeld } from '../arm/access/access.ts';
import type { Caller, World } from '../world/world.ts';

/** What somebody may do, in Azure's own words: the roles that count now on the subscriptions of the world. */
export function rolesOf(world: World, caller: Caller): string {
  const held = world.subscriptions.flatMap(({ subscriptionId }) => rolesHeld(world, caller.objectId, `/subscriptions/${subscriptionId}`));
  const names = [...new Set(held.map((role) => role.roleName))];
  return names.length === 0 ? 'No role on the subscription' : names.join(', ');
}

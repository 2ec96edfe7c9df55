import { rolesHeld } from '../arm/access/access.ts';
import type { World } from '../world/world.ts';

/** What somebody may do, in Azure's own words: the roles that count now on the subscriptions of the world. */
export function rolesOf(world: World, { objectId }: { objectId: string }): string {
  const held = world.subscriptions.flatMap(({ subscriptionId }) => rolesHeld(world, objectId, `/subscriptions/${subscriptionId}`));
  const names = [...new Set(held.map((role) => role.roleName))];
  return names.length === 0 ? 'No role on the subscription' : names.join(', ');
}

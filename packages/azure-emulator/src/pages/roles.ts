import { rolesHeld } from '../arm/access.ts';
import type { Person, World } from '../world/world.ts';

/** What a person may do, in Azure's own words: the roles that count now on the subscriptions of the world. */
export function rolesOf(world: World, person: Person): string {
  const held = world.subscriptions.flatMap(({ subscriptionId }) => rolesHeld(world, person.objectId, `/subscriptions/${subscriptionId}`));
  const names = [...new Set(held.map((role) => role.roleName))];
  return names.length === 0 ? 'No role on the subscription' : names.join(', ');
}

import { rolesOf } from '../identity/roles.ts';
import { html, type Html } from '../pages/html.ts';
import { tableOf } from '../pages/table.ts';
import type { ManagementGroup } from '../world/management-groups.ts';
import type { World } from '../world/world.ts';

/** What stands above the subscriptions; nothing where nobody made a management group. */
export function managementGroups(world: World): Html | undefined {
  const { made } = world.managementGroups;
  if (made.length === 0) return undefined;
  const rows = made.map((group) => [
    html`<b>${group.displayName}</b>`,
    html`<code>${group.name}</code>`,
    world.managementGroups.parentOf(group)?.displayName,
    subscriptionsBelow(world, group),
  ]);
  return html`<section id="management-groups" aria-labelledby="management-groups-title">
    <h2 id="management-groups-title">Management groups</h2>
    ${tableOf(['Management group', 'Name', 'Below', 'Subscriptions right below it'], rows)}
  </section>`;
}

function subscriptionsBelow(world: World, group: ManagementGroup): string {
  const below = world.subscriptions.filter(({ subscriptionId }) => world.managementGroups.homeOf(subscriptionId) === group);
  return below.length === 0 ? 'None' : below.map(({ displayName }) => displayName).join(', ');
}

/** The groups of the directory with their members; nothing where there is none. */
export function directoryGroups(world: World): Html | undefined {
  const { all } = world.directoryGroups;
  if (all.length === 0) return undefined;
  const rows = all.map((group) => [
    html`<b>${group.displayName}</b>`,
    group.members.length === 0 ? 'None' : group.members.map((member) => nameOf(world, member)).join(', '),
    rolesOf(world, group),
  ]);
  return html`<section id="groups" aria-labelledby="groups-title">
    <h2 id="groups-title">Groups</h2>
    ${tableOf(['Group', 'Members', 'Roles'], rows)}
  </section>`;
}

function nameOf(world: World, objectId: string): string {
  const named = [...world.people, ...world.directoryGroups.all, ...world.servicePrincipals];
  return named.find((one) => one.objectId === objectId)?.displayName ?? objectId;
}

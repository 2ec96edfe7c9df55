import { rolesOf } from '../identity/roles.ts';
import { html, type Html } from '../pages/html.ts';
import type { ManagementGroup } from '../world/management-groups.ts';
import type { World } from '../world/world.ts';

/** What stands above the subscriptions; nothing where nobody made a management group. */
export function managementGroups(world: World): Html | undefined {
  const { made } = world.managementGroups;
  if (made.length === 0) return undefined;
  const rows = made.map(
    (group) =>
      html`<tr>
        <td><b>${group.displayName}</b></td>
        <td><code>${group.name}</code></td>
        <td>${world.managementGroups.parentOf(group)?.displayName ?? ''}</td>
        <td>${subscriptionsBelow(world, group)}</td>
      </tr> `,
  );
  return html`<section id="management-groups" aria-labelledby="management-groups-title">
    <h2 id="management-groups-title">Management groups</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Management group</th>
          <th scope="col">Name</th>
          <th scope="col">Below</th>
          <th scope="col">Subscriptions right below it</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
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
  const rows = all.map(
    (group) =>
      html`<tr>
        <td><b>${group.displayName}</b></td>
        <td>${group.members.length === 0 ? 'None' : group.members.map((member) => nameOf(world, member)).join(', ')}</td>
        <td>${rolesOf(world, group)}</td>
      </tr> `,
  );
  return html`<section id="groups" aria-labelledby="groups-title">
    <h2 id="groups-title">Groups</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Members</th>
          <th scope="col">Roles</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function nameOf(world: World, objectId: string): string {
  const named = [...world.people, ...world.directoryGroups.all, ...world.servicePrincipals];
  return named.find((one) => one.objectId === objectId)?.displayName ?? objectId;
}

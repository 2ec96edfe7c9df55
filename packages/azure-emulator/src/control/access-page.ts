import { assignedRoleId, assignmentScope, assignmentType } from '../arm/access/access.ts';
import { roleIn } from '../arm/access/custom-roles.ts';
import { lockType } from '../arm/locks.ts';
import { lastPart, scopeOfExtension } from '../arm/scopes.ts';
import { html, type Html, type Piece } from '../pages/html.ts';
import { count, worldPath } from '../pages/page.ts';
import { tableOf } from '../pages/table.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';

const mostRows = 100;

// What a lock is put on in practice; any other scope can be locked over the control endpoints.
const lockable = ['Microsoft.Resources/resourceGroups', 'Microsoft.ElasticSan/elasticSans', 'Microsoft.DataProtection/backupVaults'];

const nameOfScope = (world: World, scope: string): string =>
  world.subscriptions.find(({ subscriptionId }) => scope.toLowerCase() === `/subscriptions/${subscriptionId}`)?.displayName ??
  lastPart(scope);

const leftOut = (all: number): Html | undefined =>
  all > mostRows ? html`<p class="quiet">The first ${mostRows} of ${count(all, 'row')}.</p>` : undefined;

const removal = (world: World, path: string, id: string, words: string): Html =>
  html`<form method="post" action="${worldPath(world)}/${path}">
    <input type="hidden" name="id" value="${id}" /><button class="small">${words}</button>
  </form>`;

/** The locks of a world, and the form that adds one. */
export function locks(world: World): Html {
  const all = world.resources.list(lockType);
  const rows = all.slice(0, mostRows).map(
    (lock) =>
      html`<li class="row">
        <span class="grow"
          ><b>${nameOfScope(world, scopeOfExtension(lock.id))}</b>: ${String(lock.properties['level'])}
          <code>${scopeOfExtension(lock.id)}</code></span
        >
        ${removal(world, 'removed-locks', lock.id, 'Remove')}
      </li> `,
  );
  const scopes = lockable.flatMap((type) => world.resources.list(type)).slice(0, mostRows);
  return html`<section id="locks" aria-labelledby="locks-title">
    <h2 id="locks-title">Locks</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">Nothing is locked.</p>`
        : html`<ul class="lines">
              ${rows}
            </ul>
            ${leftOut(all.length)}`
    }
    <form method="post" action="${worldPath(world)}/locks" class="row">
      <label
        >Lock
        <select name="scope" required>
          ${scopes.map((one) => html`<option value="${one.id}">${kinds[one.type] ?? one.type} ${one.name}</option>`)}
        </select></label
      >
      <label
        >Against
        <select name="level">
          <option value="CanNotDelete">being deleted</option>
          <option value="ReadOnly">any change</option>
        </select></label
      >
      <button>Lock</button>
    </form>
  </section>`;
}

const kinds: Record<string, string> = {
  'Microsoft.Resources/resourceGroups': 'Resource group',
  'Microsoft.ElasticSan/elasticSans': 'Elastic SAN',
  'Microsoft.DataProtection/backupVaults': 'Backup vault',
};

const isVault = /\/providers\/Microsoft\.DataProtection\/backupVaults\/[^/]+$/i;

/** What the vaults' identities may do, each role assignment with a button that takes it away; nothing where there is none. */
export function vaultRoles(world: World): Html | undefined {
  const vaults = new Map(world.servicePrincipals.filter(({ ownerId }) => isVault.test(ownerId)).map((one) => [one.objectId, one]));
  const all = world.resources
    .list(assignmentType)
    .flatMap((assignment) => {
      const vault = vaults.get(String(assignment.properties['principalId']));
      return vault === undefined ? [] : [{ assignment, name: vault.displayName }];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
  if (all.length === 0) return undefined;
  const rows = all.slice(0, mostRows).map(({ assignment, name }) => roleRow(world, assignment, name));
  return html`<section id="vault-roles" aria-labelledby="vault-roles-title">
    <h2 id="vault-roles-title">Roles of vaults</h2>
    <p class="quiet">Take one away to see what a vault without it says and does.</p>
    ${tableOf(['Vault', 'Role', 'On', 'Take away'], rows)} ${leftOut(all.length)}
  </section>`;
}

const roleRow = (world: World, assignment: Resource, vault: string): Piece[] => [
  html`<b>${vault}</b>`,
  roleIn(world, assignedRoleId(assignment))?.roleName ?? assignedRoleId(assignment),
  nameOfScope(world, assignmentScope(assignment)),
  removal(world, 'removed-role-assignments', assignment.id, 'Take away'),
];

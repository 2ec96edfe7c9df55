import { deleteLockOver, lockType } from '../arm/locks.ts';
import { assignmentScope, assignmentType, assignedRoleId } from '../arm/access/access.ts';
import { scopeOfExtension } from '../arm/scopes.ts';
import { spaClientId } from '../world/registrations.ts';
import { ControlFailure, oneOf, onlyFields, optionalText, parameter, text, type Fields } from './body.ts';
import { created, done, ok, type ControlReply, type WorldCall, type WorldRoute } from './route.ts';
import type { Person } from '../world/world.ts';
import { resourceAt } from './resource-routes.ts';

const levels = ['CanNotDelete', 'ReadOnly'] as const;
const audiences = ['arm', 'bff'] as const;

/** Control routes for who may do what: tokens without a browser, locks, role assignments taken away. */
export const accessRoutes: readonly WorldRoute[] = [
  { method: 'POST', path: 'tokens', handle: async (call) => created({ token: await tokenFor(call) }) },
  { method: 'POST', path: 'revoke-sessions', handle: revokeSessions },
  { method: 'POST', path: 'claims-challenges', handle: challengeClaims },
  { method: 'POST', path: 'locks', section: 'locks', handle: (call) => created(addLock(call)) },
  { method: 'DELETE', path: 'locks', handle: (call) => ok({ removed: removeLocks(call) }) },
  { method: 'DELETE', path: 'role-assignments', handle: (call) => ok({ removed: removeAssignments(call) }) },
  // A form cannot send DELETE.
  { method: 'POST', path: 'removed-locks', section: 'locks', handle: (call) => removeById(call, lockType) },
  { method: 'POST', path: 'removed-role-assignments', section: 'vault-roles', handle: (call) => removeById(call, assignmentType) },
];

async function tokenFor({ side, world, fields }: WorldCall): Promise<string> {
  onlyFields(fields, 'person', 'audience');
  const person = personIn(world, fields);
  const { tokens } = side.identity;
  return oneOf(fields, 'audience', audiences) === 'arm' ? tokens.armToken(person) : tokens.apiToken(person, spaClientId, 'access_as_user');
}

function personIn(world: WorldCall['world'], fields: Fields): Person {
  const wanted = text(fields, 'person').toLowerCase();
  const person = world.people.find((one) => one.userPrincipalName.toLowerCase() === wanted || one.objectId === wanted);
  if (person === undefined) throw new ControlFailure(404, `Nobody in "${world.name}" is called "${wanted}".`);
  return person;
}

function revokeSessions({ side, world, fields }: WorldCall): ControlReply {
  onlyFields(fields, 'person');
  side.identity.revokeSessions(personIn(world, fields).objectId);
  return done;
}

function challengeClaims({ side, world, fields }: WorldCall): ControlReply {
  onlyFields(fields, 'person');
  const wanted = text(fields, 'person').toLowerCase();
  const principal = world.principals.find(({ name, clientId }) => [name.toLowerCase(), clientId].includes(wanted));
  side.identity.challengeClaims((principal ?? personIn(world, fields)).objectId);
  return done;
}

function addLock({ world, fields }: WorldCall): { id: string } {
  onlyFields(fields, 'scope', 'level', 'name');
  const scope = scopeIn(world, fields);
  const name = optionalText(fields, 'name') ?? 'keep';
  const id = `${scope}/providers/${lockType}/${name}`;
  const level = fields['level'] === undefined ? 'CanNotDelete' : oneOf(fields, 'level', levels);
  world.resources.put({ properties: { level }, id, type: lockType, name });
  return { id };
}

function scopeIn(world: WorldCall['world'], fields: Fields): string {
  const scope = text(fields, 'scope').replace(/\/+$/, '');
  const subscription = world.subscriptions.some((one) => scope.toLowerCase() === `/subscriptions/${one.subscriptionId}`.toLowerCase());
  return subscription ? scope : resourceAt(world, scope).id;
}

function removeById({ world, fields }: WorldCall, type: string): ControlReply {
  onlyFields(fields, 'id');
  const found = resourceAt(world, text(fields, 'id'));
  if (found.type !== type) throw new ControlFailure(400, `${found.id} is no ${type}.`);
  world.resources.remove(found.id);
  return done;
}

function removeLocks({ world, incoming }: WorldCall): number {
  const scope = parameter(incoming, 'scope').replace(/\/+$/, '').toLowerCase();
  const found = world.resources.list(lockType).filter((lock) => scopeOfExtension(lock.id).toLowerCase() === scope);
  if (found.length === 0) {
    const above = deleteLockOver(world, scope);
    throw new ControlFailure(
      404,
      above === undefined ? `No lock stands at ${scope}.` : `No lock stands at ${scope} itself; one stands at ${above}.`,
    );
  }
  for (const lock of found) world.resources.remove(lock.id);
  return found.length;
}

function removeAssignments({ world, incoming }: WorldCall): number {
  const principal = parameter(incoming, 'principalId').toLowerCase();
  const role = incoming.url.searchParams.get('roleId')?.toLowerCase();
  const scope = incoming.url.searchParams.get('scope')?.replace(/\/+$/, '').toLowerCase();
  const found = world.resources
    .list(assignmentType)
    .filter((one) => String(one.properties['principalId']).toLowerCase() === principal)
    .filter((one) => role === undefined || assignedRoleId(one) === role)
    .filter((one) => scope === undefined || assignmentScope(one).toLowerCase() === scope);
  if (found.length === 0) throw new ControlFailure(404, `No role assignment of ${principal} fits.`);
  for (const assignment of found) world.resources.remove(assignment.id);
  return found.length;
}

import { assignRole } from '../arm/access.ts';
import { addGroup } from '../providers/resources/groups.ts';
import type { Person, World } from '../world/world.ts';

const roleIds = {
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Role Based Access Control Administrator': 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
} as const;

const addPerson = (world: World, scope: string, wanted: { name: string; upn: string; roles: (keyof typeof roleIds)[] }): Person => {
  const person: Person = {
    objectId: world.guids.next(),
    displayName: wanted.name,
    userPrincipalName: `${wanted.upn}@${world.name}.example`,
    role: wanted.name,
  };
  world.people.push(person);
  for (const name of wanted.roles) {
    assignRole(world, { principalId: person.objectId, principalType: 'User', roleId: roleIds[name], scope, effectiveNow: true });
  }
  return person;
};

/** A subscription with its two people, whose roles have long been in effect; returns its id as a scope. */
export function addSubscription(world: World, displayName: string): string {
  const subscriptionId = world.guids.next();
  world.subscriptions.push({ subscriptionId, displayName });
  const scope = `/subscriptions/${subscriptionId}`;
  addPerson(world, scope, {
    name: 'Backup administrator',
    upn: 'backup-admin',
    roles: ['Contributor', 'Role Based Access Control Administrator'],
  });
  addPerson(world, scope, { name: 'Reader', upn: 'reader', roles: ['Reader'] });
  return scope;
}

/** Resource groups by name in one region; returns their ids by name. */
export function addGroups<Name extends string>(
  world: World,
  subscription: string,
  location: string,
  names: readonly Name[],
): Record<Name, string> {
  const made = names.map((name): [Name, string] => [name, addGroup(world, `${subscription}/resourceGroups/${name}`, location).id]);
  return Object.fromEntries(made) as Record<Name, string>;
}

/** People, a subscription and nothing to back up. */
export function buildEmpty(world: World): void {
  addSubscription(world, 'Contoso Storage');
}

import { assignRole } from '../arm/access/access.ts';
import { managementGroupId } from '../arm/reach.ts';
import { addGroup } from '../providers/resources/groups.ts';
import { guidOf } from '../world/guids.ts';
import type { Person, Principal, World } from '../world/world.ts';

const roleIds = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Role Based Access Control Administrator': 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  'Backup Operator': '00c29273-979b-4161-815c-10b084fb9324',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
} as const;

type Part = {
  name: string;
  upn: string;
  roles: (keyof typeof roleIds)[];
  /** Not drawn from the world's GUIDs: they begin as they did before there was this person. */
  hasDerivedIds?: true;
};

/** Who is in every world; what each may do follows from the roles alone. */
const cast: readonly Part[] = [
  { name: 'Backup administrator', upn: 'backup-admin', roles: ['Contributor', 'Role Based Access Control Administrator'] },
  // Backup Operator alone sees neither Elastic SANs nor jobs.
  { name: 'Backup operator', upn: 'backup-operator', roles: ['Backup Operator', 'Reader'] },
  { name: 'Reader', upn: 'reader', roles: ['Reader'] },
  // Of the built-in roles only Owner and User Access Administrator may remove a lock [D].
  { name: 'Subscription owner', upn: 'owner', roles: ['Owner'], hasDerivedIds: true },
];

/** Applications that call Azure by themselves, as pipelines do. */
const automation = [
  { name: 'automation-owner', role: 'Owner' },
  { name: 'automation-reader', role: 'Reader' },
] as const;

function principalFor(world: World, { name, role }: (typeof automation)[number]): Principal {
  const known = world.principals.find((principal) => principal.name === name);
  if (known !== undefined) return known;
  // Not drawn from the world's GUIDs: they begin as they did before there were applications.
  const idOf = (thing: string): string => guidOf(`${world.name}/${name}/${thing}`);
  const principal = { objectId: idOf('object'), name, role, clientId: idOf('client'), clientSecret: `emulator-only-${idOf('secret')}` };
  world.principals.push(principal);
  world.servicePrincipals.push({ objectId: principal.objectId, displayName: name, ownerId: principal.clientId });
  return principal;
}

function personFor(world: World, { name, upn, hasDerivedIds }: Part): Person {
  const userPrincipalName = `${upn}@${world.name}.example`;
  const known = world.people.find((person) => person.userPrincipalName === userPrincipalName);
  if (known !== undefined) return known;
  const objectId = hasDerivedIds === true ? guidOf(`${world.name}/${upn}/object`) : world.guids.next();
  const person: Person = { objectId, displayName: name, userPrincipalName, role: name };
  world.people.push(person);
  return person;
}

/** A subscription, a new one unless its id is told, in which the world's people and applications have their roles, long in effect; returns its id as a scope. */
export function addSubscription(world: World, displayName: string, subscriptionId = world.guids.next()): string {
  world.subscriptions.push({ subscriptionId, displayName });
  const scope = `/subscriptions/${subscriptionId}`;
  for (const part of cast) {
    const { objectId } = personFor(world, part);
    const named = part.hasDerivedIds === true ? { name: guidOf(`${scope}/${objectId}`) } : {};
    for (const role of part.roles)
      assignRole(world, { principalId: objectId, principalType: 'User', roleId: roleIds[role], scope, effectiveNow: true, ...named });
  }
  for (const plan of automation) {
    const { objectId: principalId } = principalFor(world, plan);
    const name = guidOf(`${scope}/${principalId}`);
    assignRole(world, { principalId, principalType: 'ServicePrincipal', roleId: roleIds[plan.role], scope, name, effectiveNow: true });
  }
  return scope;
}

/** A management group over every subscription, and a group of people who may read all of it. */
export function organise(world: World, name: string, displayName: string): void {
  world.managementGroups.put({ name, displayName });
  for (const { subscriptionId } of world.subscriptions) world.managementGroups.place(subscriptionId, name);
  const objectId = guidOf(`${world.name}/auditors`);
  const members = world.people.filter(({ role }) => role === 'Reader').map((person) => person.objectId);
  world.directoryGroups.put({ objectId, displayName: 'Auditors', members });
  assignRole(world, {
    principalId: objectId,
    principalType: 'Group',
    roleId: roleIds.Reader,
    scope: managementGroupId(name),
    name: guidOf(`${world.name}/auditors/reader`),
    effectiveNow: true,
  });
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

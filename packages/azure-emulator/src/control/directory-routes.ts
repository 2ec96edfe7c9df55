import { assignRole } from '../arm/access/access.ts';
import { roleIn, rolesOf } from '../arm/access/custom-roles.ts';
import { managementGroupId, managementGroupIn } from '../arm/reach.ts';
import type { DirectoryGroup } from '../world/directory-groups.ts';
import type { ManagementGroup } from '../world/management-groups.ts';
import type { World } from '../world/world.ts';
import { ControlFailure, onlyFields, optionalText, text, textsAt } from './body.ts';
import { resourceAt } from './resource-routes.ts';
import { created, type WorldCall, type WorldRoute } from './route.ts';

/** Control routes for what stands above subscriptions and people: management groups, groups with members, and roles given at once. */
export const directoryRoutes: readonly WorldRoute[] = [
  { method: 'POST', path: 'management-groups', handle: (call) => created(putManagementGroup(call)) },
  { method: 'POST', path: 'groups', handle: (call) => created(putGroup(call)) },
  { method: 'POST', path: 'role-assignments', handle: (call) => created(assign(call)) },
];

/** A new management group, or another place, name or further subscriptions for one that is there. */
function putManagementGroup({ world, fields }: WorldCall): ManagementGroup & { id: string } {
  onlyFields(fields, 'name', 'displayName', 'parent', 'subscriptions');
  const name = text(fields, 'name');
  if (!/^[\w().-]{1,90}$/.test(name) || name.endsWith('.'))
    throw new ControlFailure(400, 'The field "name" must be 1 to 90 letters, digits, and -_().; no dot at its end.');
  const parent = optionalText(fields, 'parent');
  const groups = world.managementGroups;
  if (groups.get(name) === groups.root) throw new ControlFailure(409, 'The root group is there already, and cannot be moved.');
  const above = parent === undefined ? undefined : managementGroupNamed(world, parent);
  if (above !== undefined && groups.lineOf(above).some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw new ControlFailure(400, `The management group "${name}" cannot stand below itself.`);
  const wanted = (textsAt(fields, 'subscriptions') ?? []).map((one) => subscriptionNamed(world, one));
  const group = { name, displayName: optionalText(fields, 'displayName') ?? name, ...(above === undefined ? {} : { parent: above.name }) };
  groups.put(group);
  for (const subscriptionId of wanted) groups.place(subscriptionId, name);
  return { ...group, id: managementGroupId(name) };
}

function managementGroupNamed(world: World, name: string): ManagementGroup {
  const group = world.managementGroups.get(name);
  if (group === undefined) throw new ControlFailure(404, `There is no management group "${name}" in "${world.name}".`);
  return group;
}

function subscriptionNamed(world: World, wanted: string): string {
  const found = world.subscriptions.find((one) => [one.subscriptionId, one.displayName].includes(wanted));
  if (found === undefined) throw new ControlFailure(404, `There is no subscription "${wanted}" in "${world.name}".`);
  return found.subscriptionId;
}

/** A new group, or other members for the one of this name. */
function putGroup({ world, fields }: WorldCall): DirectoryGroup {
  onlyFields(fields, 'name', 'members');
  const displayName = text(fields, 'name');
  const members = (textsAt(fields, 'members') ?? []).map((member) => principalNamed(world, member).objectId);
  const known = world.directoryGroups.all.find((group) => group.displayName === displayName);
  const group = { objectId: known?.objectId ?? world.guids.next(), displayName, members };
  world.directoryGroups.put(group);
  return group;
}

type Named = { objectId: string; principalType: 'User' | 'Group' | 'ServicePrincipal' };

/** Somebody by object id; a person by sign-in name, too, a group or an application by name, a vault's identity by the vault's id. */
function principalNamed(world: World, wanted: string): Named {
  const known: (Named & { names: string[] })[] = [
    ...world.people.map((one) => ({ objectId: one.objectId, principalType: 'User' as const, names: [one.userPrincipalName] })),
    ...world.directoryGroups.all.map((one) => ({ objectId: one.objectId, principalType: 'Group' as const, names: [one.displayName] })),
    ...world.servicePrincipals.map((one) => ({
      objectId: one.objectId,
      principalType: 'ServicePrincipal' as const,
      names: [one.displayName, one.ownerId],
    })),
  ];
  const same = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase();
  const found = known.find(({ objectId, names }) => same(objectId) || names.some(same));
  if (found === undefined) throw new ControlFailure(404, `Nobody in "${world.name}" is called "${wanted}".`);
  return { objectId: found.objectId, principalType: found.principalType };
}

/** A role by name or id for somebody, at any scope that there is; it counts at once. */
function assign({ world, fields }: WorldCall): { id: string } {
  onlyFields(fields, 'principal', 'role', 'scope');
  const wanted = text(fields, 'role');
  const role = roleIn(world, wanted) ?? rolesOf(world).find((one) => one.roleName.toLowerCase() === wanted.toLowerCase());
  if (role === undefined) throw new ControlFailure(404, `There is no role "${wanted}" in "${world.name}".`);
  const { objectId, principalType } = principalNamed(world, text(fields, 'principal'));
  const scope = scopeFrom(world, text(fields, 'scope'));
  return { id: assignRole(world, { principalId: objectId, principalType, roleId: role.id, scope, effectiveNow: true }).id };
}

function scopeFrom(world: World, asked: string): string {
  const scope = asked.replace(/\/+$/, '');
  if (scope === '') return '/';
  const management = managementGroupIn(scope);
  if (management !== undefined) return managementGroupId(managementGroupNamed(world, management).name);
  const subscription = /^\/subscriptions\/([^/]+)$/i.exec(scope)?.[1];
  return subscription === undefined
    ? resourceAt(world, scope).id
    : `/subscriptions/${subscriptionNamed(world, subscription.toLowerCase())}`;
}

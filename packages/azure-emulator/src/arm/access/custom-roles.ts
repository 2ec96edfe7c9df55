import { textAt, textsAt, valueAt } from '../bodies.ts';
import { ArmFailure, badRequest } from '../errors.ts';
import { isCoveredBy, managementGroupIn } from '../reach.ts';
import { lastPart } from '../scopes.ts';
import { isGuid } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { builtInRoles, roleDefinition, type RoleDefinition, type RolePermission } from './built-in-roles.ts';

/** The resource type of a role definition. */
export const definitionType = 'Microsoft.Authorization/roleDefinitions';

const idOf = (name: string): string => `/providers/${definitionType}/${name}`;

/** The custom role with a GUID, as it is kept. */
export const customRoleResource = (world: World, name: string): Resource | undefined => world.resources.get(idOf(name));

const roleOf = (kept: Resource): RoleDefinition => ({
  id: kept.name.toLowerCase(),
  roleName: textAt(kept.properties, 'roleName') ?? '',
  description: textAt(kept.properties, 'description') ?? '',
  permissions: valueAt(kept.properties, 'permissions') as RolePermission[],
});

/** Every role of a world: Azure's own, and those that somebody made. */
export const rolesOf = (world: World): RoleDefinition[] => [...builtInRoles, ...world.resources.list(definitionType).map(roleOf)];

/** The role with a GUID. */
export function roleIn(world: World, id: string): RoleDefinition | undefined {
  const builtIn = roleDefinition(id);
  if (builtIn !== undefined) return builtIn;
  const kept = customRoleResource(world, id);
  return kept && roleOf(kept);
}

/** Whether a role may be given at a scope, or is listed there: Azure's own is everywhere, a custom one at and below the scopes that it names [D]. */
export function isAssignableAt(world: World, id: string, scope: string): boolean {
  const custom = customRoleResource(world, id);
  return custom === undefined || textsAt(custom.properties, 'assignableScopes').some((one) => isCoveredBy(world, scope, one));
}

/** Azure's own roles are not for anybody to change [U]. */
export function refuseBuiltIn(id: string): void {
  if (roleDefinition(id) === undefined) return;
  throw new ArmFailure(403, { code: 'BuiltInRoleUpdateNotAllowed', message: 'A built-in role cannot be changed or deleted.' });
}

const permissionFrom = (body: unknown, index: number): RolePermission => ({
  actions: textsAt(body, 'properties', 'permissions', index, 'actions'),
  notActions: textsAt(body, 'properties', 'permissions', index, 'notActions'),
  dataActions: textsAt(body, 'properties', 'permissions', index, 'dataActions'),
  notDataActions: textsAt(body, 'properties', 'permissions', index, 'notDataActions'),
});

/** What a PUT asks for, or its refusal; the codes are from public reports [C], the texts of most are ours [U]. */
function wantedRole(world: World, name: string, body: unknown): Record<string, unknown> {
  if (!isGuid(name)) throw badRequest('InvalidRoleDefinitionId', `The role definition ID '${name}' is not valid. It must be a GUID.`);
  refuseBuiltIn(name);
  const roleName = textAt(body, 'properties', 'roleName');
  const scopes = textsAt(body, 'properties', 'assignableScopes');
  const permissions = valueAt(body, 'properties', 'permissions');
  if (roleName === undefined || roleName === '' || scopes.length === 0 || !Array.isArray(permissions)) {
    const message = 'The role definition is not valid: roleName, permissions and assignableScopes are required.';
    throw badRequest('InvalidRoleDefinition', message);
  }
  if (scopes.some((scope) => !scope.startsWith('/') || lastPart(scope) === '') || scopes.filter(managementGroupIn).length > 1) {
    const message =
      'The role definition is not valid: assignableScopes must be subscriptions, what is in them, and one management group at most.';
    throw badRequest('InvalidRoleDefinition', message);
  }
  const same = rolesOf(world).find((one) => one.roleName.toLowerCase() === roleName.toLowerCase());
  if (same !== undefined && same.id !== name.toLowerCase()) {
    const message = 'A custom role with the same name already exists in this directory. Use a different name';
    throw new ArmFailure(409, { code: 'RoleDefinitionWithSameNameExists', message });
  }
  return {
    roleName,
    type: 'CustomRole',
    description: textAt(body, 'properties', 'description') ?? '',
    assignableScopes: scopes,
    permissions: permissions.map((_, index) => permissionFrom(body, index)),
  };
}

/** Make a custom role or change it. */
export function putCustomRole(world: World, name: string, body: unknown, by: string): Resource {
  const wanted = wantedRole(world, name, body);
  const before = customRoleResource(world, name)?.properties;
  const now = world.timeline.iso.replace('Z', '0000Z');
  const made = { createdOn: before?.['createdOn'] ?? now, updatedOn: now, createdBy: before?.['createdBy'] ?? by, updatedBy: by };
  return world.resources.put({ properties: { ...wanted, ...made }, id: idOf(name), type: definitionType, name });
}

import { rolesHeld } from '../../arm/access.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routes.ts';
import { builtInRoles, roleDefinition, roleNamed, type RoleDefinition } from './built-in-roles.ts';
import { scopeIn } from './scope-in.ts';
import { definitionVersions, denyVersions, permissionVersions } from './versions.ts';

const type = 'Microsoft.Authorization/roleDefinitions';

/** A built-in role's id carries the subscription it was asked through, never the resource group. */
const bodyOf = (request: ArmRequest, role: RoleDefinition): Record<string, unknown> => ({
  properties: {
    roleName: role.roleName,
    type: 'BuiltInRole',
    description: role.description,
    assignableScopes: ['/'],
    permissions: [role.permissions],
    createdOn: '2015-02-02T21:55:09.8806423Z',
    updatedOn: '2025-01-28T18:00:00.0000000Z',
    createdBy: null,
    updatedBy: null,
  },
  id: `${/^\/subscriptions\/[^/]+/i.exec(request.path)?.[0] ?? ''}/providers/${type}/${role.id}`,
  type,
  name: role.id,
});

function listDefinitions(request: ArmRequest): ArmResponse {
  const filter = request.query.get('$filter')?.trim() ?? '';
  const name = /^roleName\s+eq\s+'(.+)'$/i.exec(filter)?.[1];
  const isType = /^type\s+eq\s+'BuiltInRole'$/i.test(filter) || /^atScope(?:AndBelow)?\(\)$/i.test(filter);
  if (/^type\s+eq\s+'CustomRole'$/i.test(filter)) return { status: 200, body: pageOf(request, []) };
  if (filter !== '' && name === undefined && !isType) throw badRequest('InvalidFilter', `The filter '${filter}' is not supported.`);
  const named = name === undefined ? builtInRoles : [roleNamed(name.replaceAll("''", "'"))].filter((role) => role !== undefined);
  return {
    status: 200,
    body: pageOf(
      request,
      named.map((role) => bodyOf(request, role)),
    ),
  };
}

function getDefinition(request: ArmRequest): ArmResponse {
  const id = part(request, 'roleDefinitionId');
  const role = roleDefinition(id);
  if (role !== undefined) return { status: 200, body: bodyOf(request, role) };
  throw new ArmFailure(404, {
    code: 'RoleDefinitionDoesNotExist',
    message: `The specified role definition with ID '${id}' does not exist.`,
  });
}

/** What the caller may do at a scope now: one entry for each role held there. */
function listPermissions(request: ArmRequest): ArmResponse {
  const held = rolesHeld(request.world, request.caller.objectId, scopeIn(request));
  return {
    status: 200,
    body: pageOf(
      request,
      held.map((role) => role.permissions),
    ),
  };
}

const atTenant = `/providers/${type}`;
const atScope = `/{scope}/providers/${type}`;
const apiVersions = definitionVersions;
const action = `${type}/read`;

/** Role definitions, deny assignments (there are none), and the caller's own permissions. Built-in roles are open to everyone at the tenant. */
export const definitionRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: atTenant, apiVersions, handle: listDefinitions },
  { method: 'GET', template: `${atTenant}/{roleDefinitionId}`, apiVersions, handle: getDefinition },
  { method: 'GET', template: atScope, apiVersions, action, handle: listDefinitions },
  { method: 'GET', template: `${atScope}/{roleDefinitionId}`, apiVersions, action, handle: getDefinition },
  {
    method: 'GET',
    template: '/{scope}/providers/Microsoft.Authorization/permissions',
    apiVersions: permissionVersions,
    handle: listPermissions,
  },
  {
    method: 'GET',
    template: '/{scope}/providers/Microsoft.Authorization/denyAssignments',
    apiVersions: denyVersions,
    action: 'Microsoft.Authorization/denyAssignments/read',
    handle: (request) => ({ status: 200, body: pageOf(request, []) }),
  },
];

import { assignedRoleId, assignmentType, rolesHeld } from '../../arm/access/access.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { RoleDefinition } from '../../arm/access/built-in-roles.ts';
import {
  customRoleResource,
  isAssignableAt,
  definitionType as type,
  putCustomRole,
  refuseBuiltIn,
  roleIn,
  rolesOf,
} from '../../arm/access/custom-roles.ts';
import { termsOf } from './assignment-rules.ts';
import { scopeIn } from './scope-in.ts';
import { definitionVersions, denyVersions, permissionVersions } from './versions.ts';

/** A role's id carries the subscription it was asked through, never the resource group. */
const idOf = (request: ArmRequest, id: string): string =>
  `${/^\/subscriptions\/[^/]+/i.exec(request.path)?.[0] ?? ''}/providers/${type}/${id}`;

function bodyOf(request: ArmRequest, role: RoleDefinition): Record<string, unknown> {
  const custom = customRoleResource(request.world, role.id);
  const { id: _, ...kept } = custom ?? { id: '' };
  if (custom !== undefined) return { ...kept, id: idOf(request, role.id) };
  return {
    properties: {
      roleName: role.roleName,
      type: 'BuiltInRole',
      description: role.description,
      assignableScopes: ['/'],
      permissions: role.permissions,
      createdOn: '2015-02-02T21:55:09.8806423Z',
      updatedOn: '2025-01-28T18:00:00.0000000Z',
      createdBy: null,
      updatedBy: null,
    },
    id: idOf(request, role.id),
    type,
    name: role.id,
  };
}

type Fit = (role: RoleDefinition, isCustom: boolean) => boolean;

/** `roleName eq '…'`, `type eq 'BuiltInRole'` or `'CustomRole'`, and what every role fits. */
function fitOf(term: string): Fit {
  const name = /^roleName\s+eq\s+'((?:[^']|'')+)'$/i.exec(term)?.[1]?.replaceAll("''", "'").toLowerCase();
  if (name !== undefined) return ({ roleName }) => roleName.toLowerCase() === name;
  const kind = /^type\s+eq\s+'(BuiltIn|Custom)Role'$/i.exec(term)?.[1]?.toLowerCase();
  if (kind !== undefined) return (_, isCustom) => isCustom === (kind === 'custom');
  if (/^atScope(?:AndBelow)?\(\)$/i.test(term)) return () => true;
  throw badRequest('InvalidFilter', `The filter '${term}' is not supported.`);
}

function listDefinitions(request: ArmRequest): ArmResponse {
  const { world } = request;
  const fits = termsOf(request.query.get('$filter') ?? '').map(fitOf);
  const isFound = (role: RoleDefinition, isCustom: boolean): boolean => fits.every((fit) => fit(role, isCustom));
  const scope = request.params['scope'] === undefined ? '/' : scopeIn(request);
  const found = rolesOf(world).filter(
    (role) => isAssignableAt(world, role.id, scope) && isFound(role, customRoleResource(world, role.id) !== undefined),
  );
  return {
    status: 200,
    body: pageOf(request, found, (role) => bodyOf(request, role)),
  };
}

function getDefinition(request: ArmRequest): ArmResponse {
  const id = part(request, 'roleDefinitionId');
  const role = roleIn(request.world, id);
  if (role !== undefined) return { status: 200, body: bodyOf(request, role) };
  throw new ArmFailure(404, {
    code: 'RoleDefinitionDoesNotExist',
    message: `The specified role definition with ID '${id}' does not exist.`,
  });
}

/** 201, new or changed [S]. */
function putDefinition(request: ArmRequest): ArmResponse {
  const { world, body, caller } = request;
  const made = putCustomRole(world, part(request, 'roleDefinitionId'), body, caller.objectId);
  return { status: 201, body: { ...made, id: idOf(request, made.name) } };
}

/** Not while somebody holds it; the code is from public reports [C]. */
function deleteDefinition(request: ArmRequest): ArmResponse {
  const { world } = request;
  const id = part(request, 'roleDefinitionId');
  refuseBuiltIn(id);
  const role = customRoleResource(world, id);
  if (role === undefined) return { status: 204 };
  if (world.resources.list(assignmentType).some((one) => assignedRoleId(one) === id.toLowerCase()))
    throw badRequest('RoleDefinitionHasAssignments', `There are existing role assignments referencing role ${id}.`);
  world.resources.remove(role.id);
  return { status: 200, body: { ...role, id: idOf(request, role.name) } };
}

/** What the caller may do at a scope now: one entry for each role held there. */
function listPermissions(request: ArmRequest): ArmResponse {
  const held = rolesHeld(request.world, request.caller.objectId, scopeIn(request));
  return {
    status: 200,
    body: pageOf(
      request,
      held.flatMap((role) => role.permissions),
    ),
  };
}

const atTenant = `/providers/${type}`;
const atScope = `/{scope}/providers/${type}`;
const apiVersions = definitionVersions;
const action = `${type}/read`;
const noDenial = (request: ArmRequest): never => {
  const message = `The deny assignment '${part(request, 'denyAssignmentId')}' is not found.`;
  throw new ArmFailure(404, { code: 'DenyAssignmentNotFound', message });
};

/** Role definitions, deny assignments (there are none), and the caller's own permissions. Built-in roles are open to everyone at the tenant. */
export const definitionRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: atTenant, apiVersions, handle: listDefinitions },
  { method: 'GET', template: `${atTenant}/{roleDefinitionId}`, apiVersions, handle: getDefinition },
  { method: 'GET', template: atScope, apiVersions, action, handle: listDefinitions },
  { method: 'GET', template: `${atScope}/{roleDefinitionId}`, apiVersions, action, handle: getDefinition },
  { method: 'PUT', template: `${atScope}/{roleDefinitionId}`, apiVersions, action: `${type}/write`, handle: putDefinition },
  { method: 'DELETE', template: `${atScope}/{roleDefinitionId}`, apiVersions, action: `${type}/delete`, handle: deleteDefinition },
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
  {
    method: 'GET',
    template: '/{scope}/providers/Microsoft.Authorization/denyAssignments/{denyAssignmentId}',
    apiVersions: denyVersions,
    action: 'Microsoft.Authorization/denyAssignments/read',
    handle: noDenial,
  },
];

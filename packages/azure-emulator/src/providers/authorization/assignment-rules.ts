import { textAt } from '../../arm/bodies.ts';
import { assignedRoleId, assignmentScope, assignmentType, type AssignmentNotes } from '../../arm/access/access.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { isCoveredBy } from '../../arm/reach.ts';
import { isAtOrBelow, lastPart } from '../../arm/scopes.ts';
import { tenantId } from '../../world/registrations.ts';
import { isGuid } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { isAssignableAt, roleIn } from '../../arm/access/custom-roles.ts';

const noteKinds = { 'properties.description': 'text', 'properties.condition': 'text', 'properties.conditionVersion': 'text' } as const;

export type WantedAssignment = { roleId: string; principalId: string; principalType: string; notes: AssignmentNotes };

/** What a PUT asks for, or Azure's refusal; only the text of RoleAssignmentExists is known from traffic [C], the others are [U]. */
export function wantedAssignment(world: World, { name, scope }: { name: string; scope: string }, body: unknown): WantedAssignment {
  if (!isGuid(name)) {
    throw badRequest('InvalidRoleAssignmentId', `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`);
  }
  requireKinds(body, noteKinds);
  const roleDefinitionId = textAt(body, 'properties', 'roleDefinitionId');
  const principalId = textAt(body, 'properties', 'principalId');
  if (roleDefinitionId === undefined || principalId === undefined) {
    throw badRequest(
      'InvalidCreateRoleAssignmentRequest',
      'The request to create role assignment is not valid. Role definition and principal are required.',
    );
  }
  const role = roleIn(world, lastPart(roleDefinitionId));
  if (role === undefined) {
    throw badRequest('RoleDefinitionDoesNotExist', `The specified role definition with ID '${lastPart(roleDefinitionId)}' does not exist.`);
  }
  // The code is from users' reports [C], the words are ours [U].
  if (!isAssignableAt(world, role.id, scope))
    throw badRequest(
      'RoleAssignmentScopeNotAssignableToRoleDefinition',
      `The role definition with ID '${role.id}' cannot be assigned at scope '${scope || '/'}', which is in none of its assignable scopes.`,
    );
  const principalType = principalTypeIn(world, principalId, textAt(body, 'properties', 'principalType'));
  return { roleId: role.id, principalId, principalType, notes: notesIn(body) };
}

/** What the directory knows a principal as. */
function knownType(world: World, principalId: string): string | undefined {
  if (world.personOf(principalId.toLowerCase()) !== undefined) return 'User';
  if (world.directoryGroups.get(principalId) !== undefined) return 'Group';
  return world.servicePrincipals.some((one) => one.objectId.toLowerCase() === principalId.toLowerCase()) ? 'ServicePrincipal' : undefined;
}

/**
 * Whoever names the type is believed where the directory does not know the principal: a new one may not have come to every copy of it [D].
 * That Azure goes on believing it for ever is [U].
 */
function principalTypeIn(world: World, principalId: string, said: string | undefined): string {
  const known = knownType(world, principalId);
  const type = known ?? principalTypes.find((one) => one.toLowerCase() === said?.toLowerCase());
  if (type === undefined || !isGuid(principalId)) throw principalNotFound(principalId);
  if (said !== undefined && said.toLowerCase() !== type.toLowerCase()) {
    throw badRequest(
      'UnmatchedPrincipalType',
      `The PrincipalId '${principalId}' has type '${type}' , which is different from specified PrinciaplType '${said}'.`,
    );
  }
  return type;
}

const principalTypes = ['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device'] as const;

const notesIn = (body: unknown): AssignmentNotes => ({
  description: textAt(body, 'properties', 'description') ?? null,
  condition: textAt(body, 'properties', 'condition') ?? null,
  conditionVersion: textAt(body, 'properties', 'conditionVersion') ?? null,
});

/** Nothing but what it says can be changed on an assignment; when it was made stays, so it goes on counting [S]. */
export function withNotes(world: World, assignment: Resource, notes: AssignmentNotes, by: string): Resource {
  if (sameNotes(notesIn(assignment), notes)) return assignment;
  const updatedOn = world.timeline.iso.replace('Z', '0000Z');
  return world.resources.put({ ...assignment, properties: { ...assignment.properties, ...notes, updatedOn, updatedBy: by } });
}

const sameNotes = (one: AssignmentNotes, other: AssignmentNotes): boolean =>
  one.description === other.description && one.condition === other.condition && one.conditionVersion === other.conditionVersion;

const principalNotFound = (principalId: string): ArmFailure =>
  badRequest(
    'PrincipalNotFound',
    `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.`,
  );

/** The assignment of the same role to the same principal at the very scope, whatever its name. */
export const sameAssignment = (world: World, scope: string, wanted: WantedAssignment): Resource | undefined =>
  world.resources
    .list(assignmentType)
    .find(
      (one) =>
        assignmentScope(one).toLowerCase() === (scope === '' ? '/' : scope.toLowerCase()) &&
        assignedRoleId(one) === wanted.roleId &&
        principalOf(one) === wanted.principalId.toLowerCase(),
    );

/** The message ends in the existing id without dashes [C]. */
export const assignmentExists = (existing: Resource): ArmFailure =>
  new ArmFailure(409, {
    code: 'RoleAssignmentExists',
    message: `The role assignment already exists. The ID of the existing role assignment is ${existing.name.replaceAll('-', '')}.`,
  });

/** A name is one assignment's in the whole tenant: with another role, principal or scope it is refused, with status and words as users report [C]. */
export function refuseTakenName(world: World, name: string): void {
  if (!world.resources.list(assignmentType).some((one) => one.name.toLowerCase() === name.toLowerCase())) return;
  throw badRequest('RoleAssignmentUpdateNotPermitted', 'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.');
}

const principalOf = (assignment: Resource): string => textAt(assignment.properties, 'principalId')?.toLowerCase() ?? '';

/**
 * Assignments that a list at a scope shows: above and at it, and below unless `atScope()` is asked for [S]. Those of the subscriptions
 * below are not in the list of a management group [U].
 */
export function assignmentsFor(world: World, scope: string, filter: string): Resource[] {
  const fits = termsOf(filter).map((term) => fitOf(world, scope, term));
  return world.resources
    .list(assignmentType)
    .filter((one) => isCoveredBy(world, scope, assignmentScope(one)) || isAtOrBelow(assignmentScope(one), scope))
    .filter((one) => fits.every((fit) => fit(one)));
}

/** `principalId eq` is of the principal itself; `assignedTo` counts the groups that it is in, too, and takes no group itself [D]. */
function fitOf(world: World, scope: string, term: string): (assignment: Resource) => boolean {
  if (/^atScope\(\)$/i.test(term)) return (one) => isCoveredBy(world, scope, assignmentScope(one));
  const assignee = /^assignedTo\('([^']+)'\)$/i.exec(term)?.[1];
  if (assignee !== undefined && world.directoryGroups.get(assignee) === undefined) {
    const principals = world.directoryGroups.principalsOf(assignee);
    return (one) => principals.has(principalOf(one));
  }
  const principal = /^principalId\s+eq\s+(?:'([^']+)'|([0-9a-f-]{36}))$/i.exec(term);
  const wanted = principal?.[1] ?? principal?.[2];
  if (wanted === undefined) throw badRequest('InvalidFilter', `The filter '${term}' is not supported.`);
  return (one) => principalOf(one) === wanted.toLowerCase();
}

/** The terms of a `$filter` that `and` joins; what stands in quotes is not looked into. */
export const termsOf = (filter: string): string[] =>
  filter
    .split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i)
    .map((term) => term.trim())
    .filter((term) => term !== '');

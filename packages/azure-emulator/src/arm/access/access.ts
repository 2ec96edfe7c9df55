import { makeRoom } from '../../world/make-room.ts';
import type { RoleDefinition, RolePermission } from './built-in-roles.ts';
import { roleIn } from './custom-roles.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { textAt } from '../bodies.ts';
import { isCoveredBy } from '../reach.ts';
import { lastPart } from '../scopes.ts';

/** The resource type of a role assignment. */
export const assignmentType = 'Microsoft.Authorization/roleAssignments';

/** What an assignment is made from; `roleId` is the role's GUID or the full id of its definition. */
export type NewAssignment = {
  principalId: string;
  principalType: string;
  roleId: string;
  scope: string;
  /** Counts at once instead of after the world's role propagation. */
  effectiveNow?: boolean;
  name?: string;
  createdBy?: string;
} & Partial<AssignmentNotes>;

/** What an assignment says beside who may do what; a condition is kept, not evaluated. */
export type AssignmentNotes = { description: string | null; condition: string | null; conditionVersion: string | null };

/** Whether an action is covered by a pattern such as `Microsoft.ElasticSan/elasticSans/*\/read`. */
export function actionMatches(pattern: string, action: string): boolean {
  return pattern === '*' || expressionOf(pattern).test(action);
}

const expressions = new Map<string, RegExp>();
// Those of the roles are a few hundred; the rest are of faults.
const mostExpressions = 2000;

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\+?^${}()|[\]]/g, '\\$&'));
  const made = new RegExp(`^${parts.join('.*')}$`, 'i');
  makeRoom(expressions, mostExpressions);
  expressions.set(pattern, made);
  return made;
}

const permits = (permission: RolePermission, action: string): boolean =>
  permission.actions.some((pattern) => actionMatches(pattern, action)) &&
  !permission.notActions.some((pattern) => actionMatches(pattern, action));

/** Assignments of a principal, or of a group that it is in, that count now at a scope: made there or above, and propagated. */
function effectiveAssignments(world: World, principalId: string, scope: string): Resource[] {
  return assignmentsInEffect(world, principalId).filter((assignment) => isCoveredBy(world, scope, assignmentScope(assignment)));
}

/** Whether a principal may see something at or below a scope: Azure lists only such subscriptions and resource groups. */
export const hasAccessWithin = (world: World, principalId: string, scope: string): boolean =>
  assignmentsInEffect(world, principalId).some(
    (assignment) => isCoveredBy(world, assignmentScope(assignment), scope) || isCoveredBy(world, scope, assignmentScope(assignment)),
  );

// The moment is kept where Azure shows it: an assignment counts once its createdOn is old enough.
function assignmentsInEffect(world: World, principalId: string): Resource[] {
  const madeBefore = world.timeline.now - world.pace.rolePropagation;
  const made = assignmentsOf(world, principalId).filter(({ madeAt }) => madeAt <= madeBefore);
  return made.map(({ assignment }) => assignment);
}

type Made = { assignment: Resource; principalId: string; madeAt: number };
type ByPrincipal = { changes: number; assignments: ReadonlyMap<string, Made[]> };

const known = new WeakMap<World, ByPrincipal>();

const madeOf = (assignment: Resource): Made => ({
  assignment,
  principalId: textAt(assignment.properties, 'principalId')?.toLowerCase() ?? '',
  madeAt: Date.parse(textAt(assignment.properties, 'createdOn') ?? ''),
});

function assignmentsOf(world: World, principalId: string): readonly Made[] {
  const changes = world.resources.changesOf(assignmentType);
  let index = known.get(world);
  if (index?.changes !== changes) {
    const all = world.resources.list(assignmentType).map(madeOf);
    index = { changes, assignments: Map.groupBy(all, ({ principalId }) => principalId) };
    known.set(world, index);
  }
  const { assignments } = index;
  return [...world.directoryGroups.principalsOf(principalId)].flatMap((one) => assignments.get(one) ?? []);
}

/** The scope that an assignment was made at. */
export const assignmentScope = (assignment: Resource): string => textAt(assignment.properties, 'scope') ?? '/';

/** The GUID of the role that an assignment gives. */
export const assignedRoleId = (assignment: Resource): string =>
  lastPart(textAt(assignment.properties, 'roleDefinitionId') ?? '').toLowerCase();

/** The definitions of every role that a principal holds at a scope now. */
export const rolesHeld = (world: World, principalId: string, scope: string): RoleDefinition[] =>
  effectiveAssignments(world, principalId, scope)
    .map((assignment) => roleIn(world, assignedRoleId(assignment)))
    .filter((role) => role !== undefined);

/** Whether a principal's roles allow an action at a scope now. */
export const isAllowed = (world: World, principalId: string, action: string, scope: string): boolean =>
  rolesHeld(world, principalId, scope).some((role) => role.permissions.some((one) => permits(one, action)));

/** Scopes at and below which a principal's roles allow an action now: for lists of many things, each of which would be asked for alone otherwise. */
export const scopesAllowing = (world: World, principalId: string, action: string): string[] => [
  ...new Set(
    assignmentsInEffect(world, principalId)
      .filter((assignment) => roleIn(world, assignedRoleId(assignment))?.permissions.some((one) => permits(one, action)))
      .map(assignmentScope),
  ),
];

/** Whether a principal, or a group that it is in, holds this very role at the scope or above now; a wider role does not count. */
export const holdsRole = (world: World, principalId: string, roleGuid: string, scope: string): boolean =>
  effectiveAssignments(world, principalId, scope).some((assignment) => assignedRoleId(assignment) === roleGuid.toLowerCase());

/** Give a principal a role at a scope. */
export function assignRole(world: World, wanted: NewAssignment): Resource {
  const name = wanted.name ?? world.guids.next();
  const subscription = /^\/subscriptions\/[^/]+/i.exec(wanted.scope)?.[0] ?? '';
  const madeAt = world.timeline.now - (wanted.effectiveNow === true ? world.pace.rolePropagation : 0);
  const createdOn = new Date(madeAt).toISOString().replace('Z', '0000Z');
  const scope = wanted.scope === '/' ? '' : wanted.scope.replace(/\/+$/, '');
  return world.resources.put({
    properties: {
      roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${lastPart(wanted.roleId)}`,
      principalId: wanted.principalId,
      principalType: wanted.principalType,
      scope: scope === '' ? '/' : scope,
      condition: wanted.condition ?? null,
      conditionVersion: wanted.conditionVersion ?? null,
      createdOn,
      updatedOn: createdOn,
      createdBy: wanted.createdBy ?? null,
      updatedBy: wanted.createdBy ?? null,
      delegatedManagedIdentityResourceId: null,
      description: wanted.description ?? null,
    },
    id: `${scope}/providers/${assignmentType}/${name}`,
    type: assignmentType,
    name,
  });
}

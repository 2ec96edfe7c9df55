import type { RoleAssignment as ArmAssignment } from '@azure/arm-authorization';
import { heldAt, missingAction, nameOf, parseResourceId, sameId, superfluousOf, vaultRoles } from '@esan/domain';
import type { Deed, HeldRole, Permission, RequiredRole, RoleAssignment, SpareRole } from '@esan/domain';
import { v5 } from 'uuid';
import type { Azure } from '../azure/clients.ts';
import { documentAt } from '../azure/documents.ts';
import { partialProblem, problemOf } from '../http/problems.ts';
import { all, gather, joined, subscriptionsOf, type Found } from './everywhere.ts';
import { fieldsIfAny, idIfAny, listIfAny, textsIfAny } from './records/fields.ts';

// Any fixed GUID: it makes the same press the same assignment.
const namespace = 'b0b6f0a4-6f0c-5d0a-9c5e-2d7d1f6a4c11';

/** A GUID that belongs to these texts, whatever their case. */
export const derivedGuid = (...texts: string[]): string => v5(texts.join('|').toLowerCase(), namespace);

/** The GUID of an assignment that the portal makes: the same press is the same assignment, and is known again. */
export const assignmentName = (scope: string, roleId: string, principalId: string): string => derivedGuid(scope, roleId, principalId);

/** An assignment with the GUID that names it. */
export type FoundAssignment = RoleAssignment & { name: string };

/** Every assignment of a principal that counts at one of these scopes: one call for each of their subscriptions, where that may be read. */
export async function assignmentsOf(azure: Azure, principalId: string, scopes: readonly string[]): Promise<FoundAssignment[]> {
  const bySubscription = Map.groupBy(new Set(scopes), subscriptionIn);
  const lists = await Promise.all(Array.from(bySubscription, ([id, here]) => assignmentsAmong(azure, principalId, id, here)));
  return lists.flat();
}

async function assignmentsAmong(azure: Azure, principalId: string, subscriptionId: string, scopes: readonly string[]) {
  if (scopes.length > 1) {
    try {
      return await assignmentsIn(azure, principalId, subscriptionId);
    } catch (error) {
      // Who sees only some resource groups may still read what counts there.
      if (problemOf(error)[0] !== 403) throw error;
    }
  }
  return (await Promise.all(scopes.map((scope) => assignmentsAt(azure, principalId, scope)))).flat();
}

/** What is known of a principal's roles at some scopes, and the scopes of which nothing is. */
export type AssignmentsRead = { assignments: FoundAssignment[]; unreadScopes: string[] };

/** The same where not knowing is an answer: a scope whose assignments cannot be read is named. */
export async function readAssignmentsOf(azure: Azure, principalId: string | null, scopes: readonly string[]): Promise<AssignmentsRead> {
  if (principalId === null) return { assignments: [], unreadScopes: [] };
  const bySubscription = Map.groupBy(new Set(scopes), subscriptionIn);
  const lists = await Promise.all(Array.from(bySubscription, ([id, here]) => readAmong(azure, principalId, id, here)));
  return {
    assignments: lists.flatMap(({ assignments }) => assignments),
    unreadScopes: lists.flatMap(({ unreadScopes }) => unreadScopes),
  };
}

async function readAmong(azure: Azure, principalId: string, subscriptionId: string, scopes: readonly string[]): Promise<AssignmentsRead> {
  try {
    if (scopes.length > 1) return { assignments: await assignmentsIn(azure, principalId, subscriptionId), unreadScopes: [] };
  } catch (error) {
    partialProblem(error);
    // Who sees only some resource groups may still read what counts there; what else is wrong is so there, too.
    if (problemOf(error)[0] !== 403) return { assignments: [], unreadScopes: [...scopes] };
  }
  const read = await Promise.all(scopes.map((scope) => readAt(azure, principalId, scope)));
  return {
    assignments: read.flatMap(({ assignments }) => assignments),
    unreadScopes: read.flatMap(({ unreadScopes }) => unreadScopes),
  };
}

async function readAt(azure: Azure, principalId: string, scope: string): Promise<AssignmentsRead> {
  try {
    return { assignments: await assignmentsAt(azure, principalId, scope), unreadScopes: [] };
  } catch (error) {
    // A scope that is gone has a rule of its own.
    return { assignments: [], unreadScopes: partialProblem(error).code === 'not-found' ? [] : [scope] };
  }
}

const subscriptionIn = (scope: string): string => parseResourceId(scope)?.subscriptionId ?? '';

/** Every assignment of a principal in a subscription, above it and below it. */
export async function assignmentsIn(azure: Azure, principalId: string, subscriptionId: string): Promise<FoundAssignment[]> {
  const { roleAssignments } = azure.authorization(subscriptionId);
  return (await all(roleAssignments.listForSubscription({ filter: `assignedTo('${principalId}')` }))).map((one) =>
    toAssignment(one, principalId, subscriptionId),
  );
}

/** Where each of these roles is held; a scope that cannot be read is named, and its roles are left out. */
export function heldRolesOf(azure: Azure, principalId: string | null, needed: readonly RequiredRole[]): Promise<Found<HeldRole>> {
  const scopes = [...new Set(needed.map(({ scope }) => scope))];
  return gather(
    scopes.map((id) => ({ id, name: nameOf(id) })),
    async ({ id }) => {
      const assignments = principalId === null ? [] : await assignmentsAt(azure, principalId, id);
      const here = needed.filter(({ scope }) => scope === id);
      return here.map((role) => ({ ...role, heldAt: principalId === null ? null : (heldAt(assignments, principalId, role) ?? null) }));
    },
  );
}

/** Every assignment of a principal that counts at a scope. */
export async function assignmentsAt(azure: Azure, principalId: string, scope: string): Promise<FoundAssignment[]> {
  const subscriptionId = subscriptionIn(scope);
  const { roleAssignments } = azure.authorization(subscriptionId);
  const found = await all(roleAssignments.listForScope(scope, { filter: `assignedTo('${principalId}')` }));
  return found.map((one) => toAssignment(one, principalId, subscriptionId));
}

/**
 * An assignment that Azure lists as assigned to a principal: its own, or one of a group that it is in, directly or not; source: List Azure
 * role assignments using the REST API, `assignedTo()`. One whose scope is no subscription's stands above it: at a management group or the root.
 */
function toAssignment(assignment: ArmAssignment, principalId: string, subscriptionId: string): FoundAssignment {
  const scope = idIfAny(assignment.scope) ?? '';
  const isAbove = scope !== '' && parseResourceId(scope) === undefined;
  return {
    name: assignment.name ?? '',
    roleId: (assignment.roleDefinitionId ?? '').split('/').at(-1) ?? '',
    scope: isAbove ? `/subscriptions/${subscriptionId}` : scope,
    principalId,
    ...(isAbove ? { heldAt: scope } : {}),
    ...(sameId(assignment.principalId ?? '', principalId) ? {} : { isThroughGroup: true }),
  };
}

/** The roles that a vault's identity holds in any subscription the person sees, and that nothing in the vault needs. */
export async function spareRolesOf(
  azure: Azure,
  principalId: string | null,
  { needed, protectsOthers }: { needed: readonly RequiredRole[]; protectsOthers: boolean },
): Promise<Found<SpareRole>> {
  if (principalId === null) return { items: [], missing: [] };
  const subscriptions = await subscriptionsOf(azure);
  const places = subscriptions.items.map(({ id, name }) => ({ id: `/subscriptions/${id}`, name }));
  const found = await gather(places, async ({ id }) => {
    const spare = superfluousOf(await assignmentsAt(azure, principalId, id), principalId, needed, protectsOthers);
    const names = await roleNamesOf(azure, subscriptionIn(id), spare);
    return spare.map(({ roleId, scope }) => ({ id: `${roleId} ${scope}`, name: names.get(roleId) ?? roleId, scope }));
  });
  return joined([{ items: [], missing: subscriptions.missing }, found]);
}

/** Names of roles: our four are known, Azure is asked for another one. */
async function roleNamesOf(azure: Azure, subscriptionId: string, of: readonly RoleAssignment[]): Promise<Map<string, string>> {
  const known = new Map<string, string>(Object.values(vaultRoles).map(({ id, name }) => [id, name]));
  const asked = [...new Set(of.map(({ roleId }) => roleId))].filter((roleId) => !known.has(roleId));
  const { roleDefinitions } = azure.authorization(subscriptionId);
  await Promise.all(
    asked.map(async (roleId) => {
      const { roleName } = await roleDefinitions.get(`/subscriptions/${subscriptionId}`, roleId);
      known.set(roleId, roleName ?? roleId);
    }),
  );
  return known;
}

/**
 * The scopes among these at which the signed-in person may not assign roles, or not do another thing. Where Azure does not say what the
 * person may, nothing is denied: Azure decides when it is tried.
 */
export async function mayNotAssignAt(azure: Azure, scopes: readonly string[], deed: Deed = 'assign-roles'): Promise<string[]> {
  const unique = [...new Set(scopes)];
  const denied = await Promise.all(
    unique.map(async (scope) => {
      const permissions = await permissionsAt(azure, scope).catch(nothingKnown);
      return permissions !== undefined && missingAction(permissions, deed) !== undefined;
    }),
  );
  return unique.filter((_, index) => denied[index]);
}

/** Azure says nothing; that a scope is gone, that the person is signed out, and what nobody foresaw, is told. */
function nothingKnown(error: unknown): undefined {
  const [status, { code }] = problemOf(error);
  if (status === 401 || status === 404 || code === 'unexpected') throw error;
}

/** What the signed-in person may do in a subscription, in a resource group or at a resource of the top kind. */
export async function permissionsAt(azure: Azure, scope: string): Promise<Permission[]> {
  const { subscriptionId, resourceGroup, provider, path } = parseResourceId(scope) ?? { subscriptionId: '', path: [] };
  if (resourceGroup === undefined) return permissionsIn(azure, subscriptionId);
  const { permissions } = azure.authorization(subscriptionId);
  const [resource] = path;
  const found =
    provider === undefined || resource === undefined
      ? permissions.listForResourceGroup(resourceGroup)
      : permissions.listForResource(resourceGroup, provider, '', resource.type, resource.name);
  return (await all(found)).map(toPermission);
}

/** The official client knows this list only further down, although Azure has it at every scope. */
async function permissionsIn(azure: Azure, subscriptionId: string): Promise<Permission[]> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  return listIfAny(fieldsIfAny(await documentAt(azure, path))['value']).map(toPermission);
}

function toPermission(permission: unknown): Permission {
  const { actions, notActions } = fieldsIfAny(permission);
  return { actions: textsIfAny(actions), notActions: textsIfAny(notActions) };
}

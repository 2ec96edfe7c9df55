import { assignmentsFor, heldAt, holdsRole, isWithin, nameOf, parseResourceId, sameId, vaultRoles } from '@esan/domain';
import type { AssignmentState, Finding, RequiredRole } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { Refusal } from '../http/refusal.ts';
import { soughtAfter } from '../operations/lost.ts';
import { gather, type Found } from '../estate/everywhere.ts';
import { assignmentName, assignmentsAt, assignmentsOf, mayNotAssignAt, type FoundAssignment } from '../estate/roles.ts';

/** How each of some wanted assignments stands; a subscription that cannot be read is named, and its assignments are left out. */
export async function assignmentStatesOf(
  azure: Azure,
  principalId: string | null,
  wanted: readonly RequiredRole[],
): Promise<Found<AssignmentState>> {
  const roles = assignmentsFor(wanted);
  const denied =
    principalId === null
      ? []
      : await deniedAmong(
          azure,
          roles.map(({ scope }) => scope),
        );
  const bySubscription = Array.from(Map.groupBy(roles, ({ scope }) => parseResourceId(scope)?.subscriptionId ?? ''));
  const found = await gather(
    bySubscription.map(([id, here]) => ({ id, name: id, here })),
    async ({ here }) => {
      const scopes = here.map(({ scope }) => scope);
      const assignments = principalId === null ? [] : await assignmentsOf(azure, principalId, scopes);
      return here.map((role) => stateOf(role, principalId, assignments, !denied.includes(role.scope)));
    },
  );
  return { ...found, items: await withRevocable(azure, found.items) };
}

/** Whoever may assign a role may still not take it back, least of all where it is held further up. */
async function withRevocable(azure: Azure, states: readonly Omit<AssignmentState, 'mayRevoke'>[]): Promise<AssignmentState[]> {
  const made = states.flatMap(({ heldAt, isMadeHere }) => (isMadeHere && heldAt !== null ? [heldAt] : []));
  const denied = await mayNotAssignAt(azure, made, 'take-roles-back');
  return states.map((state) => ({
    ...state,
    mayRevoke: state.isMadeHere && state.heldAt !== null && !denied.includes(state.heldAt),
  }));
}

/** The scopes at which the person may not assign roles; one that is gone is named, as Azure's own words may not. */
async function deniedAmong(azure: Azure, scopes: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    [...new Set(scopes)].map(async (scope) => {
      try {
        return await mayNotAssignAt(azure, [scope]);
      } catch (error) {
        const [status, problem] = problemOf(error);
        throw status === 404 ? new Refusal(404, { ...problem, field: 'roles', detail: undefined, found: placeGone(scope) }) : error;
      }
    }),
  );
  return lists.flat();
}

/** What of a place is not there. */
function placeGone(scope: string): Finding {
  const { subscriptionId = '', resourceGroup, path = [] } = parseResourceId(scope) ?? {};
  if (resourceGroup === undefined) return { is: 'no-subscription', subscription: subscriptionId };
  return path.length === 0 ? { is: 'no-resource-group', resourceGroup } : { is: 'no-resource', name: nameOf(scope), resourceGroup };
}

function stateOf(
  { role, scope }: RequiredRole,
  principalId: string | null,
  assignments: readonly FoundAssignment[],
  mayAssign: boolean,
): Omit<AssignmentState, 'mayRevoke'> {
  if (principalId === null) return { role, scope, heldAt: null, name: '', isMadeHere: false, mayAssign: false };
  const name = assignmentName(scope, vaultRoles[role].id, principalId);
  const holding = heldAt(assignments, principalId, { role, scope });
  const isMadeHere = holding !== undefined && assignments.some((one) => isOurs(one, principalId, { role, scope: holding }));
  return { role, scope, heldAt: holding ?? null, name, isMadeHere, mayAssign };
}

/** Whether an assignment is the one that the portal makes for this role at this very scope. */
const isOurs = (one: FoundAssignment, principalId: string, { role, scope }: RequiredRole): boolean =>
  sameId(one.name, assignmentName(scope, vaultRoles[role].id, principalId)) && sameId(one.scope, scope);

/** The roles among those needed that are held only by what the portal would take back; what another assignment gives too is not lost. */
export async function lostWithout(
  azure: Azure,
  principalId: string,
  { taken, needed }: { taken: readonly RequiredRole[]; needed: readonly RequiredRole[] },
): Promise<RequiredRole[]> {
  const below = needed.filter((need) => taken.some(({ role, scope }) => need.role === role && isWithin(need.scope, scope)));
  const scopes = below.map(({ scope }) => scope);
  const held = await assignmentsOf(azure, principalId, scopes);
  const left = held.filter((one) => !taken.some((role) => isOurs(one, principalId, role)));
  return below.filter((need) => holdsRole(held, principalId, need) && !holdsRole(left, principalId, need));
}

/** Take an assignment back that the portal has made at this very scope; false if there is none of its name. */
export async function revoke(azure: Azure, principalId: string, { role, scope }: RequiredRole): Promise<boolean> {
  const name = assignmentName(scope, vaultRoles[role].id, principalId);
  const found = await assignmentsAt(azure, principalId, scope);
  if (!found.some((one) => isOurs(one, principalId, { role, scope }))) return false;
  try {
    await azure.authorization(parseResourceId(scope)?.subscriptionId ?? '').roleAssignments.delete(scope, name);
    return true;
  } catch (error) {
    // Gone meanwhile, or taken back although the answer was lost: that is what was wanted.
    return soughtAfter(azure, error, 'assign-roles', async () => {
      const left = await assignmentsAt(azure, principalId, scope);
      return left.some((one) => isOurs(one, principalId, { role, scope })) ? undefined : true;
    });
  }
}

/** Assign one role to the vault's identity; an assignment that exists is as good as a new one. */
export async function assign(azure: Azure, principalId: string, { role, scope }: RequiredRole): Promise<void> {
  const subscriptionId = parseResourceId(scope)?.subscriptionId ?? '';
  const roleId = vaultRoles[role].id;
  try {
    await azure.authorization(subscriptionId).roleAssignments.create(scope, assignmentName(scope, roleId, principalId), {
      principalId,
      // Without it Azure may not find an identity made a moment ago.
      principalType: 'ServicePrincipal',
      roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'RoleAssignmentExists') return;
    await soughtAfter(azure, error, 'assign-roles', async ({ isLost }) => {
      const there = isLost ? await assignmentsAt(azure, principalId, scope) : [];
      return there.some((one) => isOurs(one, principalId, { role, scope })) ? true : undefined;
    });
  }
}

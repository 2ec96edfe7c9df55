import { grantsFor, heldAt, parseResourceId, sameId, vaultRoles } from '@esan/domain';
import type { GrantState, RequiredRole } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { gather, type Found } from './everywhere.ts';
import { assignmentName, assignmentsAt, assignmentsOf, mayNotGrantAt, type FoundAssignment } from './roles.ts';

/** How each of some wanted assignments stands; a subscription that cannot be read is named, and its assignments are left out. */
export async function grantStatesOf(azure: Azure, principalId: string | null, wanted: readonly RequiredRole[]): Promise<Found<GrantState>> {
  const roles = grantsFor(wanted);
  const denied = principalId === null ? [] : await mayNotGrantAt(azure, [...new Set(roles.map(({ scope }) => scope))]);
  const bySubscription = Array.from(Map.groupBy(roles, ({ scope }) => parseResourceId(scope)?.subscriptionId ?? ''));
  return gather(
    bySubscription.map(([id, here]) => ({ id, name: id, here })),
    async ({ here }) => {
      const assignments =
        principalId === null
          ? []
          : await assignmentsOf(
              azure,
              principalId,
              here.map(({ scope }) => scope),
            );
      return here.map((role) => stateOf(role, principalId, assignments, !denied.includes(role.scope)));
    },
  );
}

function stateOf(
  { role, scope }: RequiredRole,
  principalId: string | null,
  assignments: readonly FoundAssignment[],
  mayGrant: boolean,
): GrantState {
  if (principalId === null) return { role, scope, heldAt: null, name: '', isMadeHere: false, mayGrant: false };
  const name = assignmentName(scope, vaultRoles[role].id, principalId);
  const isMadeHere = assignments.some((one) => sameId(one.name, name) && sameId(one.scope, scope));
  return { role, scope, heldAt: heldAt(assignments, principalId, { role, scope }) ?? null, name, isMadeHere, mayGrant };
}

/** Take an assignment back that the portal has made at this very scope; false if there is none of its name. */
export async function revoke(azure: Azure, principalId: string, { role, scope }: RequiredRole): Promise<boolean> {
  const name = assignmentName(scope, vaultRoles[role].id, principalId);
  const found = await assignmentsAt(azure, principalId, scope);
  if (!found.some((one) => sameId(one.name, name) && sameId(one.scope, scope))) return false;
  try {
    await azure.authorization(parseResourceId(scope)?.subscriptionId ?? '').roleAssignments.delete(scope, name);
    return true;
  } catch (error) {
    // Gone meanwhile: that is what was wanted.
    if (problemOf(error)[0] === 404) return false;
    throw error;
  }
}

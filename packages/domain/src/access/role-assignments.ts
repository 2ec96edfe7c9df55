import { isWithin, type RequiredRole, type VaultRole } from './roles.ts';
import { parseResourceId, resourceGroupId } from '../names/resource-id.ts';

/** Where a role may be assigned: at the resource itself, its resource group, or its subscription; the smallest first. */
export const assignmentWidths = ['resource', 'group', 'subscription'] as const;

/** How far up a role is assigned. */
export type AssignmentWidth = (typeof assignmentWidths)[number];

/** How far up each role is assigned; at the resource itself where nothing is said. */
export type AssignmentWidths = Partial<Record<VaultRole, AssignmentWidth>>;

/** The scope of that width around a scope; a scope that is wider already stays as it is. */
export function scopeAt(scope: string, width: AssignmentWidth): string {
  const { subscriptionId, resourceGroup } = parseResourceId(scope) ?? {};
  if (subscriptionId === undefined || width === 'resource') return scope;
  if (width === 'subscription') return `/subscriptions/${subscriptionId}`;
  return resourceGroup === undefined ? scope : resourceGroupId(subscriptionId, resourceGroup);
}

/** The widths that differ for a scope: a resource group has no resource of its own to be smaller. */
export const widthsOf = (scope: string): AssignmentWidth[] =>
  assignmentWidths.filter(
    (width, index) => index === 0 || scopeAt(scope, width) !== scopeAt(scope, assignmentWidths[index - 1] ?? 'resource'),
  );

/** The assignments that give everything needed: each role once per scope, and none below one that covers it. */
export function assignmentsFor(needed: readonly RequiredRole[], widths: AssignmentWidths = {}): RequiredRole[] {
  const wide = needed.map(({ role, scope }) => ({ role, scope: scopeAt(scope, widths[role] ?? 'resource') }));
  return wide.filter(
    (one, index) =>
      !wide.some(
        (other, place) =>
          place !== index &&
          other.role === one.role &&
          isWithin(one.scope, other.scope) &&
          (place < index || !isWithin(other.scope, one.scope)),
      ),
  );
}

/** An assignment that is wanted, with how it stands. */
export type AssignmentState = RequiredRole & {
  /** The scope at which the role is held: this one or one above; null if nowhere. */
  heldAt: string | null;
  /** The GUID that an assignment made here has: it follows from scope, role and principal. */
  name: string;
  /** Whether the assignment at `heldAt` is one that the portal made: it can be taken back here. */
  isMadeHere: boolean;
  /** Whether the signed-in person may assign roles at this scope. */
  mayAssign: boolean;
  /** Whether the signed-in person may take back the assignment that the portal made at `heldAt`. */
  mayRevoke: boolean;
};

/**
 * How long to wait before Azure is asked once more whether new roles count, by how often it has been asked already;
 * in ms of Azure's time. Source: role assignments take effect within 10 minutes, support matrix 2026-09-17.
 */
export const askAgainAfterMs = (asked: number): number => Math.min(15_000 * 2 ** Math.floor(Math.max(0, asked - 1) / 2), 60_000);

/** After this long without effect something else is wrong; source: a documentation change that argues for 30 minutes (azure-docs 86857). */
export const longestPropagationMs = 30 * 60_000;

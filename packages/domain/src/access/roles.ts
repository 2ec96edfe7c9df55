/** An Azure built-in role that the vault's identity needs. */
export type Role = { name: string; id: string };

/** The roles by what they let the vault do; ids from Azure's built-in role definitions (2026-08). */
export const vaultRoles = {
  exporter: { name: 'Elastic SAN Snapshot Exporter', id: '1c4770c0-34f7-4110-a1ea-a5855cc7a939' },
  snapshots: { name: 'Disk Snapshot Contributor', id: '7efff54f-a5b4-42b5-a1c5-5411624893ce' },
  importer: { name: 'Elastic SAN Volume Importer', id: '90e8b822-3e73-47b5-868a-787dc80c008f' },
  reader: { name: 'Reader', id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' },
} as const satisfies Record<string, Role>;

/** Which of the four roles. */
export type VaultRole = keyof typeof vaultRoles;

/** A role at the smallest scope that suffices. */
export type RequiredRole = { role: VaultRole; scope: string };

/** What the vault's identity needs to back a volume up; source: support matrix 2026-09-17. */
export const rolesForBackup = (sanId: string, snapshotGroupId: string): RequiredRole[] => [
  { role: 'exporter', scope: sanId },
  { role: 'snapshots', scope: snapshotGroupId },
];

/** What the vault's identity needs to restore into a SAN; source: support matrix 2026-09-17. */
export const rolesForRestore = (targetSanId: string, snapshotGroupId: string): RequiredRole[] => [
  { role: 'importer', scope: targetSanId },
  { role: 'reader', scope: snapshotGroupId },
];

/**
 * One role assignment that counts for a principal, as far as a rule cares. What is assigned above the subscription counts in all of it,
 * and `heldAt` is then where it stands; what a group holds counts for its members.
 */
export type RoleAssignment = { roleId: string; scope: string; principalId: string; heldAt?: string; isThroughGroup?: true };

/** What a vault needs for the items that it protects: to back each up, and to restore it into its own SAN; none stands twice. */
export function rolesForItems(items: readonly { sanId: string; snapshotGroupId: string }[]): RequiredRole[] {
  const all = items.flatMap(({ sanId, snapshotGroupId }) => [
    ...rolesForBackup(sanId, snapshotGroupId),
    ...rolesForRestore(sanId, snapshotGroupId),
  ]);
  const keyOf = ({ role, scope }: RequiredRole) => `${role} ${scope.toLowerCase()}`;
  return [...new Map(all.map((needed) => [keyOf(needed), needed])).values()];
}

/** A role that a vault needs with where its identity holds it: at the scope, above it, or nowhere. */
export type HeldRole = RequiredRole & { heldAt: string | null };

/** The scope at which a role is held. An assignment counts there and everywhere below; another role never does, Owner included. */
export function heldAt(assignments: readonly RoleAssignment[], principalId: string, needed: RequiredRole): string | undefined {
  const wanted = vaultRoles[needed.role].id;
  const counting = assignments.filter(
    (assignment) =>
      assignment.principalId.toLowerCase() === principalId.toLowerCase() &&
      assignment.roleId.toLowerCase() === wanted &&
      isWithin(needed.scope, assignment.scope),
  );
  const [nearest] = counting.toSorted((a, b) => b.scope.length - a.scope.length);
  return nearest?.heldAt ?? nearest?.scope;
}

/** Whether a role is held, be it at the scope or above it. */
export const holdsRole = (assignments: readonly RoleAssignment[], principalId: string, needed: RequiredRole): boolean =>
  heldAt(assignments, principalId, needed) !== undefined;

/**
 * The assignments of a principal that none of the roles it needs is held by: another role, or a scope where nothing needs it. What stands
 * above the subscription or belongs to a group may serve others, and is not judged. Where the vault protects other things than volumes, a
 * role that these may need is not judged either: of ours, disk backup takes Disk Snapshot Contributor and Reader, too ([D] disk backup).
 */
export const superfluousOf = (
  assignments: readonly RoleAssignment[],
  principalId: string,
  needed: readonly RequiredRole[],
  protectsOthers = false,
): RoleAssignment[] =>
  assignments.filter(
    (assignment) =>
      (!protectsOthers || isOfVolumesAlone(assignment.roleId)) &&
      assignment.principalId.toLowerCase() === principalId.toLowerCase() &&
      assignment.heldAt === undefined &&
      assignment.isThroughGroup !== true &&
      !needed.some((role) => vaultRoles[role.role].id === assignment.roleId.toLowerCase() && isWithin(role.scope, assignment.scope)),
  );

const ofVolumesAlone: ReadonlySet<string> = new Set([vaultRoles.exporter.id, vaultRoles.importer.id]);

/** Whether no other data source than volumes needs a role. */
export const isOfVolumesAlone = (roleId: string): boolean => ofVolumesAlone.has(roleId.toLowerCase());

/** A role that a vault's identity holds although nothing in the vault needs it there. */
export type SpareRole = { id: string; name: string; scope: string };

/** Whether a scope is another or stands below it. */
export function isWithin(scope: string, above: string): boolean {
  const inner = scope.toLowerCase().replace(/\/$/, '');
  const outer = above.toLowerCase().replace(/\/$/, '');
  // Nothing stands above everything, save the root.
  if (above === '') return false;
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** What stands at a scope or above it among many things, in their order: found by the names of the scope, without a look at each thing. */
export function standingOver<T extends { scope: string }>(things: readonly T[]): (scope: string) => T[] {
  const byScope = new Map<string, [index: number, thing: T][]>();
  for (const [index, thing] of things.entries()) {
    const { scope } = thing;
    if (scope === '') continue;
    const key = scope.toLowerCase().replace(/\/$/, '');
    const here = byScope.get(key) ?? [];
    here.push([index, thing]);
    byScope.set(key, here);
  }
  return (scope) => {
    if (byScope.size === 0) return [];
    const inner = scope.toLowerCase().replace(/\/$/, '');
    const found: [index: number, thing: T][] = [...(byScope.get(inner) ?? [])];
    for (let end = inner.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : inner.lastIndexOf('/', end - 1)) {
      found.push(...(byScope.get(inner.slice(0, end)) ?? []));
    }
    return found.toSorted(([a], [b]) => a - b).map(([, thing]) => thing);
  };
}

/** What a person may do somewhere, as Azure's permissions API says it. */
export type Permission = { actions: string[]; notActions: string[] };

/** Whether an action is among someone's permissions: one entry must allow it and not take it back. */
export const mayDo = (permissions: readonly Permission[], action: string): boolean =>
  permissions.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => covers(pattern, action)) && !notActions.some((pattern) => covers(pattern, action)),
  );

function covers(pattern: string, action: string): boolean {
  const source = pattern
    .split('*')
    .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(action);
}

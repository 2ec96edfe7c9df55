import { nameFault } from './name-rules.ts';
import type { NameFault } from './name-rules.ts';
import { holdsRole, rolesForBackup, rolesForRestore } from './roles.ts';
import type { RequiredRole, RoleAssignment } from './roles.ts';
import type { SupportMatrix } from './support-matrix.ts';

/** How one rule came out: fine, to be decided by Azure, mendable here, or in the way. */
export type CheckVerdict = 'ready' | 'attention' | 'blocked';

/** The rules that are looked at before a volume is protected or restored. */
export const rules = [
  'size',
  'region',
  'unprotected',
  'same-place',
  'vault-identity',
  'snapshot-group',
  'delete-lock',
  'role',
  'restore-point',
  'snapshot',
  'target-group',
  'volume-name',
  'deleted-volume',
  'capacity',
  'daily-limit',
] as const;

/** One rule of readiness. */
export type Rule = (typeof rules)[number];

/** A rule's outcome with what its sentence needs. */
export type Check = {
  rule: Rule;
  verdict: CheckVerdict;
  /** What the sentence names: a size, a region, a lock, the vault that protects already. */
  about?: string | undefined;
  /** The limit that the rule is about, as Microsoft words it. */
  limit?: string | undefined;
  role?: RequiredRole | undefined;
  fault?: NameFault | 'taken' | undefined;
};

/** What must be known about a volume, its vault and the snapshot resource group. */
export type BackupFacts = {
  volume: { sizeGiB: number; region: string; subscriptionId: string; sanId: string; protectedBy: string | null };
  vault: { region: string; subscriptionId: string; principalId: string | null };
  snapshotGroup: { id: string; subscriptionId: string; exists: boolean; deleteLock: string | null };
  assignments: readonly RoleAssignment[];
};

/** Every rule for protecting a volume, in the order they are shown. */
export function backupReadiness(facts: BackupFacts, matrix: SupportMatrix): Check[] {
  const { volume, vault, snapshotGroup } = facts;
  const samePlace = volume.subscriptionId === vault.subscriptionId && volume.region === vault.region;
  const groupFits = snapshotGroup.exists && snapshotGroup.subscriptionId === volume.subscriptionId;
  return [
    sizeCheck(volume.sizeGiB, matrix),
    { rule: 'region', verdict: matrix.regions.includes(volume.region) ? 'ready' : 'blocked', about: volume.region },
    { rule: 'unprotected', ...mustBeNull(volume.protectedBy) },
    { rule: 'same-place', verdict: samePlace ? 'ready' : 'blocked', about: vault.region },
    { rule: 'vault-identity', verdict: vault.principalId === null ? 'blocked' : 'ready' },
    { rule: 'snapshot-group', verdict: groupFits ? 'ready' : 'blocked', about: snapshotGroup.id },
    { rule: 'delete-lock', ...mustBeNull(snapshotGroup.deleteLock) },
    ...roleChecks(rolesForBackup(volume.sanId, snapshotGroup.id), vault.principalId, facts.assignments),
  ];
}

/** What must be known about the target of a restore. */
export type RestoreFacts = {
  point: {
    sizeGiB: number;
    region: string;
    snapshotGroupId: string;
    /** Whether the snapshot behind the point is there; `unknown` where the two cannot be matched. */
    snapshot: 'found' | 'gone' | 'unknown';
  };
  vault: { principalId: string | null };
  target: { sanId: string; region: string; freeGiB: number; takenNames: readonly string[]; volumeName: string };
  restoresToday: number;
  assignments: readonly RoleAssignment[];
};

/** Every rule for restoring into a volume group, in the order they are shown. */
export function restoreReadiness(facts: RestoreFacts, matrix: SupportMatrix): Check[] {
  const { point, target, vault } = facts;
  const fault = volumeNameFault(target.volumeName, target.takenNames);
  return [
    { rule: 'snapshot', verdict: snapshotVerdicts[point.snapshot] },
    { rule: 'volume-name', verdict: fault === undefined ? 'ready' : 'blocked', about: target.volumeName, fault },
    ...deletedCheck(target),
    { rule: 'region', verdict: target.region === point.region ? 'ready' : 'blocked', about: target.region },
    { rule: 'capacity', verdict: target.freeGiB >= point.sizeGiB ? 'ready' : 'blocked', about: `${target.freeGiB}` },
    {
      rule: 'daily-limit',
      verdict: facts.restoresToday < matrix.restoresPerDay ? 'ready' : 'blocked',
      about: `${facts.restoresToday}`,
      limit: `${matrix.restoresPerDay}`,
    },
    { rule: 'vault-identity', verdict: vault.principalId === null ? 'blocked' : 'ready' },
    ...roleChecks(rolesForRestore(target.sanId, point.snapshotGroupId), vault.principalId, facts.assignments),
  ];
}

/** A deleted volume of that name is kept as name and seconds (recorded 2026-02): it cannot come back under its name once that is taken. */
function deletedCheck({ volumeName, takenNames }: RestoreFacts['target']): Check[] {
  const keptAs = takenNames.find(
    (name) => name.replace(/-\d{9,11}$/, '').toLowerCase() === volumeName.toLowerCase() && name.length > volumeName.length,
  );
  return keptAs === undefined ? [] : [{ rule: 'deleted-volume', verdict: 'attention', about: keptAs }];
}

const snapshotVerdicts = { found: 'ready', gone: 'blocked', unknown: 'attention' } as const satisfies Record<string, CheckVerdict>;

/** What is wrong with the name of a volume to be made; a restore never overwrites. */
export function volumeNameFault(name: string, taken: readonly string[]): NameFault | 'taken' | undefined {
  return nameFault('volume', name) ?? (taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? 'taken' : undefined);
}

/** Roles that are missing, out of a readiness list. */
export const missingRoles = (checks: readonly Check[]): RequiredRole[] =>
  checks.flatMap((check) => (check.verdict === 'attention' && check.role !== undefined ? [check.role] : []));

/** Whether nothing is known that would make Azure refuse; Azure stays the judge. */
export const isReady = (checks: readonly Check[]): boolean =>
  checks.every((check) => check.verdict === 'ready' || (check.verdict === 'attention' && check.role === undefined));

function sizeCheck(sizeGiB: number, matrix: SupportMatrix): Check {
  const size = { rule: 'size', about: `${sizeGiB}`, limit: matrix.volume.words } as const;
  if (sizeGiB > matrix.volume.mostGiB) return { ...size, verdict: 'blocked' };
  // Between the two Microsoft's "TB" is ambiguous: the service decides.
  return { ...size, verdict: sizeGiB > matrix.volume.sureGiB ? 'attention' : 'ready' };
}

const mustBeNull = (found: string | null): { verdict: CheckVerdict; about?: string } =>
  found === null ? { verdict: 'ready' } : { verdict: 'blocked', about: found };

function roleChecks(needed: RequiredRole[], principalId: string | null, assignments: readonly RoleAssignment[]): Check[] {
  return needed.map((role) => ({
    rule: 'role',
    // Without an identity nothing can be granted: the identity's own rule says so.
    verdict: principalId !== null && holdsRole(assignments, principalId, role) ? 'ready' : principalId === null ? 'blocked' : 'attention',
    role,
  }));
}

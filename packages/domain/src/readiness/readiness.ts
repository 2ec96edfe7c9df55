import { volumeNameFault, type NameFault } from '../names/name-rules.ts';
import { excessOf, type PointBudget } from '../time/policy-points.ts';
import type { PolicyTerms } from '../estate/policy.ts';
import { nameOf, sameId } from '../names/resource-id.ts';
import { holdsRole, rolesForBackup, rolesForRestore, type RequiredRole, type RoleAssignment } from '../access/roles.ts';
import { isServedRegion, isTooLarge, snapshotRedundancy, type SupportMatrix } from '../estate/support-matrix.ts';

/** How one rule came out: fine, to be decided by Azure, mendable here, or in the way. */
export type CheckVerdict = 'ready' | 'attention' | 'blocked';

/** The rules that are looked at before a volume is protected or restored. */
export const rules = [
  'exists',
  'size',
  'region',
  'unprotected',
  'instance-name',
  'same-place',
  'provider',
  'vault-identity',
  'snapshot-group',
  'delete-lock',
  'source-lock',
  'point-limit',
  'snapshot-quota',
  'resized',
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
  /** What the rule is about could not be read: Azure decides. */
  isUnread?: true | undefined;
  fault?: NameFault | 'taken' | 'soft-deleted' | undefined;
  /** The volume that has what is wanted. */
  holder?: string | undefined;
  /** Missing where the quota could not be read. */
  quota?: QuotaOutlook | undefined;
};

/** How much of a quota is used, and what it is. */
export type QuotaUse = { used: number; limit: number };

/** Quotas of snapshots of a subscription in one region, one for each redundancy; source: Compute's usages. */
export type SnapshotQuotas = Record<'local' | 'zone', QuotaUse>;

/** A quota of snapshots with what a plan adds to it at most; null where its policy does not tell. */
export type QuotaOutlook = QuotaUse & { redundancy: keyof SnapshotQuotas; adds: number | null };

/** What must be known about a volume, its vault and the snapshot resource group. */
export type BackupFacts = {
  volume: {
    sizeGiB: number;
    region: string;
    subscriptionId: string;
    sanId: string;
    /** The vault that protects it already. */
    protectedBy: string | null;
    /** Whether a vault, or an item of one, that could not be read may protect it. */
    mayBeProtected?: boolean;
    /** Whether this vault keeps it as a deleted item. */
    isSoftDeleted: boolean;
    /** A lock on the volume or above it. */
    lock: string | null;
    /** Whether the locks there could not be read. */
    areLocksUnread?: boolean;
    /** When it was changed after it was made, as a resize does. */
    changedAt: string | null;
  };
  vault: { name: string; region: string; subscriptionId: string; principalId: string | null };
  snapshotGroup: { id: string; subscriptionId: string; exists: boolean; deleteLock: string | null; areLocksUnread?: boolean };
  /** Quotas in the vault's subscription and region; null where they cannot be read. */
  quotas: SnapshotQuotas | null;
  /** How many volumes are to be protected together with this one, itself among them. */
  volumes: number;
  assignments: readonly RoleAssignment[];
  /** Scopes whose assignments could not be read. */
  unreadScopes: readonly string[];
  /** Resource providers that the subscription must be registered for, and is not. */
  unregistered: readonly string[];
  /** Whether there are others of which that could not be read. */
  areProvidersUnread?: boolean;
  /** What the policy says; null where none is chosen or it says what the portal has no words for. */
  terms: PolicyTerms | null;
  /** Azure's moment. */
  asOf: string;
};

/** Resource providers that backing up works through beside Elastic SAN's own; source: the operations of the roles of the vault (2026-08). */
export const providersForBackup = ['Microsoft.DataProtection', 'Microsoft.Compute'] as const;

/** For so long a change of a volume counts as recent: the snapshot after a resize is a full one and may fail; source: Elastic SAN snapshots. */
const recentMs = 24 * 3_600_000;

/** Every rule for protecting a volume, in the order they are shown. */
export function backupReadiness(facts: BackupFacts, matrix: SupportMatrix): Check[] {
  const { volume, vault, snapshotGroup } = facts;
  const region = volume.region.toLowerCase();
  const samePlace = sameId(volume.subscriptionId, vault.subscriptionId) && region === vault.region.toLowerCase();
  const budget = facts.terms === null ? null : excessOf(facts.terms, matrix);
  const groupFits = snapshotGroup.exists && sameId(snapshotGroup.subscriptionId, volume.subscriptionId);
  return [
    sizeCheck(volume.sizeGiB, matrix),
    { rule: 'region', verdict: isServedRegion(volume.region, matrix) ? 'ready' : 'blocked', about: volume.region },
    unprotectedCheck(facts),
    { rule: 'same-place', verdict: samePlace ? 'ready' : 'blocked', about: vault.region },
    { rule: 'provider', ...mustBeRegistered(facts) },
    { rule: 'vault-identity', verdict: vault.principalId === null ? 'blocked' : 'ready' },
    { rule: 'snapshot-group', verdict: groupFits ? 'ready' : 'blocked', about: snapshotGroup.id },
    { rule: 'delete-lock', ...noLock(snapshotGroup.deleteLock, snapshotGroup) },
    { rule: 'source-lock', ...noLock(volume.lock, volume) },
    ...pointCheck(budget),
    // Elsewhere nothing can be protected, and its quota is not known.
    ...(samePlace ? [quotaCheck(facts, budget?.points ?? null, matrix)] : []),
    resizedCheck(facts),
    ...roleChecks(rolesForBackup(volume.sanId, snapshotGroup.id), vault.principalId, facts),
  ];
}

/** An item of a vault by its name, which it shares with no other. */
export type NamedItem = { name: string; volumeId: string };

/** Whether another volume's item of the vault has the name, and would be overwritten by the same PUT: nothing is said of a free name, or of a volume's own. */
export function instanceNameCheck({ instance, volumeId }: { instance: string; volumeId: string }, inVault: readonly NamedItem[]): Check[] {
  const holder = inVault.find(({ name }) => sameId(name, instance));
  if (holder === undefined || sameId(holder.volumeId, volumeId)) return [];
  return [{ rule: 'instance-name', verdict: 'blocked', about: holder.name, holder: nameOf(holder.volumeId) }];
}

/** A volume that Azure does not have (any more): nothing else can be said of it. */
export const volumeMissing = (name: string): Check[] => [{ rule: 'exists', verdict: 'blocked', about: name }];

function unprotectedCheck({ volume, vault }: BackupFacts): Check {
  if (volume.protectedBy !== null) return { rule: 'unprotected', verdict: 'blocked', about: volume.protectedBy };
  // Source: security features of Backup vaults (2026): a soft-deleted item bars its own vault, not another one.
  if (volume.isSoftDeleted) return { rule: 'unprotected', verdict: 'blocked', about: vault.name, fault: 'soft-deleted' };
  return volume.mayBeProtected === true
    ? { rule: 'unprotected', verdict: 'attention', isUnread: true }
    : { rule: 'unprotected', verdict: 'ready' };
}

function pointCheck(budget: PointBudget | null): Check[] {
  if (budget === null) return [];
  const { points, limit, over } = budget;
  return [{ rule: 'point-limit', verdict: over === 0 ? 'ready' : 'blocked', about: `${points}`, limit: `${limit}` }];
}

/** Each point is a snapshot. Points that items of before have yet to make are not foreseen; a volume that has snapshots may stay with their redundancy. */
function quotaCheck({ volume: { region }, quotas, volumes }: BackupFacts, points: number | null, matrix: SupportMatrix): Check {
  const redundancy = snapshotRedundancy(region, matrix);
  const quota = quotas?.[redundancy];
  if (quota === undefined) return { rule: 'snapshot-quota', verdict: 'attention', about: region };
  const { used, limit } = quota;
  const adds = points === null ? null : points * volumes;
  // Whatever the policy says, a volume has at least one.
  const willFit = used + (adds ?? volumes) <= limit;
  const verdict = used >= limit ? 'blocked' : willFit ? 'ready' : 'attention';
  return { rule: 'snapshot-quota', verdict, about: region, quota: { used, limit, redundancy, adds } };
}

/** What Azure does not say of the sizes, it looks at itself when the restore begins. */
function capacityCheck(freeGiB: number | null, sizeGiB: number | null): Check {
  if (freeGiB === null || sizeGiB === null) return { rule: 'capacity', verdict: 'attention' };
  return { rule: 'capacity', verdict: freeGiB >= sizeGiB ? 'ready' : 'blocked', about: `${freeGiB}` };
}

function resizedCheck({ volume: { changedAt }, asOf }: BackupFacts): Check {
  const isRecent = changedAt !== null && Date.parse(asOf) - Date.parse(changedAt) < recentMs;
  return { rule: 'resized', verdict: isRecent ? 'attention' : 'ready', ...(changedAt === null ? {} : { about: changedAt }) };
}

/** What must be known about the target of a restore. */
export type RestoreFacts = {
  point: {
    /** Null where Azure does not say. */
    sizeGiB: number | null;
    region: string;
    snapshotGroupId: string;
    /** Whether the snapshot behind the point is there; `unknown` where the two cannot be matched. */
    snapshot: 'found' | 'gone' | 'unknown';
    /** Whether there is one that cannot be read and may be newer, although the newest was asked for. */
    isOlder?: boolean;
  };
  vault: { principalId: string | null };
  target: {
    sanId: string;
    region: string;
    freeGiB: number | null;
    takenNames: readonly string[];
    /** Whether there may be deleted volumes whose names could not be read. */
    areDeletedUnread?: boolean;
    volumeName: string;
  };
  restoresToday: number;
  assignments: readonly RoleAssignment[];
  /** Scopes whose assignments could not be read. */
  unreadScopes: readonly string[];
};

/** Every rule for restoring into a volume group, in the order they are shown. */
export function restoreReadiness(facts: RestoreFacts, matrix: SupportMatrix): Check[] {
  const { point, target, vault } = facts;
  const fault = volumeNameFault(target.volumeName, target.takenNames);
  return [
    ...(point.isOlder === true ? [{ rule: 'restore-point', verdict: 'attention', isUnread: true } as const] : []),
    { rule: 'snapshot', verdict: snapshotVerdicts[point.snapshot] },
    { rule: 'volume-name', verdict: fault === undefined ? 'ready' : 'blocked', about: target.volumeName, fault },
    ...deletedCheck(target),
    { rule: 'region', verdict: target.region === point.region ? 'ready' : 'blocked', about: target.region },
    capacityCheck(target.freeGiB, point.sizeGiB),
    {
      rule: 'daily-limit',
      verdict: facts.restoresToday < matrix.restoresPerDay ? 'ready' : 'blocked',
      about: `${facts.restoresToday}`,
      limit: `${matrix.restoresPerDay}`,
    },
    { rule: 'vault-identity', verdict: vault.principalId === null ? 'blocked' : 'ready' },
    ...roleChecks(rolesForRestore(target.sanId, point.snapshotGroupId), vault.principalId, facts),
  ];
}

/** A deleted volume of that name is kept as name and seconds (recorded 2026-02): it cannot come back under its name once that is taken. */
function deletedCheck({ volumeName, takenNames, areDeletedUnread = false }: RestoreFacts['target']): Check[] {
  const keptAs = takenNames.find(
    (name) => name.replace(/-\d{9,11}$/, '').toLowerCase() === volumeName.toLowerCase() && name.length > volumeName.length,
  );
  if (keptAs !== undefined) return [{ rule: 'deleted-volume', verdict: 'attention', about: keptAs }];
  return areDeletedUnread ? [{ rule: 'deleted-volume', verdict: 'attention', isUnread: true }] : [];
}

const snapshotVerdicts = { found: 'ready', gone: 'blocked', unknown: 'attention' } as const satisfies Record<string, CheckVerdict>;

/** Roles that are missing, out of a readiness list. */
export const missingRoles = (checks: readonly Check[]): RequiredRole[] =>
  checks.flatMap((check) => (check.verdict === 'attention' && check.role !== undefined && check.isUnread !== true ? [check.role] : []));

/** Whether nothing is known that would make Azure refuse; Azure stays the judge. */
export const isReady = (checks: readonly Check[]): boolean =>
  checks.every(({ verdict }) => verdict !== 'blocked') && missingRoles(checks).length === 0;

function sizeCheck(sizeGiB: number, matrix: SupportMatrix): Check {
  const size = { rule: 'size', about: `${sizeGiB}`, limit: matrix.volume.words } as const;
  if (isTooLarge(sizeGiB, matrix)) return { ...size, verdict: 'blocked' };
  // Between the two Microsoft's "TB" is ambiguous: the service decides.
  return { ...size, verdict: sizeGiB > matrix.volume.sureGiB ? 'attention' : 'ready' };
}

const mustBeNull = (found: string | null): { verdict: CheckVerdict; about?: string } =>
  found === null ? { verdict: 'ready' } : { verdict: 'blocked', about: found };

const mustBeRegistered = ({ unregistered: [first], areProvidersUnread = false }: BackupFacts): Omit<Check, 'rule'> =>
  first === undefined && areProvidersUnread ? { verdict: 'attention', isUnread: true } : mustBeNull(first ?? null);

/** No lock is known; where they could not be read, there may be one. */
const noLock = (found: string | null, { areLocksUnread = false }: { areLocksUnread?: boolean }): Omit<Check, 'rule'> =>
  found === null && areLocksUnread ? { verdict: 'attention', isUnread: true } : mustBeNull(found);

type Roles = { assignments: readonly RoleAssignment[]; unreadScopes: readonly string[] };

function roleChecks(needed: RequiredRole[], principalId: string | null, { assignments, unreadScopes }: Roles): Check[] {
  return needed.map((role) => {
    // Without an identity nothing can be assigned: the identity's own rule says so.
    if (principalId === null) return { rule: 'role', verdict: 'blocked', role };
    if (holdsRole(assignments, principalId, role)) return { rule: 'role', verdict: 'ready', role };
    const isUnread = unreadScopes.some((scope) => sameId(scope, role.scope));
    return { rule: 'role', verdict: 'attention', role, ...(isUnread ? { isUnread } : {}) };
  });
}

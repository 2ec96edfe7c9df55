import type { Attempt } from '../work/job.ts';
import type { BackupInstance, ProtectionState } from './backup-instance.ts';
import type { PolicyTerms } from './policy.ts';

/** Whether the backups of a protected item are what its policy promises; `unknown` where what tells it could not be read. */
export type Health =
  | { kind: 'on-time'; newestAt: string }
  /** The newest point is older than the policy promises: a backup that was due has made none. */
  | { kind: 'behind'; newestAt: string; dueAt: string; byMs: number }
  /** Every scheduled backup since then has failed, and none on demand was good; the newest point is from before it, null where there is none. */
  | { kind: 'failing'; since: string; newestAt?: string | null | undefined }
  | { kind: 'no-point' }
  /** Nothing promises a backup, or it is not known what does; the newest point may be known all the same, null where there is none. */
  | { kind: 'unknown'; newestAt?: string | null | undefined };

/** A protected item with how its backups go. */
export type WatchedInstance = BackupInstance & { health: Health };

/** A volume that has restore points, or had: what their page shows beside the points, where `group` is the volume group's name. */
export type PointVolume = Pick<WatchedInstance, 'id' | 'volumeName' | 'san' | 'vault' | 'policy' | 'state' | 'unknownState' | 'health'> & {
  group: string;
  /** Null where the policy cannot be read or says what the portal has no words for. */
  terms: PolicyTerms | null;
  /** Where the snapshots of its points are kept; empty where the item does not say. */
  snapshotGroupId: string;
  /** When Azure deletes a deleted item for good. */
  purgedAt: string | null;
  /** The backups of the last 14 days, save scheduled ones that succeeded: their points tell of those. Null where jobs may not be read. */
  attempts: Attempt[] | null;
};

/** How a protection is told in one word: its state or, where Azure calls it protected, how its backups go. Trouble comes first. */
export const standings = [
  'failing',
  'behind',
  'no-point',
  'not-known',
  'error',
  'not-configured',
  'unknown',
  'configuring',
  'updating',
  'protected',
  'stopped',
  'backups-paused',
  'expiry-paused',
  'deleting',
  'deleted',
] as const;

/** How a protection is told in one word. */
export type Standing = (typeof standings)[number];

const byHealth: Record<Health['kind'], Standing> = {
  'on-time': 'protected',
  behind: 'behind',
  failing: 'failing',
  'no-point': 'no-point',
  unknown: 'not-known',
};

/** How a protection stands: nothing is called protected without a restore point that is as new as its policy promises. */
export const standingOf = ({ state, health }: { state: ProtectionState; health: Health }): Standing =>
  state === 'protected' ? byHealth[health.kind] : state;

/** Whether somebody should look at a protection that stands so. */
export const isTrouble = (standing: Standing): boolean => ['failing', 'behind', 'error', 'not-configured', 'unknown'].includes(standing);

/** The moment of the newest restore point, where it is known. */
export const newestPointOf = (health: Health): string | undefined => ('newestAt' in health ? (health.newestAt ?? undefined) : undefined);

/** Whether it is known which is the newest restore point of an item, or that there is none. */
export const isNewestKnown = (health: Health): boolean =>
  health.kind === 'no-point' || ('newestAt' in health && health.newestAt !== undefined);

/** How many of some protections stand in each way; those that none stands in are left out. */
export function countStandings(protections: readonly { state: ProtectionState; health: Health }[]): Map<Standing, number> {
  const counts = Map.groupBy(protections, standingOf);
  return new Map(standings.flatMap((standing) => (counts.has(standing) ? [[standing, counts.get(standing)?.length ?? 0]] : [])));
}

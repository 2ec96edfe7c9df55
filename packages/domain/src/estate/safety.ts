import type { BackupInstance } from './backup-instance.ts';
import { isTrouble, standingOf, type Health, type PointVolume, type Standing } from './health.ts';
import type { LastBackup } from '../work/job.ts';
import type { VolumeProtection } from './volume.ts';

/** How safe a volume is, in the order of a bar: each volume is in one of these. */
export const safeties = ['safe', 'behind', 'failing', 'no-point', 'changing', 'stopped', 'not-protected', 'cannot', 'not-known'] as const;

/** How safe a volume is. */
export type Safety = (typeof safeties)[number];

const byStanding: Record<Standing, Safety> = {
  protected: 'safe',
  behind: 'behind',
  failing: 'failing',
  // What Azure calls an error makes no points either.
  error: 'failing',
  'not-configured': 'failing',
  'no-point': 'no-point',
  configuring: 'no-point',
  updating: 'changing',
  deleting: 'changing',
  stopped: 'stopped',
  'backups-paused': 'stopped',
  'expiry-paused': 'stopped',
  deleted: 'stopped',
  'not-known': 'not-known',
  unknown: 'not-known',
};

/** How safe a volume is: `safe` alone has a restore point as new as its policy promises. */
export function safetyOf(protection: VolumeProtection): Safety {
  if (protection.kind === 'protected') return byStanding[standingOf(protection)];
  return protection.kind === 'unknown' ? 'not-known' : protection.kind;
}

/** How many volumes are safe in each way, in the order of a bar; those that none is in are left out. */
export function countSafety(volumes: readonly { protection: VolumeProtection }[]): { safety: Safety; count: number }[] {
  const counts = Map.groupBy(volumes, ({ protection }) => safetyOf(protection));
  return safeties.flatMap((safety) => (counts.has(safety) ? [{ safety, count: counts.get(safety)?.length ?? 0 }] : []));
}

/** What somebody should see to, the most urgent first. */
export const needs = ['failing', 'error', 'not-configured', 'behind', 'unknown', 'warned', 'stopped', 'backups-paused'] as const;

/** What somebody should see to in a protected item. */
export type Need = (typeof needs)[number];

const isNeed = (standing: Standing | Need): standing is Need => needs.some((need) => need === standing);

/** What somebody should see to in a protected item: how it stands, or that its last backup came with a warning; undefined where all is well. */
export function needOf(
  item: Pick<BackupInstance, 'state'> & { health: Health; lastBackup: Pick<LastBackup, 'status'> | null },
): Need | undefined {
  const standing = standingOf(item);
  if (isNeed(standing)) return standing;
  return standing === 'protected' && item.lastBackup?.status === 'completed-with-warnings' ? 'warned' : undefined;
}

/** Whether a need is one that keeps an item from being safe now; the others can wait. */
export const isUrgent = (need: Need): boolean => need !== 'warned' && isTrouble(need);

type Troubled = Pick<PointVolume, 'volumeName' | 'state' | 'health' | 'attempts'>;

const failedAt = ({ attempts }: Troubled): string =>
  (attempts ?? [])
    .filter(({ status, trigger }) => status === 'failed' && trigger === 'scheduled')
    .reduce((newest, { startedAt }) => (startedAt > newest ? startedAt : newest), '');

/** How much trouble a volume is in: each part counts only where those before it are alike. */
function rankOf(volume: Troubled): readonly [kind: number, within: number] {
  const { health } = volume;
  const standing = standingOf(volume);
  if (standing === 'failing' && health.kind === 'failing') return [0, Date.parse(health.since)];
  if (standing === 'behind' && health.kind === 'behind') return [1, -health.byMs];
  if (isTrouble(standing)) return [2, 0];
  const failed = failedAt(volume);
  return failed === '' ? [4, 0] : [3, -Date.parse(failed)];
}

/** Whether something is wrong with a volume's scheduled backups, or was in the last 14 days. */
export const isTroubled = (volume: Troubled): boolean => rankOf(volume)[0] < 4;

/** Trouble first: what fails the longest, what is behind the most, then the most recent failure of a scheduled backup; what is well by name. */
export function byTrouble(one: Troubled, other: Troubled): number {
  const [a, b] = [rankOf(one), rankOf(other)];
  return a[0] - b[0] || a[1] - b[1] || one.volumeName.localeCompare(other.volumeName, 'en');
}

import type { PolicyTerms } from '../estate/policy.ts';
import { pointsAt } from './policy-points.ts';

const dayMs = 86_400_000;

/** What snapshots cost in a region, in US dollars for a GB and month, and the day on which that was read. */
export type SnapshotRate = { region: string; usdPerGBMonth: number; readOn: string };

/** What somebody knows of a volume: how much of it is used, and which share of that changes in a day. */
export type VolumeUsage = { usedGiB: number; dailyChange: number };

/** What the snapshots behind some points hold: the oldest everything, each later one what has changed since the one before. */
export type SnapshotSizes = { fullGiB: number; changedGiB: number; totalGiB: number };

/**
 * An estimate of what points take up. A point holds what has changed since the one kept before it, be that a day or a week
 * ago, and never more than is used. Source: incremental snapshots are billed on used size (Azure managed disks, 2026-08).
 */
export function snapshotSizes(points: readonly { time: string }[], { usedGiB, dailyChange }: VolumeUsage): SnapshotSizes {
  const moments = points.map(({ time }) => Date.parse(time)).sort((one, other) => one - other);
  const fullGiB = moments.length === 0 ? 0 : usedGiB;
  let changedGiB = 0;
  for (const [index, moment] of moments.entries()) {
    const before = moments[index - 1];
    if (before !== undefined) changedGiB += Math.min(usedGiB, (usedGiB * dailyChange * (moment - before)) / dayMs);
  }
  return { fullGiB, changedGiB, totalGiB: fullGiB + changedGiB };
}

/** What is taken of volumes of which nobody has said more: that all of their size is used, and 2 % of that changes in a day. */
export const assumedUsage = { usedShare: 1, dailyChange: 0.02 } as const;

/** What a policy keeps hardly hangs on the day: any day will do where Azure's is not known. */
const someDay = '2026-07-01T00:00:00.000Z';

/** An estimate of what the snapshots of volumes take up once their policy has backed up for a year, by that assumption. */
export function settledSnapshots(terms: PolicyTerms, sizeGiB: number, asOf: string): SnapshotSizes {
  const moment = asOf === '' ? someDay : asOf;
  const aYearAgo = new Date(Date.parse(moment) - 365 * dayMs).toISOString();
  return snapshotSizes(pointsAt(terms, moment, aYearAgo), {
    usedGiB: sizeGiB * assumedUsage.usedShare,
    dailyChange: assumedUsage.dailyChange,
  });
}

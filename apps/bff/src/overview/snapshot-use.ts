import { settledSnapshots, takesVolume, type Volume } from '@esan/domain';
import type { WatchedItem } from '../estate/items-everywhere.ts';

/** What snapshots take up in a region, by an estimate. */
export type RegionSnapshots = { region: string; volumes: number; sizeGiB: number; totalGiB: number };

/** An estimate of what the snapshots of all protected items take up, the region that has most first. */
export function snapshotUse(
  items: readonly WatchedItem[],
  volumes: readonly Volume[],
  asOf: string,
): { regions: RegionSnapshots[]; notCounted: number } {
  const sizes = new Map(volumes.map(({ id, sizeGiB }) => [id.toLowerCase(), sizeGiB]));
  // What was never configured holds no snapshot.
  const holding = items.filter(({ state }) => takesVolume(state));
  const counted = holding.flatMap(({ volumeId, policyId, region, terms }) => {
    const sizeGiB = sizes.get(volumeId.toLowerCase());
    return sizeGiB === undefined || terms === null ? [] : [{ key: `${region} ${policyId}`.toLowerCase(), region, terms, sizeGiB }];
  });
  const ofPolicies = [...Map.groupBy(counted, ({ key }) => key).values()].flatMap((alike) => {
    const sizeGiB = alike.reduce((sum, one) => sum + one.sizeGiB, 0);
    return alike.slice(0, 1).map(({ region, terms }) => {
      const { totalGiB } = settledSnapshots(terms, sizeGiB, asOf);
      return { region, volumes: alike.length, sizeGiB, totalGiB };
    });
  });
  const regions = [...Map.groupBy(ofPolicies, ({ region }) => region.toLowerCase())].map(([region, parts]) => ({
    region,
    volumes: parts.reduce((sum, part) => sum + part.volumes, 0),
    sizeGiB: parts.reduce((sum, part) => sum + part.sizeGiB, 0),
    totalGiB: Math.round(parts.reduce((sum, part) => sum + part.totalGiB, 0)),
  }));
  return {
    regions: regions.sort((one, other) => other.totalGiB - one.totalGiB),
    notCounted: holding.length - counted.length,
  };
}

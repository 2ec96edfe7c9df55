import { textAt } from '../../arm/bodies.ts';
import { part } from '../../arm/found.ts';
import { requireRegion } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { World } from '../../world/world.ts';
import { diskSnapshotType, diskType, subscriptionPath, usageVersions } from './ids.ts';

/** What is counted: a resource type with its SKU, Azure's two names for it, and the limit; where none stands it is the world's. */
type Kind = readonly [type: string, sku: string, value: string, localizedValue: string, limit?: number];

/** Names and limits are those of posted outputs of `az vm list-usage` [C]. */
const kinds: readonly Kind[] = [
  [diskType, 'Standard_LRS', 'StandardDiskCount', 'StandardStorageDisks', 50_000],
  [diskType, 'Premium_LRS', 'PremiumDiskCount', 'PremiumStorageDisks', 50_000],
  [diskType, 'StandardSSD_LRS', 'StandardSSDDiskCount', 'StandardSSDStorageDisks', 50_000],
  [diskType, 'UltraSSD_LRS', 'UltraSSDDiskCount', 'UltraSSDStorageDisks', 1000],
  [diskSnapshotType, 'Standard_LRS', 'StandardSnapshotCount', 'StandardStorageSnapshots'],
  [diskSnapshotType, 'Premium_LRS', 'PremiumSnapshotCount', 'PremiumStorageSnapshots'],
  [diskSnapshotType, 'Standard_ZRS', 'ZRSSnapshotCount', 'ZrsStorageSnapshots'],
];

/** Where a quota counts, and of which SKU. */
type Counted = { subscriptionId: string; location: string; sku: string };

const regionKey = (location: string): string => location.replaceAll(' ', '').toLowerCase();

function countOf(world: World, type: string, { subscriptionId, location, sku }: Counted): number {
  let count = 0;
  for (const { sample, count: alike } of world.resources.alike(type, `/subscriptions/${subscriptionId}`))
    if (regionKey(sample.location ?? '') === regionKey(location) && textAt(sample, 'sku', 'name') === sku) count += alike;
  return count;
}

/** Whether there may be no more snapshots of a SKU in a region of a subscription; they are counted one by one only where there can be so many. */
export const snapshotQuotaReached = (world: World, counted: Counted): boolean =>
  world.resources.countOf(diskSnapshotType) >= world.snapshotQuota && countOf(world, diskSnapshotType, counted) >= world.snapshotQuota;

function listUsages(request: ArmRequest): ArmResponse {
  const { world } = request;
  const location = requireRegion(part(request, 'location'), 'locations/usages');
  const value = kinds.map(([type, sku, name, localizedValue, limit = world.snapshotQuota]) => ({
    limit,
    unit: 'Count',
    currentValue: countOf(world, type, { subscriptionId: part(request, 'subscriptionId'), location, sku }),
    name: { value: name, localizedValue },
  }));
  // Azure answers the whole list in one page [C].
  return { status: 200, body: { value } };
}

/** How much of its quotas of disks and snapshots a subscription uses in a region. */
export const usageRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: `${subscriptionPath}/locations/{location}/usages`,
    apiVersions: usageVersions,
    action: 'Microsoft.Compute/locations/usages/read',
    handle: listUsages,
  },
];

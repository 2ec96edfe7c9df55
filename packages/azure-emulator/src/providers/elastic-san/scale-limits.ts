import { numberAt, textAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { regionName } from '../../arm/regions.ts';
import { subscriptionOf } from '../../arm/scopes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { groupType, sanType, volumeType } from './ids.ts';
import { snapshotsOf } from './snapshots.ts';

// All figures are of the page of scale targets, which a ticket may raise for the number of SANs [D].
const sansPerRegion = 5;
const groupsPerSan = 200;
const volumesPerGroup = 1000;
// Of the page of volume snapshots [D].
const snapshotsPerVolume = 200;

/** Base and total capacity in TiB. */
type Capacity = { base: number; total: number };

const smaller: Capacity = { base: 100, total: 100 };
const larger: Capacity = { base: 400, total: 600 };
const zoneRedundant: Capacity = { base: 100, total: 200 };

// The page names the regions of either kind; of those that came later it says nothing, and they are taken for larger ones [U].
const smallerRegions = new Set(
  [
    'East Asia',
    'Korea Central',
    'South Africa North',
    'France Central',
    'Southeast Asia',
    'Qatar Central',
    'West US 3',
    'Sweden Central',
    'Switzerland North',
  ].map(regionName),
);

function capacityOf(sku: string, location: string): Capacity {
  if (sku === 'Premium_ZRS') return zoneRedundant;
  return smallerRegions.has(location) ? smaller : larger;
}

/** Refuse a SAN larger than its region and redundancy allow; code as of other parameters, words ours [U]. */
export function requireCapacity(san: Resource): void {
  const most = capacityOf(textAt(san.properties, 'sku', 'name') ?? '', san.location ?? '');
  const base = numberAt(san.properties, 'baseSizeTiB') ?? 0;
  const total = base + (numberAt(san.properties, 'extendedCapacitySizeTiB') ?? 0);
  if (base > most.base) throw tooLarge('baseSizeTiB', san, `at most ${most.base} TiB of base capacity`);
  if (total > most.total) throw tooLarge('extendedCapacitySizeTiB', san, `at most ${most.total} TiB in all`);
}

const tooLarge = (field: string, san: Resource, limit: string): ArmFailure =>
  badRequest(
    'InvalidParameter',
    `The value of parameter ${field} is invalid: a SAN of '${textAt(san.properties, 'sku', 'name') ?? ''}' in location '${san.location ?? ''}' has ${limit}.`,
  );

/** The code is that of other quotas of Azure, the words are ours [U]. */
const quotaReached = (what: string, limit: number): ArmFailure =>
  new ArmFailure(409, { code: 'QuotaExceeded', message: `The maximum number of ${what} has been reached. The limit is ${limit}.` });

/** One more SAN of a subscription in a region. */
export function requireRoomForSan(world: World, { id, location }: Resource): void {
  const here = world.resources.list(sanType, `/subscriptions/${subscriptionOf(id)}`).filter((one) => one.location === location);
  if (here.length >= sansPerRegion) throw quotaReached(`Elastic SANs of a subscription in location '${location ?? ''}'`, sansPerRegion);
}

/** One more volume group of a SAN. */
export function requireRoomForGroup(world: World, sanId: string): void {
  if (world.resources.list(groupType, sanId).length >= groupsPerSan) throw quotaReached('volume groups of an Elastic SAN', groupsPerSan);
}

/** One more volume of a volume group. */
export function requireRoomForVolume(world: World, groupId: string): void {
  if (world.resources.list(volumeType, groupId).length >= volumesPerGroup) throw quotaReached('volumes of a volume group', volumesPerGroup);
}

/** One more snapshot of a volume. */
export function requireRoomForSnapshot(world: World, volumeId: string): void {
  if (snapshotsOf(world, volumeId).length >= snapshotsPerVolume) throw quotaReached('snapshots of a volume', snapshotsPerVolume);
}

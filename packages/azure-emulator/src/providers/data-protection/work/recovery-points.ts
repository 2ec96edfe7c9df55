import { objectAt, textAt, valueAt } from '../../../arm/bodies.ts';
import type { Resource } from '../../../world/resource-store.ts';
import { guidOf } from '../../../world/guids.ts';
import type { World } from '../../../world/world.ts';
import { azureTime } from '../protocol/azure-time.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { nameOf, policyType, recoveryPointType, resourceGroupIdOf, subscriptionIdOf } from '../protocol/ids.ts';
import { factsOf } from '../items/instance-facts.ts';
import { policyIdOf, stateOf, volumeGroupIdOf, volumeNameOf } from '../items/instances.ts';
import { expiryShownAfterMs } from '../protocol/limits.ts';
import { leastRetentionMs, retentionMs } from '../policies/policy-rules.ts';

// Of one length always, so that the later one is the greater text.
const timeOf = (point: Resource): string => textAt(point.properties, 'recoveryPointTime') ?? '';

const newestFirst = (one: string, other: string): number => (one === other ? 0 : one < other ? 1 : -1);

/** The moment that a point holds, in milliseconds. */
export const takenAt = (point: Resource): number => Date.parse(timeOf(point));

/** The folder that the points of an instance are in. */
export const pointsFolder = (instanceId: string): string => `${instanceId}/recoveryPoints`;

/** Points of an instance as they came. */
export const pointsIn = (world: World, instanceId: string): Resource[] => [
  ...world.resources.directlyIn(recoveryPointType, pointsFolder(instanceId)),
];

/** How many these are. */
export const countOfPoints = (world: World, instanceId: string): number =>
  world.resources.countIn(recoveryPointType, pointsFolder(instanceId));

/** Points of an instance that have expired; only those old enough for it are looked at. */
export function expiredPoints(world: World, instance: Resource): Resource[] {
  const policy = world.resources.get(policyIdOf(instance.properties));
  const { now } = world.timeline;
  // A point is there once its backup has ended, and expires by when that began.
  const madeBy = now + world.pace.backup - leastRetentionMs(policy?.properties);
  const expiryOf = expiryIn(world, instance);
  const old = world.resources.directlyIn(recoveryPointType, pointsFolder(instance.id), [[Number.NEGATIVE_INFINITY, madeBy]]);
  return [...old].filter((point) => (expiryOf(point) ?? Number.POSITIVE_INFINITY) <= now);
}

/** Points of an instance, newest first as Azure lists them [R]. */
export const pointsOf = (world: World, instanceId: string): Resource[] =>
  pointsIn(world, instanceId).sort((one, other) => newestFirst(timeOf(one), timeOf(other)));

const metadataOf = (point: Resource): unknown => {
  const [store] = itemsAt(point.properties, 'recoveryPointDataStoresDetails');
  return itemsAt(JSON.parse(textAt(store, 'metaData') ?? '[]'))[0];
};

/** The managed-disk snapshot that a point is kept in. */
export function snapshotIdOf(point: Resource): string {
  const metadata = metadataOf(point);
  const group = `/subscriptions/${textAt(metadata, 'snapshotSubscriptionId') ?? ''}/resourceGroups/${textAt(metadata, 'snapshotRGName') ?? ''}`;
  return `${group}/providers/Microsoft.Compute/snapshots/${textAt(metadata, 'snapshotName') ?? ''}`;
}

/** Size of the volume at the moment of the point. */
export const sizeGiBOf = (point: Resource): number => Number(valueAt(metadataOf(point), 'sizeBytes')) / 1024 ** 3;

/** How the snapshot of a point is kept. */
export const snapshotSkuOf = (point: Resource): 'Standard_LRS' | 'Standard_ZRS' =>
  textAt(metadataOf(point), 'skuName') === 'Standard_ZRS' ? 'Standard_ZRS' : 'Standard_LRS';

// .NET ticks, as recorded (10): the moment at which protection was configured [R].
const ticksOf = (moment: number): string => String(BigInt(Math.floor(moment)) * 10_000n + 621_355_968_000_000_000n);

/** What points of an instance have in common. */
type Alike = { instance: Resource; tag: string; snapshotGroupId: string; sizeGiB: number; location: string; sku: string };

type OnePoint = { name: string; takenAt: number; snapshotName: string };

/** Keep a point. */
export function putPoint(
  world: World,
  { snapshotId, ...point }: Omit<Alike, 'snapshotGroupId'> & Omit<OnePoint, 'snapshotName'> & { snapshotId: string },
) {
  const snapshotGroupId = resourceGroupIdOf(snapshotId);
  return world.resources.put(pointsLike(world, { ...point, snapshotGroupId })({ ...point, snapshotName: nameOf(snapshotId) }));
}

/**
 * Points as they are kept, of which an instance has hundreds: what they have in common is worked out once. `metaData` has the fields of a
 * disk's point [R], unverified for Elastic SAN [U].
 */
export function pointsLike(world: World, alike: Alike): (point: OnePoint) => Resource {
  const { instance, tag, snapshotGroupId } = alike;
  const groupId = volumeGroupIdOf(instance.properties);
  const metadata = JSON.stringify({
    diskName: volumeNameOf(instance.properties),
    sizeBytes: alike.sizeGiB * 1024 ** 3,
    diskSnapshotConsistency: 'CrashConsistent',
    subscriptionId: subscriptionIdOf(groupId),
    location: alike.location,
    resourceGroupName: nameOf(resourceGroupIdOf(groupId)),
    skuName: alike.sku,
    osType: '',
    managedBy: null,
    snapshotSubscriptionId: subscriptionIdOf(snapshotGroupId),
    snapshotRGName: nameOf(snapshotGroupId),
  });
  const common = metadata.slice(0, -1);
  const store = guidOf(`${instance.id.toLowerCase()}/OperationalStore`);
  const policyName = nameOf(policyIdOf(instance.properties));
  const folder = pointsFolder(instance.id);
  const facts = factsOf(world, instance.id);
  return ({ name, takenAt: moment, snapshotName }) => ({
    properties: {
      objectType: 'AzureBackupDiscreteRecoveryPoint',
      recoveryPointId: name,
      recoveryPointTime: azureTime(moment),
      recoveryPointType: 'Incremental',
      friendlyName: name,
      recoveryPointDataStoresDetails: [
        {
          id: store,
          type: 'OperationalStore',
          creationTime: azureTime(moment),
          expiryTime: null,
          metaData: `[${common},"snapshotName":${JSON.stringify(snapshotName)}}]`,
          visible: true,
          state: 'COMMITTED',
          rehydrationExpiryTime: null,
          rehydrationStatus: null,
        },
      ],
      retentionTagName: tag,
      retentionTagVersion: ticksOf(facts.configuredAt),
      policyName,
      policyVersion: null,
      expiryTime: null,
      recoveryPointState: 'Completed',
    },
    id: `${folder}/${name}`,
    name,
    type: recoveryPointType,
  });
}

// Durations may say more than a date can; the longest that Azure writes is the last moment of the year 9999 [U].
const endOfTime = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Tells when points of an instance expire by its policy of today; none if they are kept for ever:
 * all points of a stopped instance, the latest of a suspended one [D].
 */
export function expiryIn(world: World, instance: Resource): (point: Resource) => number | undefined {
  const state = stateOf(instance);
  const policy = world.resources.get(policyIdOf(instance.properties));
  if (state === 'ProtectionStopped' || state === 'SoftDeleted' || policy?.type !== policyType) return () => undefined;
  const keptId = state === 'BackupsSuspended' ? pointsOf(world, instance.id)[0]?.id : undefined;
  const keptMs = new Map<string, number | undefined>();
  return (point) => {
    if (point.id === keptId) return undefined;
    const tag = textAt(point.properties, 'retentionTagName') ?? 'Default';
    if (!keptMs.has(tag)) keptMs.set(tag, retentionMs(policy.properties, tag));
    const ms = keptMs.get(tag);
    return ms === undefined ? undefined : Math.min(takenAt(point) + ms, endOfTime);
  };
}

/** A point as the service shows it: no metaData in lists, no expiryTime in the first minutes (recording 10) [R]. */
export function shownPoint(world: World, instance: Resource, point: Resource, shown: 'in a list' | 'alone'): unknown {
  const expiry = expiryIn(world, instance)(point);
  const isFresh = world.timeline.now - takenAt(point) < expiryShownAfterMs;
  const expiryTime = expiry === undefined || isFresh ? null : azureTime(expiry);
  const stores = itemsAt(point.properties, 'recoveryPointDataStoresDetails').map((store) => ({
    ...objectAt(store),
    expiryTime,
    ...(shown === 'in a list' ? { metaData: null } : {}),
  }));
  return { ...point, properties: { ...point.properties, recoveryPointDataStoresDetails: stores, expiryTime } };
}

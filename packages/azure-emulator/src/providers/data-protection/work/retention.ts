import { deleteLockOver } from '../../../arm/locks.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { removeSnapshot } from '../../compute/snapshots.ts';
import { endPast } from '../history/pasts.ts';
import { factsOf } from '../items/instance-facts.ts';
import { expiredPoints, expiryIn, pointsIn, snapshotIdOf } from './recovery-points.ts';

const dayMs = 86_400_000;

/** Plan anew when the points of an instance go, for a new policy or state: one after the other, the next when the first has gone. */
export function planRetention(world: World, instanceId: string): void {
  endPast(world, instanceId);
  const facts = factsOf(world, instanceId);
  delete facts.nextExpiryAt;
  const instance = world.resources.get(instanceId);
  if (instance === undefined) return;
  const { now } = world.timeline;
  const expiryOf = expiryIn(world, instance);
  const moments = pointsIn(world, instanceId).flatMap((point) => expiryOf(point) ?? []);
  const isLate = moments.some((moment) => moment <= now);
  const next = moments.filter((moment) => moment > now).reduce((least, moment) => Math.min(least, moment), Number.POSITIVE_INFINITY);
  if (isLate) world.timeline.at(now, () => prune(world, instanceId));
  if (next === Number.POSITIVE_INFINITY) return;
  facts.nextExpiryAt = next;
  world.timeline.at(next, () => {
    // Planned anew since, this plan is void.
    if (factsOf(world, instanceId).nextExpiryAt !== next) return;
    prune(world, instanceId);
    planRetention(world, instanceId);
  });
}

/** Plan that one point goes when its retention is over; whether it is then is looked at again at that moment. */
export function planExpiry(world: World, instanceId: string, point: Resource): void {
  const instance = world.resources.get(instanceId);
  const expiry = instance === undefined ? undefined : expiryIn(world, instance)(point);
  if (expiry !== undefined) world.timeline.at(expiry, () => prune(world, instanceId));
}

/** Remove the expired points of an instance with their snapshots; answers the locked scope if a delete lock held some. */
export function prune(world: World, instanceId: string): string | undefined {
  const instance = world.resources.get(instanceId);
  if (instance === undefined) return undefined;
  let locked: string | undefined;
  for (const point of expiredPoints(world, instance)) locked = dropPoint(world, point) ?? locked;
  if (locked !== undefined) tryAgainTomorrow(world, instance.id);
  return locked;
}

/** Remove a point and its snapshot, unless a delete lock forbids it; then the point stays, too. */
export function dropPoint(world: World, point: Resource): string | undefined {
  const snapshotId = snapshotIdOf(point);
  const locked = world.resources.has(snapshotId) ? deleteLockOver(world, snapshotId) : undefined;
  if (locked !== undefined) return locked;
  if (world.resources.has(snapshotId)) removeSnapshot(world, snapshotId);
  world.resources.remove(point.id);
  return undefined;
}

function tryAgainTomorrow(world: World, instanceId: string): void {
  const facts = factsOf(world, instanceId);
  const { now } = world.timeline;
  if (facts.nextPruneAt !== undefined && facts.nextPruneAt > now) return;
  facts.nextPruneAt = now + dayMs;
  world.timeline.after(dayMs, () => prune(world, instanceId));
}

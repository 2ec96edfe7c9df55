import type { World } from '../../../world/world.ts';

/** What the service knows about an instance and shows nowhere. */
type InstanceFacts = {
  /** When protection was configured; points carry it as retentionTagVersion. */
  configuredAt: number;
  /** The one scheduled backup that still counts; older plans are void. */
  nextRunAt?: number;
  /** When the last scheduled backup began that succeeded; it decides what is the first of a day or week. */
  lastScheduledSuccess?: number;
  /** How snapshots are kept: decided with the first one, and the same ever after. */
  snapshotSku?: 'Standard_LRS' | 'Standard_ZRS';
  /** When the next point expires, as was planned last; older plans are void. */
  nextExpiryAt?: number;
  /** When expired points that a lock holds are tried again. */
  nextPruneAt?: number;
};

const factsOfWorld = new WeakMap<World, Map<string, InstanceFacts>>();

/** The facts of one backup instance, by its id in any case. */
export function factsOf(world: World, instanceId: string): InstanceFacts {
  const known = factsOfWorld.get(world) ?? new Map<string, InstanceFacts>();
  factsOfWorld.set(world, known);
  const key = instanceId.toLowerCase();
  const facts = known.get(key) ?? { configuredAt: world.timeline.now };
  known.set(key, facts);
  return facts;
}

/** Forget an instance that is gone for good. */
export const forgetFacts = (world: World, instanceId: string): void => {
  factsOfWorld.get(world)?.delete(instanceId.toLowerCase());
};

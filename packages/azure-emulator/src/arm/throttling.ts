import type { Caller, World } from '../world/world.ts';
import { ArmFailure } from './errors.ts';
import { subscriptionOf } from './scopes.ts';

export type CallKind = 'read' | 'write' | 'delete';

export const callKind = (method: string): CallKind =>
  method === 'DELETE' ? 'delete' : ['GET', 'HEAD'].includes(method) ? 'read' : 'write';

/** Size and refill in a second of each bucket, for each subscription and principal (ARM's limits since 2024) [D]. */
const buckets: Record<CallKind, { size: number; perSecond: number }> = {
  read: { size: 250, perSecond: 25 },
  write: { size: 200, perSecond: 10 },
  delete: { size: 200, perSecond: 10 },
};

type Bucket = { tokens: number; at: number };

// Beside the world, not in it: what is counted here is no state of Azure's resources.
const kept = new WeakMap<World, Map<string, Bucket>>();

/** Whatever is in no subscription of the world counts for the tenant [U]. */
function keyOf(world: World, caller: Caller, kind: CallKind, path: string): string {
  const asked = subscriptionOf(path).toLowerCase();
  const known = world.subscriptions.some(({ subscriptionId }) => subscriptionId.toLowerCase() === asked);
  return `${known ? asked : ''}/${caller.objectId}/${kind}`;
}

/** A bucket with what has flowed in since it was last looked at. */
function bucketOf(world: World, key: string, kind: CallKind): Bucket {
  const ofWorld = kept.get(world) ?? new Map<string, Bucket>();
  kept.set(world, ofWorld);
  const { size, perSecond } = buckets[kind];
  const { now } = world.timeline;
  const bucket = ofWorld.get(key) ?? { tokens: size, at: now };
  bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  ofWorld.set(key, bucket);
  return bucket;
}

/** Calls of this kind that are left; none to say where a world does not throttle. */
export const callsLeft = (world: World, caller: Caller, kind: CallKind, path: string): number | undefined =>
  world.throttling ? Math.floor(bucketOf(world, keyOf(world, caller, kind, path), kind).tokens) : undefined;

/** Takes a token, or refuses in Azure's words [C]. */
export function spendCall(world: World, caller: Caller, kind: CallKind, path: string, retryAfter: (seconds: number) => string): void {
  if (!world.throttling) return;
  const bucket = bucketOf(world, keyOf(world, caller, kind, path), kind);
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return;
  }
  const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / buckets[kind].perSecond));
  const wait = retryAfter(seconds);
  const message = `Number of '${kind}' requests for subscription '${subscriptionOf(path)}' actor '${caller.objectId}' exceeded. Please try again after '${wait}' seconds.`;
  throw new ArmFailure(429, { code: 'SubscriptionRequestsThrottled', message }, { 'Retry-After': wait, 'x-ms-failure-cause': 'gateway' });
}

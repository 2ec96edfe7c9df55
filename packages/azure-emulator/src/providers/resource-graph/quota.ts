import type { ArmRequest } from '../../arm/routing/routes.ts';
import type { World } from '../../world/world.ts';
import { graphFailure } from './refusals.ts';

/** Queries of one caller in one window [D]. */
const queries = 15;
const windowMs = 5000;

type Window = { since: number; left: number };

const kept = new WeakMap<World, Map<string, Window>>();

/** The window of a caller; in a world that does not throttle each query begins a new one. */
function windowOf({ world, caller }: ArmRequest): Window {
  const { now } = world.timeline;
  const ofWorld = kept.get(world) ?? new Map<string, Window>();
  kept.set(world, ofWorld);
  const known = ofWorld.get(caller.objectId);
  if (known !== undefined && world.throttling && now < known.since + windowMs) return known;
  const fresh = { since: now, left: queries };
  ofWorld.set(caller.objectId, fresh);
  return fresh;
}

/** Takes a query from the caller's quota, or refuses in reported words [C]; the headers say what is left and when it begins anew [R]. */
export function spendQuery(request: ArmRequest): Record<string, string> {
  const window = windowOf(request);
  const seconds = Math.max(1, Math.ceil((window.since + windowMs - request.world.timeline.now) / 1000));
  const resets = { 'x-ms-user-quota-resets-after': `00:00:0${seconds}` };
  if (window.left === 0) {
    const message =
      'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.';
    throw graphFailure(request, 429, 'RateLimiting', [{ code: 'RateLimiting', message }], {
      'Retry-After': request.retryAfter(seconds),
      'x-ms-user-quota-remaining': '0',
      ...resets,
    });
  }
  window.left -= 1;
  return {
    'x-ms-user-quota-remaining': String(window.left),
    ...resets,
    'x-ms-ratelimit-remaining-tenant-resource-requests': String(window.left),
  };
}

import { answerArm } from '../../arm/routing/dispatch.ts';
import { allRoutes } from '../../providers/all-routes.ts';
import type { Fault } from '../../world/faults.ts';
import type { World } from '../../world/world.ts';
import { ControlFailure } from '../body.ts';
import { makeWorld, type WorldPlan } from '../make-world.ts';
import type { ControlSide } from '../route.ts';
import { leavesOf, worldRoutes } from '../world-routes.ts';
import type { Entry } from './journal.ts';

/** A world as a state file tells it. */
export type KeptWorld = { plan: WorldPlan; entries: Entry[]; now: number; drawn: number; faults: Fault[]; digest: string };

/** Make a world again by doing all that was done to it, each at its moment. */
export async function replayed(kept: KeptWorld, side: ControlSide): Promise<World> {
  const world = makeWorld(kept.plan);
  const isThrottling = world.throttling;
  world.throttling = false;
  // Faults of calls were met by calls that are not made again.
  world.faults.onlyLater = true;
  for (const entry of kept.entries) {
    world.timeline.advanceTo(entry.at);
    await again(world, entry, side);
  }
  world.timeline.advanceTo(kept.now);
  world.faults.onlyLater = false;
  world.throttling = isThrottling;
  world.guids.drawTo(kept.drawn);
  world.faults.replace(kept.faults);
  return world;
}

async function again(world: World, entry: Entry, side: ControlSide): Promise<void> {
  if ('drawn' in entry) return world.guids.drawTo(entry.drawn);
  if ('inVain' in entry) return world.activity.add(entry.inVain);
  if ('control' in entry) return controlAgain(world, entry.control, side);
  const { caller: objectId, path: rawPath, query, ...call } = entry.arm;
  const caller = world.callerOf(objectId);
  if (caller === undefined) throw new Error(`nobody in "${world.name}" has the object id ${objectId}`);
  answerArm({ ...call, body: call.body, world, caller, rawPath, query: new URLSearchParams(query), clockRate: 0 }, allRoutes);
}

async function controlAgain(
  world: World,
  { method, path, query, fields }: Extract<Entry, { control: unknown }>['control'],
  side: ControlSide,
): Promise<void> {
  const found = worldRoutes.find((route) => route.method === method && leavesOf(route, path) !== undefined);
  if (found === undefined) throw new Error(`there is no ${method} ${path}`);
  const url = new URL(`http://emulator/_emulator/worlds/${world.name}/${path}?${query}`);
  const incoming = { method, url, headers: {}, body: JSON.stringify(fields) };
  try {
    await found.handle({ side, world, incoming, fields, rest: leavesOf(found, path) ?? '' });
  } catch (error) {
    // Faults that calls had used up are still on.
    if (!(error instanceof ControlFailure)) throw error;
  }
}

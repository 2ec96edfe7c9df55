import { exportEstate } from '../scenarios/estate-file/export-estate.ts';
import { accessRoutes } from './access-routes.ts';
import { ControlFailure, onlyFields } from './body.ts';
import { advance, advanceUntilIdle, slowDown } from './clock.ts';
import { directoryRoutes } from './directory-routes.ts';
import { faultOf } from './fault-fields.ts';
import { resourceRoutes } from './resource-routes.ts';
import { created, done, ok, type ControlReply, type WorldCall, type WorldRoute } from './route.ts';
import { worldDetail, worldView } from './views.ts';

/** Every control route of one world; a path that ends in `/` leaves the last part open. */
export const worldRoutes: readonly WorldRoute[] = [
  { method: 'GET', path: '', handle: ({ world }) => ok(worldDetail(world)) },
  { method: 'POST', path: 'advance', section: 'clock', handle: (call) => moveClock(call, () => advance(call.world, call.fields)) },
  { method: 'POST', path: 'advance-until-idle', section: 'clock', handle: (call) => moveClock(call, () => runUntilIdle(call)) },
  { method: 'POST', path: 'slowness', section: 'clock', handle: (call) => moveClock(call, () => slowDown(call.world, call.fields)) },
  { method: 'GET', path: 'faults', handle: ({ world }) => ok({ value: world.faults.all }) },
  { method: 'POST', path: 'faults', section: 'faults', handle: (call) => addFault(call) },
  { method: 'DELETE', path: 'faults', handle: (call) => clearFaults(call) },
  { method: 'DELETE', path: 'faults/', handle: (call) => removeFault(call) },
  // A form cannot send DELETE.
  { method: 'POST', path: 'removed-faults/', section: 'faults', handle: (call) => removeFault(call) },
  { method: 'GET', path: 'export', handle: ({ world }) => ok(exportEstate(world)) },
  { method: 'GET', path: 'requests', handle: ({ side, world }) => ok({ value: side.log.of(world.name) }) },
  ...resourceRoutes,
  ...accessRoutes,
  ...directoryRoutes,
];

/** What a path leaves open of a route that it is of; nothing if it is of another. */
export function leavesOf(route: WorldRoute, path: string): string | undefined {
  if (!route.path.endsWith('/')) return route.path === path ? '' : undefined;
  return path.startsWith(route.path) && path.length > route.path.length ? path.slice(route.path.length) : undefined;
}

function moveClock({ world }: WorldCall, move: () => void): ControlReply {
  move();
  return ok(worldView(world));
}

function runUntilIdle({ world, fields }: WorldCall): void {
  onlyFields(fields);
  advanceUntilIdle(world);
}

function addFault({ world, fields }: WorldCall): ControlReply {
  const fault = faultOf(fields, world.guids.next());
  world.faults.add(fault);
  return created(fault);
}

function clearFaults({ world }: WorldCall): ControlReply {
  for (const fault of world.faults.all) world.faults.remove(fault.id);
  return done;
}

function removeFault({ world, rest }: WorldCall): ControlReply {
  if (!world.faults.all.some((fault) => fault.id === rest)) throw new ControlFailure(404, `No fault ${rest} is on in "${world.name}".`);
  world.faults.remove(rest);
  return done;
}

import type { CallPick, Fault, FaultOf } from '../../world/faults.ts';
import type { World } from '../../world/world.ts';
import { actionMatches } from '../access/access.ts';

/** What faults are picked by: the method, the path and the action that the call needs. */
export type Pickable = { world: World; method: string; path: string; action: string | undefined };

const concerns = ({ action, method, path }: CallPick, call: Pickable): boolean =>
  (action === '*' || (call.action !== undefined && actionMatches(action, call.action))) &&
  (method === undefined || method === call.method) &&
  (path === undefined || isAt(path, call.path));

const isAt = (wanted: string, path: string): boolean =>
  wanted.includes('*') ? actionMatches(wanted, path) : path.toLowerCase().includes(wanted.toLowerCase());

/** The fault of a kind that a call meets, used up by one. */
export const takeFault = <K extends Exclude<Fault['kind'], 'fail-later' | 'sign-in'>>(
  call: Pickable,
  kind: K,
  fits: (fault: FaultOf<K>) => boolean = () => true,
): FaultOf<K> | undefined => call.world.faults.take(kind, (fault) => concerns(fault, call) && fits(fault));

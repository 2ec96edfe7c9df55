import type { Caller, World } from '../world/world.ts';
import type { Delivery } from '../world/faults.ts';
import type { ArmFailure } from './errors.ts';

/** A call whose caller is known: token, world and body are settled before. */
export type ArmCall = {
  world: World;
  caller: Caller;
  method: string;
  /** As it stood in the request line, without query. */
  rawPath: string;
  query: URLSearchParams;
  /** By lower-cased name. */
  headers: Record<string, string>;
  body: unknown;
  /** Why there is no body although one was sent: it is too long or no JSON. */
  bodyFailure?: ArmFailure;
  /** Scheme and host that the caller used. */
  origin: string;
  /** Made by Azure Resource Manager itself for the caller: it is not counted as a call of the caller's. */
  isOwn?: true;
  /** World seconds in one real second; 0 when time stands still. */
  clockRate: number;
};

/** The answer to a call; `body` may be the resource itself, which goes on changing. `drop` asks to cut the connection after the work was done, `delivery` to send it as a fault has it. */
export type ArmAnswer = { status: number; headers: Record<string, string>; body?: unknown; drop?: true; delivery?: Delivery };

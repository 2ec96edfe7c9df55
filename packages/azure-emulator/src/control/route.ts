import type { Identity } from '../identity/provider.ts';
import type { Incoming } from '../pages/answer.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import type { Fields } from './body.ts';
import type { Journal } from './state/journal.ts';
import type { RequestLog } from './request-log.ts';

/** What the control endpoints act on. */
export type ControlSide = {
  worlds: Worlds;
  log: RequestLog;
  identity: Pick<Identity, 'tokens' | 'revokeSessions' | 'challengeClaims'>;
  /** Where the worlds are to survive the emulator. */
  journal?: Journal;
};

/** A control request inside one world; `rest` is the part of the path that the route leaves open. */
export type WorldCall = { side: ControlSide; world: World; incoming: Incoming; fields: Fields; rest: string };

/** What a route answers: JSON, or nothing. */
export type ControlReply = { status: 200 | 201 | 204; value?: unknown };

/** One control route below `/_emulator/worlds/{name}`; `section` is the part of the page that a form returns to. */
export type WorldRoute = {
  method: string;
  path: string;
  section?: string;
  handle: (call: WorldCall) => ControlReply | Promise<ControlReply>;
};

export const ok = (value: unknown): ControlReply => ({ status: 200, value });
export const created = (value: unknown): ControlReply => ({ status: 201, value });
export const done: ControlReply = { status: 204 };

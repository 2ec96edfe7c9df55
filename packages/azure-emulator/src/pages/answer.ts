import type { Delivery } from '../world/faults.ts';
import type { World } from '../world/world.ts';

/** A request as the emulator's own endpoints (sign-in, control) see it. */
export type Incoming = { method: string; url: URL; headers: Record<string, string>; body: string };

/** What those endpoints answer. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** An answer with what happens to it on its way: cut off, without a moment, or sent as a fault of a world has it. */
export type Sendable = Answer & { drop?: true; isDateless?: true; faulty?: { delivery: Delivery; world: World } };

export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body: JSON.stringify(value),
});

export const redirectAnswer = (status: 302 | 303, location: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { location, 'cache-control': 'no-store', ...headers },
  body: '',
});

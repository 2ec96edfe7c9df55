import { createContext, Script } from 'node:vm';
import { textAt } from '../../arm/bodies.ts';

const nothing = (): void => {};
// One for all queries: to make it takes longer than most of them.
const room = { work: nothing };
const context = createContext(room);
const script = new Script('work()');

// Not by its class: it may be one of the other context.
const isTimeout = (failure: unknown): boolean => textAt(failure, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * What some work gives; undefined where the machine is at it for longer than a limit. Expressions of RE2 are carried out here by an engine
 * that can go on for years about a short text, which nothing but the machine itself can stop; the clock of the world has no part in it.
 */
export function withinLimit<T>(limitMs: number, work: () => T): T | undefined {
  let given: T | undefined;
  room.work = () => {
    given = work();
  };
  try {
    script.runInContext(context, { timeout: limitMs });
  } catch (failure) {
    if (isTimeout(failure)) return undefined;
    throw failure;
  } finally {
    room.work = nothing;
  }
  return given;
}

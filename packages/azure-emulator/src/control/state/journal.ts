import type { ArmAnswer, ArmCall } from '../../arm/calls.ts';
import type { Deed } from '../../world/activity-log.ts';
import type { World } from '../../world/world.ts';
import type { Incoming } from '../../pages/answer.ts';
import type { Fields } from '../body.ts';
import type { WorldPlan } from '../make-world.ts';

/** Something that changed a world, at a moment of it. What happens by itself is not written down: it happens again. */
export type Entry = { at: number } & What;

type What =
  | {
      arm: { caller: string; method: string; path: string; query: string; headers: Record<string, string>; body?: unknown; origin: string };
    }
  | { control: { method: string; path: string; query: string; fields: Fields } }
  /** So many ids were drawn until then, and nothing else came of it. */
  | { drawn: number }
  /** Nothing came of a call, which the Activity log tells all the same. */
  | { inVain: Omit<Deed, 'number'> };

/** What one world was made of, and what has changed it since. */
export type WorldHistory = { plan: WorldPlan; entries: Entry[] };

/** Counters that stand still while nobody changes a world. */
const marksOf = ({ resources, timeline, blocks, operations }: World): string =>
  [resources.changes, timeline.planned, blocks.changes, operations.begun].join(' ');

// Nobody has business with these, and some are secret.
const notKept = new Set(['authorization', 'cookie', 'host', 'connection', 'content-length', 'user-agent', 'accept', 'accept-encoding']);

const keptHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !notKept.has(name)));

/** A call as it is made again: what belongs together by an id that Azure gave does so again. */
function toldOf({ caller, method, rawPath: path, query, headers, body, origin }: ArmCall, answer: ArmAnswer) {
  const id = answer.headers[correlation];
  const kept = { ...keptHeaders(headers), ...(id === undefined ? {} : { [correlation]: id }) };
  const told = { caller: caller.objectId, method, path, query: query.toString(), headers: kept, origin };
  return body === undefined ? told : { ...told, body };
}

const correlation = 'x-ms-correlation-request-id';

// These move the clock or concern tokens, which are made anew with each start.
const withoutTrace = new Set(['advance', 'advance-until-idle', 'tokens', 'revoke-sessions', 'claims-challenges']);

/** The histories of an emulator's worlds, from which they can be made again as they are. */
export class Journal {
  readonly #histories = new Map<World, WorldHistory>();
  readonly #changed: () => void;

  /** `changed` is told of whatever has to be written down. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get all(): ReadonlyMap<World, WorldHistory> {
    return this.#histories;
  }

  /** A world is there: a new one, or one with a history. */
  begin(world: World, plan: WorldPlan, entries: Entry[] = []): void {
    this.#histories.set(world, { plan, entries });
    this.#changed();
  }

  /** A world is gone, and another stands in its place. */
  forget(world: World): void {
    this.#histories.delete(world);
  }

  /** Answer a call of Azure Resource Manager, and write it down if it changes its world. */
  arm(call: ArmCall, answer: () => ArmAnswer): ArmAnswer {
    const { world } = call;
    const before = marksOf(world);
    const { drawn } = world.guids;
    const { count } = world.activity;
    const answered = answer();
    if (marksOf(world) !== before) {
      this.#write(world, { arm: toldOf(call, answered) });
      return answered;
    }
    if (world.guids.drawn !== drawn) this.#write(world, { drawn: world.guids.drawn });
    for (const { number: _, ...inVain } of world.activity.since(count)) this.#write(world, { inVain });
    return answered;
  }

  /** A control request was carried out. */
  control(world: World, { method, url }: Incoming, path: string, fields: Fields): void {
    if (method === 'GET' || method === 'HEAD' || withoutTrace.has(path)) return;
    this.#write(world, { control: { method, path, query: url.searchParams.toString(), fields } });
  }

  /** A control request was refused: what it had drawn by then stays drawn. */
  refused(world: World, drawnBefore: number): void {
    if (world.guids.drawn !== drawnBefore) this.#write(world, { drawn: world.guids.drawn });
  }

  #write(world: World, what: What): void {
    const entries = this.#histories.get(world)?.entries;
    if (entries === undefined) return;
    const last = entries.at(-1);
    const at = world.timeline.now;
    if ('drawn' in what && last !== undefined && 'drawn' in last && last.at === at) entries.pop();
    entries.push({ at, ...what });
    this.#changed();
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { PartOfList, readPart } from './part-of-list.ts';
import { AzureSilent } from './silence.ts';

/**
 * A way of reading. `open` queries of Resource Graph have no answer yet, and for `looks` looks in a row none has come; `hasGivenUp` says that one came
 * to none, `leavesOut` that something was not read because the services tell it too slowly.
 */
type Way = { isPastGraph: boolean; open: number; looks: number; hasGivenUp: boolean; leavesOut: boolean; changed: () => void };

const ways = new AsyncLocalStorage<Way>();

const wayThat = (isPastGraph: boolean, changed: () => void = () => undefined): Way => ({
  isPastGraph,
  open: 0,
  looks: 0,
  hasGivenUp: false,
  leavesOut: false,
  changed,
});

/** Resource Graph takes a second or so; where it takes longer, each service is asked beside it. Looks are counted, for a server that is busy itself does not look. */
const patienceMs = 2000;
const lookEveryMs = 100;

/** Whether what is read here is read past Resource Graph. */
export const isPastGraph = (): boolean => ways.getStore()?.isPastGraph === true;

/** Say of what is read here that something is left out which Resource Graph would tell. */
export function leaveOut(): void {
  const way = ways.getStore();
  if (way === undefined) return;
  way.leavesOut = true;
  way.changed();
}

/** Resource Graph has answered a part of a query, so that it is not silent. */
export function hearOfGraph(): void {
  const way = ways.getStore();
  if (way !== undefined) way.looks = 0;
}

/** A query of Resource Graph: for as long as it has no answer, whoever reads waits for it. Undefined is no answer. */
export async function awaitedOfGraph<T>(ask: () => Promise<T>): Promise<T> {
  const way = ways.getStore() ?? wayThat(false);
  way.open += 1;
  let answer: T | undefined;
  try {
    answer = await ask();
    return answer;
  } finally {
    way.open -= 1;
    way.looks = 0;
    if (answer === undefined) {
      way.hasGivenUp = true;
      way.changed();
    }
  }
}

/**
 * What Resource Graph tells, or, where it is silent for two seconds, what each service is asked beside it: whichever is there first and whole. The
 * other is given up. What leaves something out waits until Resource Graph has given up and what is read in its place leaves out the same.
 */
export async function besideSilentGraph<T>(read: () => Promise<T>, isWhole: (found: T) => boolean): Promise<T> {
  const [byGraph, byServices] = [new PartOfList(), new PartOfList()];
  const { promise: told, resolve } = Promise.withResolvers<T>();
  let kept: { found: T } | undefined;
  const settle = (): void => {
    if (kept !== undefined && waiting.hasGivenUp && waiting.leavesOut) resolve(kept.found);
  };
  const waiting = wayThat(false, settle);
  const askServices = async (): Promise<void> => {
    const way = wayThat(true);
    const found = await ways.run(way, () => readPart(byServices, read));
    if (!isWhole(found)) return;
    if (!way.leavesOut) resolve(found);
    kept = { found };
    settle();
  };
  const watch = setInterval(() => {
    waiting.looks = waiting.open === 0 ? 0 : waiting.looks + 1;
    if (waiting.looks < patienceMs / lookEveryMs) return;
    clearInterval(watch);
    // Where these fail, too, what comes of Resource Graph says it.
    askServices().catch(() => undefined);
  }, lookEveryMs);
  try {
    return await Promise.race([ways.run(waiting, () => readPart(byGraph, read)), told]);
  } finally {
    clearInterval(watch);
    for (const part of [byGraph, byServices]) part.stop.abort(new AzureSilent('POST', patienceMs));
  }
}

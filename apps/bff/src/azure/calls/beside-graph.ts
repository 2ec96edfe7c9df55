import { AsyncLocalStorage } from 'node:async_hooks';
import { PartOfList, readPart } from './part-of-list.ts';
import { AzureSilent } from './silence.ts';

/** What a reading waits for of Resource Graph: how many queries have no answer yet, and for how many looks in a row none has come. */
type Waiting = { open: number; looks: number };

const ways = new AsyncLocalStorage<Waiting | 'past it'>();

/** Resource Graph takes a second or so; where it takes longer, each service is asked beside it. Looks are counted, for a server that is busy itself does not look. */
const patienceMs = 2000;
const lookEveryMs = 100;

/** Whether what is read here is read past Resource Graph. */
export const isPastGraph = (): boolean => ways.getStore() === 'past it';

/** A query of Resource Graph: for as long as it has no answer, whoever reads waits for it. */
export async function awaitedOfGraph<T>(ask: () => Promise<T>): Promise<T> {
  const way = ways.getStore();
  const waiting = typeof way === 'object' ? way : { open: 0, looks: 0 };
  waiting.open += 1;
  try {
    return await ask();
  } finally {
    waiting.open -= 1;
    waiting.looks = 0;
  }
}

/**
 * What Resource Graph tells, or, where it is silent for two seconds, what each service is asked beside it: whichever is there first and whole. The
 * other is given up.
 */
export async function besideSilentGraph<T>(read: () => Promise<T>, isWhole: (found: T) => boolean): Promise<T> {
  const waiting: Waiting = { open: 0, looks: 0 };
  const [byGraph, byServices] = [new PartOfList(), new PartOfList()];
  const { promise: whole, resolve } = Promise.withResolvers<T>();
  const askServices = async (): Promise<void> => {
    const found = await ways.run('past it', () => readPart(byServices, read));
    if (isWhole(found)) resolve(found);
  };
  const watch = setInterval(() => {
    waiting.looks = waiting.open === 0 ? 0 : waiting.looks + 1;
    if (waiting.looks < patienceMs / lookEveryMs) return;
    clearInterval(watch);
    // Where these fail, too, what comes of Resource Graph says it.
    askServices().catch(() => undefined);
  }, lookEveryMs);
  try {
    return await Promise.race([ways.run(waiting, () => readPart(byGraph, read)), whole]);
  } finally {
    clearInterval(watch);
    for (const part of [byGraph, byServices]) part.stop.abort(new AzureSilent('POST', patienceMs));
  }
}

import { setImmediate } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * Waits for a turn of its own. Long computations take one after another, whoever asks for them, and between two of them the server looks
 * after everything else.
 */
export async function turn(): Promise<void> {
  const own = last.then(() => setImmediate());
  last = own;
  await own;
}

// A millisecond or two of the longest rules.
const atOnce = 100;

/** The same for each of many things, a hundred in a turn. */
export async function inTurns<T, R>(all: readonly T[], work: (some: readonly T[]) => readonly R[]): Promise<R[]> {
  const done: R[] = [];
  for (let first = 0; first < all.length; first += atOnce) {
    if (first > 0) await turn();
    done.push(...work(all.slice(first, first + atOnce)));
  }
  return done;
}

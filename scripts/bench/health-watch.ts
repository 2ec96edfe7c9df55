import { setTimeout as pause } from 'node:timers/promises';

/** What some work comes to, and how long /healthz has taken at most meanwhile, in ms. */
export type Watched<T> = { done: T; longestMs: number };

const everyMs = 20;

/** Asks /healthz of a server again and again while some work is under way. */
export async function watchingHealth<T>(url: string, work: Promise<T>): Promise<Watched<T>> {
  const times: number[] = [];
  const ended = work.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([ended, pause(everyMs, false)]))) {
    const since = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    times.push(performance.now() - since);
  }
  return { done: await work, longestMs: Math.max(...times) };
}

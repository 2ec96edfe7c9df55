type Heard = { at: number; came: number };

let heard: Heard | undefined;
const listeners = new Set<() => void>();

/** Azure's newest moment that an answer has told, and when it came, both in ms. */
export const lastHeard = (): Heard | undefined => heard;

/** An answer told Azure's moment. */
export function hearMoment(asOf: string): void {
  const at = Date.parse(asOf);
  // What was remembered for some seconds tells of an earlier moment than is known.
  if (Number.isNaN(at) || (heard !== undefined && at < heard.at && Date.now() - heard.came < 60_000)) return;
  heard = { at, came: Date.now() };
  for (const listener of listeners) listener();
}

/** A page that is opened has heard of no moment yet; a test opens several. */
export function forgetMoment(): void {
  heard = undefined;
}

/** Be told of each moment that comes; answers what ends it. */
export function onMoment(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

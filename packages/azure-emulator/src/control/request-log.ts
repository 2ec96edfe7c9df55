/** One ARM request as the log remembers it; `time` is the world's. */
export type LoggedRequest = { time: string; method: string; path: string; status: number; clientRequestId?: string };

/** The moment is put into words only when somebody reads them. */
type Kept = Omit<LoggedRequest, 'time'> & { at: number };

const kept = 1000;

/** The last ARM requests of every world, for debugging a failed test. */
export class RequestLog {
  #byWorld = new Map<string, Kept[]>();

  add(world: string, request: Kept): void {
    const requests = this.#byWorld.get(world) ?? [];
    requests.push(request);
    if (requests.length > kept) requests.shift();
    this.#byWorld.set(world, requests);
  }

  forget(world: string): void {
    this.#byWorld.delete(world);
  }

  /** Oldest first. */
  of(world: string): readonly LoggedRequest[] {
    return (this.#byWorld.get(world) ?? []).map(({ at, ...rest }) => ({ time: new Date(at).toISOString(), ...rest }));
  }
}

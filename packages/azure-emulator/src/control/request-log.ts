/** One ARM request as the log remembers it; `time` is the world's. */
export type LoggedRequest = { time: string; method: string; path: string; status: number; clientRequestId?: string };

const kept = 200;

/** The last ARM requests of every world, for debugging a failed test. */
export class RequestLog {
  #byWorld = new Map<string, LoggedRequest[]>();

  add(world: string, request: LoggedRequest): void {
    const requests = this.#byWorld.get(world) ?? [];
    requests.push(request);
    if (requests.length > kept) requests.shift();
    this.#byWorld.set(world, requests);
  }

  /** Oldest first. */
  of(world: string): readonly LoggedRequest[] {
    return this.#byWorld.get(world) ?? [];
  }
}

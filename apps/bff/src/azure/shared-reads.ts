/** Reads that are under way, by person and address: who asks the same meanwhile gets the same answer. */
export class SharedReads<T> {
  #underWay = new Map<string, { answer: Promise<T>; stop: AbortController; askers: number }>();

  /** How many reads are under way. */
  get size(): number {
    return this.#underWay.size;
  }

  /** Read, or share a read of the same key; it is given up only when everybody who asked has left. */
  async read(key: string, start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const shared = this.#underWay.get(key) ?? this.#begin(key, start);
    shared.askers += 1;
    const { promise: left, reject } = Promise.withResolvers<never>();
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([shared.answer, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      shared.askers -= 1;
      if (shared.askers === 0) {
        shared.stop.abort(signal.aborted ? signal.reason : undefined);
        if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
      }
    }
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<T>) {
    const stop = new AbortController();
    const answer = start(stop.signal);
    // Whoever still asks hears of a failure; nobody has to.
    answer.catch(() => undefined);
    const shared = { answer, stop, askers: 0 };
    this.#underWay.set(key, shared);
    const done = () => {
      if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
    };
    void answer.then(done, done);
    return shared;
  }
}

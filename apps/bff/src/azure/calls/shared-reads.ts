type Start<T> = (signal: AbortSignal, onSent: () => void) => Promise<T>;
type Shared<T> = { answer: Promise<T>; stop: AbortController; askers: number; isSent: boolean; toTell: (() => void)[] };

/** Reads that are under way, by person and address: who asks the same meanwhile gets the same answer. */
export class SharedReads<T> {
  #underWay = new Map<string, Shared<T>>();

  /** How many reads are under way. */
  get size(): number {
    return this.#underWay.size;
  }

  /** Read, or share a read of the same key; it is given up only when everybody who asked has left. All of them hear when it is sent. */
  async read(key: string, start: Start<T>, signal: AbortSignal, onSent: () => void): Promise<T> {
    signal.throwIfAborted();
    const shared = this.#underWay.get(key) ?? this.#begin(key, start);
    shared.askers += 1;
    if (shared.isSent) onSent();
    else shared.toTell.push(onSent);
    const { promise: left, reject } = Promise.withResolvers<never>();
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([shared.answer, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      shared.askers -= 1;
      if (shared.askers === 0 && this.#underWay.get(key) === shared) {
        shared.stop.abort(signal.aborted ? signal.reason : undefined);
        this.#underWay.delete(key);
      }
    }
  }

  #begin(key: string, start: Start<T>): Shared<T> {
    const stop = new AbortController();
    const toTell: (() => void)[] = [];
    const sent = () => {
      shared.isSent = true;
      for (const tell of toTell) tell();
    };
    // Where there is room it is sent at once, before anybody can be told.
    const answer = Promise.resolve().then(() => start(stop.signal, sent));
    // Whoever still asks hears of a failure; nobody has to.
    answer.catch(() => undefined);
    const shared: Shared<T> = { answer, stop, askers: 0, isSent: false, toTell };
    this.#underWay.set(key, shared);
    const done = () => {
      if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
    };
    void answer.then(done, done);
    return shared;
  }
}

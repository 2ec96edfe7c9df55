/** Whose call it is, and about what: calls about one thing may all hang, and must not take every place. */
export type Lane = { person: string; about: string };

type Waiting = { lane: Lane; start: () => void };

/**
 * Runs calls a bounded number at a time: for each thing that a person asks about, for each person, and in all. People take turns, so that
 * one with many calls keeps nobody waiting.
 */
export class FairQueue {
  readonly #most: { perLane: number; perPerson: number; inAll: number };
  #running = new Map<string, number>();
  #inAll = 0;
  /** In the order of their turns. */
  #waiting = new Map<string, Waiting[]>();

  constructor(most: { perLane: number; perPerson: number; inAll: number }) {
    this.#most = most;
  }

  /** Calls that run now, and those that wait for their turn. */
  get counts(): { running: number; waiting: number } {
    return { running: this.#inAll, waiting: [...this.#waiting.values()].reduce((sum, list) => sum + list.length, 0) };
  }

  /** Run some work when it is this person's turn; what waits leaves when the signal says so. */
  async run<T>(lane: Lane, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(lane, signal);
    try {
      return await work();
    } finally {
      this.#inAll -= 1;
      for (const key of keysOf(lane)) this.#count(key, -1);
      this.#startNext();
    }
  }

  #turn(lane: Lane, signal: AbortSignal): Promise<void> {
    const { person } = lane;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#forget(person, one);
        reject(signal.reason as Error);
      };
      const one: Waiting = {
        lane,
        start: () => {
          signal.removeEventListener('abort', leave);
          this.#inAll += 1;
          for (const key of keysOf(lane)) this.#count(key, 1);
          resolve();
        },
      };
      if (signal.aborted) return reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.set(person, [...(this.#waiting.get(person) ?? []), one]);
      this.#startNext();
    });
  }

  #forget(person: string, one: Waiting): void {
    const left = (this.#waiting.get(person) ?? []).filter((other) => other !== one);
    if (left.length === 0) this.#waiting.delete(person);
    else this.#waiting.set(person, left);
  }

  #startNext(): void {
    while (this.#inAll < this.#most.inAll) {
      const next = this.#next();
      if (next === undefined) return;
      const { person } = next.lane;
      const others = (this.#waiting.get(person) ?? []).filter((one) => one !== next);
      // Whoever had a turn stands at the end again.
      this.#waiting.delete(person);
      if (others.length > 0) this.#waiting.set(person, others);
      next.start();
    }
  }

  #next(): Waiting | undefined {
    for (const list of this.#waiting.values()) {
      const found = list.find(({ lane }) => this.#hasRoom(lane));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #hasRoom(lane: Lane): boolean {
    const [ofLane, ofPerson] = keysOf(lane).map((key) => this.#running.get(key) ?? 0);
    return (ofLane ?? 0) < this.#most.perLane && (ofPerson ?? 0) < this.#most.perPerson;
  }

  #count(key: string, change: 1 | -1): void {
    const count = (this.#running.get(key) ?? 0) + change;
    if (count === 0) this.#running.delete(key);
    else this.#running.set(key, count);
  }
}

const keysOf = ({ person, about }: Lane): [lane: string, person: string] => [`${person} ${about}`, person];

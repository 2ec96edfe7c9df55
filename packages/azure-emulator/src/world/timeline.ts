type Due = { at: number; run: () => void };

/**
 * One world's time and everything that will happen in it. Nothing here reads the system clock:
 * time moves only by `advanceTo`, and what falls due on the way happens oldest first, at its own moment.
 */
export class Timeline {
  #now: number;
  /** The next one last, where it is taken from; of one moment, the first planned comes first. */
  #queue: Due[] = [];

  /** How often something was planned. */
  planned = 0;

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  /** The world's time in milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** The world's time as Azure writes it. */
  get iso(): string {
    return new Date(this.#now).toISOString();
  }

  /** Plan something for a moment; a moment in the past happens on the next `advanceTo`. */
  at(moment: number, run: () => void): void {
    this.planned += 1;
    let [low, high] = [0, this.#queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#queue[middle]?.at ?? 0) > moment) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, { at: moment, run });
  }

  /** Plan something for `ms` milliseconds from now. */
  after(ms: number, run: () => void): void {
    this.at(this.#now + ms, run);
  }

  /** When the next planned thing happens, if there is one. */
  get nextDue(): number | undefined {
    return this.#queue.at(-1)?.at;
  }

  /** Move time forward to `moment`; it never moves back. */
  advanceTo(moment: number): void {
    for (let next = this.#queue.at(-1); next !== undefined && next.at <= moment; next = this.#queue.at(-1)) {
      this.#queue.pop();
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = Math.max(this.#now, moment);
  }
}

type Due = { at: number; order: number; run: () => void };

/**
 * One estate's time and everything that will happen in it. Nothing here reads the system clock:
 * time moves only by `advanceTo`, and what falls due on the way happens oldest first, at its own moment.
 */
export class Timeline {
  #now: number;
  #order = 0;
  #queue: Due[] = [];

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
    this.#queue.push({ at: moment, order: this.#order++, run });
  }

  /** Plan something for `ms` milliseconds from now. */
  after(ms: number, run: () => void): void {
    this.at(this.#now + ms, run);
  }

  /** When the next planned thing happens, if there is one. */
  get nextDue(): number | undefined {
    return this.#queue.reduce<number | undefined>((least, due) => (least === undefined || due.at < least ? due.at : least), undefined);
  }

  /** Move time forward to `moment`; it never moves back. */
  advanceTo(moment: number): void {
    for (;;) {
      const next = this.#takeDue(moment);
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = Math.max(this.#now, moment);
  }

  #takeDue(moment: number): Due | undefined {
    let best: Due | undefined;
    for (const due of this.#queue) {
      if (due.at > moment) continue;
      if (best === undefined || due.at < best.at || (due.at === best.at && due.order < best.order)) best = due;
    }
    if (best !== undefined) this.#queue = this.#queue.filter((due) => due !== best);
    return best;
  }
}

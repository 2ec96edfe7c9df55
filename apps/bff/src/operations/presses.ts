import { outlasting } from '../azure/calls/outlasting.ts';
import type { Leases } from '../servers/leases.ts';

/**
 * Work of presses that overlap at one server: each is kept under a key until it is over, and no longer than its time, so that one that hangs holds no
 * later press up.
 */
export class Presses<T> {
  // A process may be several servers, as in tests: what was pressed at one is nothing that another one has of its own.
  readonly #servers = new WeakMap<Leases, Map<string, Promise<T>>>();
  readonly #atMostMs: number;

  /** A request of a person is over in 24 seconds: whatever is kept longer hangs. */
  constructor(atMostMs = 30_000) {
    this.#atMostMs = atMostMs;
  }

  /**
   * The work that is under way for a key, here or at another server, else this. What came of it is told for `lastsMs` to whoever presses then, for work
   * that Azure's lists show only after a while; a failure is told to nobody.
   */
  share(leases: Leases, key: string, start: () => Promise<T>, lastsMs = 0): Promise<T> {
    return this.#at(leases).get(key) ?? this.#keep(leases, key, leases.hold(key, 'same', start, lastsMs), lastsMs);
  }

  /** This after what is under way for a key, however that ends. */
  follow(leases: Leases, key: string, work: () => Promise<T>): Promise<T> {
    const start = () => leases.hold(key, 'next', work);
    const before = this.#at(leases).get(key);
    if (before === undefined) return this.#keep(leases, key, start());
    return this.#keep(
      leases,
      key,
      this.#atMost(before)
        .catch(() => undefined)
        .then(start),
    );
  }

  #at(leases: Leases): Map<string, Promise<T>> {
    const underWay = this.#servers.get(leases) ?? new Map<string, Promise<T>>();
    this.#servers.set(leases, underWay);
    return underWay;
  }

  #keep(leases: Leases, key: string, work: Promise<T>, lastsMs = 0): Promise<T> {
    const underWay = this.#at(leases);
    underWay.set(key, work);
    const leave = () => {
      if (underWay.get(key) === work) underWay.delete(key);
    };
    // When it is over, at once unless it is said to last; else when its time is.
    work.then(() => (lastsMs === 0 ? leave() : outlasting(() => setTimeout(leave, lastsMs).unref())), leave);
    this.#atMost(work).then((told) => told === undefined && leave(), leave);
    return work;
  }

  async #atMost(work: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((over) => (timer = setTimeout(() => over(undefined), this.#atMostMs).unref()));
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Who does what, on what, with which intent: only the same press is the same work. */
export const pressKey = (...parts: readonly string[]): string => parts.map((part) => part.toLowerCase()).join(' ');

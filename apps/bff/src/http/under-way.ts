import type { HeadCount } from '../servers/head-count.ts';
import { Refusal } from './refusal.ts';

// A page asks some thirty things, a browser sends a hundred at once; a person has a few pages open.
const mostAtOnce = 100;

const tooMuch = (): Refusal =>
  new Refusal(429, { code: 'too-much-at-once', found: { is: 'too-much-at-once', most: mostAtOnce }, retryAfterMs: 2000 });

/** How many requests each person has under way; who has too many is asked to wait. */
export class UnderWay {
  #of = new Map<string, number>();

  readonly #everywhere: HeadCount | undefined;

  constructor(everywhere?: HeadCount) {
    this.#everywhere = everywhere;
  }

  async run<T>(person: string, work: () => Promise<T>): Promise<T> {
    const before = this.#of.get(person) ?? 0;
    if (before >= mostAtOnce) throw tooMuch();
    this.#of.set(person, before + 1);
    let leave: (() => void) | undefined;
    try {
      leave = await this.#everywhere?.enter(person, mostAtOnce);
      if (this.#everywhere !== undefined && leave === undefined) throw tooMuch();
      return await work();
    } finally {
      leave?.();
      const left = (this.#of.get(person) ?? 1) - 1;
      if (left === 0) this.#of.delete(person);
      else this.#of.set(person, left);
    }
  }
}

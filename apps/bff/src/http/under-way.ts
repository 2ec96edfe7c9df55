import { Refusal } from './refusal.ts';

// A page asks some thirty things, a browser sends a hundred at once; a person has a few pages open.
const mostAtOnce = 100;

/** How many requests each person has under way; who has too many is asked to wait. */
export class UnderWay {
  #of = new Map<string, number>();

  async run<T>(person: string, work: () => Promise<T>): Promise<T> {
    const before = this.#of.get(person) ?? 0;
    if (before >= mostAtOnce) {
      const detail = `${mostAtOnce} requests are under way in your name; one more waits until some of them have ended.`;
      throw new Refusal(429, { code: 'too-much-at-once', detail, retryAfterMs: 2000 });
    }
    this.#of.set(person, before + 1);
    try {
      return await work();
    } finally {
      const left = (this.#of.get(person) ?? 1) - 1;
      if (left === 0) this.#of.delete(person);
      else this.#of.set(person, left);
    }
  }
}

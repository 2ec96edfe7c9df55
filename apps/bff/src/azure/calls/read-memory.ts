import { outlasting } from './outlasting.ts';

/** How much is kept in all, and for how long. */
export type Bounds = { ms: number; bytes: number; answers: number };

const mostPeople = 10_000;

/** An answer, or what was made of several. */
type Answer = { status: number; bodyAsText?: string | null };

/** What is kept, and when it was so. */
type Kept<A> = { answer: A; at: number };
type Weighed<A> = Kept<A> & { bytes: number };

/**
 * What Azure has answered each person a few seconds ago, so that a reload and a second tab cost no call. Nothing is ever told to another person,
 * and what a person changes makes all of theirs forgotten, that which is being read meanwhile included.
 */
export class ReadMemory<A extends Answer> {
  readonly #bounds: Bounds;
  readonly #now: () => number;
  /** Of each person, by what was asked; whoever was told something last comes last. */
  #of = new Map<string, Map<string, Weighed<A>>>();
  #changes = new Map<string, number>();
  #bytes = 0;
  #answers = 0;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(bounds: Bounds, now: () => number = () => performance.now()) {
    this.#bounds = bounds;
    this.#now = now;
  }

  /** What is kept, in all. */
  get size(): { answers: number; bytes: number } {
    return { answers: this.#answers, bytes: this.#bytes };
  }

  /** What Azure answered this person to the same question, if it was just now. */
  recall(person: string, question: string): Kept<A> | undefined {
    const kept = this.#of.get(person)?.get(question);
    return kept !== undefined && this.#isFresh(kept) ? kept : undefined;
  }

  /** How often this person has changed something: what was asked before that is another question. */
  changesBy(person: string): number {
    return this.#changes.get(person) ?? 0;
  }

  /** Keep what was so at a moment, of a question that was put after so many changes; after another one it is old. */
  keep(person: string, question: string, answer: A, changes: number, at = this.#now()): void {
    if (answer.status === 200 && this.#bounds.ms > 0 && this.changesBy(person) === changes) this.#keep(person, question, { answer, at });
  }

  /** A person changes something, or something that they began has changed. */
  forget(person: string): void {
    const changes = this.changesBy(person) + 1;
    this.#changes.delete(person);
    this.#changes.set(person, changes);
    for (const [first] of this.#changes) {
      if (this.#changes.size <= mostPeople) break;
      this.#changes.delete(first);
    }
    for (const question of this.#of.get(person)?.keys() ?? []) this.#drop(person, question);
  }

  #keep(person: string, question: string, { answer, at }: Kept<A>): void {
    this.#drop(person, question);
    const kept = { answer, at, bytes: (answer.bodyAsText ?? '').length + question.length };
    if (kept.bytes > this.#bounds.bytes) return;
    const own = this.#of.get(person) ?? new Map<string, Weighed<A>>();
    this.#of.delete(person);
    this.#of.set(person, own.set(question, kept));
    this.#bytes += kept.bytes;
    this.#answers += 1;
    this.#makeRoom();
    this.#sweepLater();
  }

  /** What is old leaves also where nobody asks for anything any more. */
  #sweepLater(): void {
    if (this.#sweeping !== undefined) return;
    const sweep = (): void => {
      this.#sweeping = undefined;
      this.#makeRoom();
      if (this.#answers > 0) this.#sweepLater();
    };
    this.#sweeping = outlasting(() => setTimeout(sweep, this.#bounds.ms).unref());
  }

  /** The old leaves, and of too much what was kept first. */
  #makeRoom(): void {
    for (const [person, own] of this.#of) {
      for (const [question, kept] of own) {
        const isTooMuch = this.#bytes > this.#bounds.bytes || this.#answers > this.#bounds.answers;
        if (!isTooMuch && this.#isFresh(kept)) break;
        this.#drop(person, question);
      }
    }
  }

  #drop(person: string, question: string): void {
    const own = this.#of.get(person);
    const kept = own?.get(question);
    if (own === undefined || kept === undefined) return;
    own.delete(question);
    if (own.size === 0) this.#of.delete(person);
    this.#bytes -= kept.bytes;
    this.#answers -= 1;
  }

  #isFresh({ at }: Kept<A>): boolean {
    return this.#now() - at < this.#bounds.ms;
  }
}

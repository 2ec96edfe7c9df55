/** A list as the browser was told it: its text without Azure's moment, which stands beside it, and the name by which it is known again. */
export class ToldList {
  readonly status = 200;
  readonly bodyAsText: string;
  readonly etag: string;
  readonly asOf: string;

  constructor(bodyAsText: string, etag: string, asOf: string) {
    this.bodyAsText = bodyAsText;
    this.etag = etag;
    this.asOf = asOf;
  }
}

/** What a request makes of the lists that the same person was told some seconds ago. */
export type ToldLists = {
  /** The list that answers the same question, if everything that it is made of may still be told. */
  recall: (question: string) => ToldList | undefined;
  /** Keep a list for as long as all that it is made of. */
  keep: (question: string, list: ToldList) => void;
};

/** Azure's answers that a list is made of. */
export class Sources {
  #asked = 0;
  #kept = 0;
  #oldestAt = Number.POSITIVE_INFINITY;

  /** When the oldest of them was given; undefined where one of them is not remembered itself. */
  get oldestAt(): number | undefined {
    return this.#kept > 0 && this.#kept === this.#asked ? this.#oldestAt : undefined;
  }

  /** A call is made for the list. */
  asked(): void {
    this.#asked += 1;
  }

  /** What it was answered at a moment is remembered. */
  kept(at: number): void {
    this.#kept += 1;
    this.#oldestAt = Math.min(this.#oldestAt, at);
  }
}

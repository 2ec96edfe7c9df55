import { isLight, weightOf } from '../json/weight.ts';
import { KqlFailure } from './failure.ts';
import type { Value } from './values/value.ts';

/** What one query may bring forth: as many records as Kusto hands out [D], and characters that a machine has room for; where Resource Graph stops is not known [U]. */
const most = { rows: 500_000, characters: 256 * 1024 * 1024 };

/** Values of so many characters are not counted: an estate of 10,000 volumes has jobs by the ten thousand, of which each has a few. */
const light = 300;

/** What a query has brought forth so far: rows of joins and lists, values of functions. Both could grow without end. */
export class Effort {
  #rows = 0;
  #characters = 0;

  /** Refuses rows before they are made. */
  addRows(count: number): void {
    this.#rows += count;
    if (this.#rows > most.rows) throw tooLarge(`The joins and lists of the query make more than ${most.rows} rows.`);
  }

  addValue(value: Value): void {
    if (isLight(value, light)) return;
    this.#characters += weightOf(value);
    if (this.#characters > most.characters) throw tooLarge(`The query makes values of more than ${most.characters} characters.`);
  }
}

// Code and words are ours [U].
const tooLarge = (message: string): KqlFailure => new KqlFailure('QueryTooLarge', message);

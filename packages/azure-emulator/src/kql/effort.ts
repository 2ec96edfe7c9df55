import { weightOf } from '../json/weight.ts';
import { KqlFailure } from './failure.ts';
import type { Value } from './values/value.ts';

/** What one query may bring forth: as many records and characters as Kusto hands out [D]; where Resource Graph stops is not known [U]. */
const most = { rows: 500_000, characters: 64 * 1024 * 1024 };

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
    this.#characters += weightOf(value);
    if (this.#characters > most.characters) throw tooLarge(`The query makes values of more than ${most.characters} characters.`);
  }
}

// Code and words are ours [U].
const tooLarge = (message: string): KqlFailure => new KqlFailure('QueryTooLarge', message);

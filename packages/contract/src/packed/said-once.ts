/** Values that many rows have in common, each said once: a row names its own by where it stands. */
export class SaidOnce<T> {
  readonly all: T[] = [];
  #places = new Map<string, number>();
  #last = -1;

  /** Where a value stands. */
  at(value: T): number {
    // Rows that have much in common mostly follow each other.
    if (this.#last < 0 || !isSame(this.all[this.#last], value)) this.#last = this.#placeOf(value);
    return this.#last;
  }

  #placeOf(value: T): number {
    const key = typeof value === 'string' ? value : JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}

/** A row as it is sent: in short where all of it can be told from that, else as it is. */
export const shortRow =
  <Row, Short>(shorten: (row: Row) => Short, whole: (short: Short) => unknown) =>
  (row: Row): Short | Row => {
    const short = shorten(row);
    return isSame(whole(short), row) ? short : row;
  };

/** Whether two values say the same as JSON: a field that is undefined is not there. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [fields, others] = [one as Fields, other as Fields];
  if (saidIn(fields) !== saidIn(others)) return false;
  for (const name of Object.keys(fields)) if (fields[name] !== undefined && !isSame(fields[name], others[name])) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

// Asked for every row of thousands: nothing is made for it.
function saidIn(value: Fields): number {
  let said = 0;
  for (const name of Object.keys(value)) if (value[name] !== undefined) said += 1;
  return said;
}

// Of a day that every month has, as ISO text: that its number tells it needs no proof.
const usualMoment = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The last moments that were made short, by their numbers: the row is made whole again at once, to see whether it says the same. */
const lastShort = new Map<number, string>();
const mostShort = 16;

/** A moment as a number, which is half as long; a text that no such number tells stays as it is. */
export function shortMoment(moment: string): number | string {
  const ms = Date.parse(moment);
  if (!usualMoment.test(moment) && (Number.isNaN(ms) || new Date(ms).toISOString() !== moment)) return moment;
  if (lastShort.size >= mostShort) lastShort.clear();
  lastShort.set(ms, moment);
  return ms;
}

/** The moment again. */
export const wholeMoment = (moment: number | string): string =>
  typeof moment === 'number' ? (lastShort.get(moment) ?? new Date(moment).toISOString()) : moment;

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What an id begins with, which others begin with too, and its own end: the name, or the guid that ends the name. */
export function partsOf(id: string): [start: string, end: string] {
  const at = guid.exec(id)?.index ?? id.lastIndexOf('/') + 1;
  return [id.slice(0, at), id.slice(at)];
}

import type { Resource } from './resource.ts';

/**
 * A row of resources that nobody has stored: each is worked out from its place in the row when it is asked for. Which places are there now
 * may change with the time.
 */
export type Derived = {
  type: string;
  /** The id that all of them are right in, such as `…/backupInstances/x/recoveryPoints`. */
  folder: string;
  /** Every name in the row begins so, in lower case; rows of one folder have prefixes of one length. */
  prefix: string;
  /** The first place that is there now, and the first one after the last. */
  range: () => readonly [from: number, to: number];
  made: (place: number) => Resource;
  /** The moment at which the resource of a place came to be. */
  madeAt: (place: number) => number;
  /** The place of a name in lower case, be it there now or not. */
  placeOf: (name: string) => number | undefined;
  /** One of them is stored or removed from now on. */
  touched: () => void;
};

/** A resource of a row, and when it came to be. */
export type Made = { resource: Resource; madeAt: number };

/** Stretches of time in milliseconds, both ends included. */
export type Stretches = readonly (readonly [from: number, to: number])[];

/** Whether a name in a folder is stored; undefined where none is. */
export type IsStored = ((name: string) => boolean) | undefined;

/** Rows of derived resources in one folder, without what was removed from them or is stored in their stead. */
export class DerivedFolder {
  readonly #rows = new Map<string, Derived[]>();
  readonly #removed = new Set<string>();
  readonly #samples = new Map<Derived, Resource>();
  #prefixLength = 0;

  add(row: Derived): void {
    this.#prefixLength = row.prefix.length;
    this.#rows.set(row.prefix, [...(this.#rows.get(row.prefix) ?? []), row]);
  }

  /** The row that a name is in, and its place there, if it is there now. */
  find(name: string): { row: Derived; place: number } | undefined {
    if (this.#removed.has(name)) return undefined;
    for (const row of this.#rows.get(name.slice(0, this.#prefixLength)) ?? []) {
      const place = row.placeOf(name);
      if (place !== undefined && isThere(row, place)) return { row, place };
    }
    return undefined;
  }

  remove(name: string): void {
    this.#removed.add(name);
  }

  /** Which places of its rows are there now. */
  get places(): string {
    return Array.from(this.#all(), (row) => row.range().join('-')).join(' ');
  }

  /** How many there are beside those that are stored in their stead; where a time is named at most so many were made then. */
  countBeside(stored: readonly string[], made?: Stretches): number {
    let count = 0;
    if (made !== undefined) for (const row of this.#all()) count += placesIn(row, made).length;
    else for (const { count: ofRow } of this.#countsBeside(stored)) count += ofRow;
    return count;
  }

  /** All of them, or those made in some stretches of time, beside those that are stored in their stead, oldest first. */
  listBeside(isStored: IsStored, made?: Stretches): Made[] {
    const rows = [...this.#all()];
    const found = rows.flatMap((row) =>
      Array.from(this.#madeIn(row, isStored, made), ({ resource, place }) => ({ resource, madeAt: row.madeAt(place) })),
    );
    return rows.length > 1 ? found.sort((one, other) => one.madeAt - other.madeAt) : found;
  }

  /** What was made of them in some stretches of time, row by row, each worked out when it is looked at. */
  *eachBeside(isStored: IsStored, made: Stretches | undefined): Iterable<Resource> {
    for (const row of this.#all()) for (const { resource } of this.#madeIn(row, isStored, made)) yield resource;
  }

  /** The oldest and the newest of each row, without those between. */
  *endsBeside(isStored: IsStored): Iterable<Resource> {
    for (const row of this.#all()) {
      const [from, to] = row.range();
      const first = this.#firstOf(row, [from, to], 1, isStored);
      if (first === undefined) continue;
      yield first;
      const last = this.#firstOf(row, [to - 1, from - 1], -1, isStored);
      if (last !== undefined) yield last;
    }
  }

  /** One of each row, which stands for all of it, and how many of the row there are beside those that are stored in their stead. */
  *samplesBeside(stored: readonly string[]): Iterable<{ sample: Resource; count: number }> {
    for (const { row, count } of this.#countsBeside(stored)) if (count > 0) yield { sample: this.#sampleOf(row), count };
  }

  #sampleOf(row: Derived): Resource {
    const sample = this.#samples.get(row) ?? row.made(row.range()[1] - 1);
    this.#samples.set(row, sample);
    return sample;
  }

  *#countsBeside(stored: readonly string[]): Iterable<{ row: Derived; count: number }> {
    const missing = new Set([...this.#removed, ...stored]);
    const byPrefix = Map.groupBy(missing, (name) => name.slice(0, this.#prefixLength));
    for (const row of this.#all()) {
      const [from, to] = row.range();
      const gone = (byPrefix.get(row.prefix) ?? []).filter((name) => isIn(row, name));
      yield { row, count: Math.max(0, to - from) - gone.length };
    }
  }

  *#all(): Iterable<Derived> {
    for (const rows of this.#rows.values()) yield* rows;
  }

  *#madeIn(row: Derived, isStored: IsStored, made?: Stretches): Iterable<{ resource: Resource; place: number }> {
    const isWhole = isStored === undefined && this.#removed.size === 0;
    for (const place of placesIn(row, made)) {
      const resource = row.made(place);
      if (isWhole || !this.#isGone(resource, isStored)) yield { resource, place };
    }
  }

  #firstOf(row: Derived, [from, to]: readonly [number, number], step: 1 | -1, isStored: IsStored): Resource | undefined {
    for (let place = from; place !== to && (step === 1 ? place < to : place > to); place += step) {
      const resource = row.made(place);
      if (!this.#isGone(resource, isStored)) return resource;
    }
    return undefined;
  }

  #isGone({ name }: Resource, isStored: IsStored): boolean {
    const key = name.toLowerCase();
    return this.#removed.has(key) || isStored?.(key) === true;
  }
}

/** The places of a row that are there now, or those that came to be in some stretches of time. */
function placesIn(row: Derived, made: Stretches | undefined): number[] {
  const [from, to] = row.range();
  const found: number[] = [];
  for (let place = from; place < to; place += 1) {
    const madeAt = made === undefined ? 0 : row.madeAt(place);
    if (made === undefined || made.some(([begin, end]) => madeAt >= begin && madeAt <= end)) found.push(place);
  }
  return found;
}

function isThere(row: Derived, place: number): boolean {
  const [from, to] = row.range();
  return place >= from && place < to;
}

function isIn(row: Derived, name: string): boolean {
  const place = row.placeOf(name);
  return place !== undefined && isThere(row, place);
}

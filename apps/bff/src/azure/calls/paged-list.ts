import type { Finding } from '@esan/domain';
import { unreadable } from './readable.ts';

/** A list of Azure's of which every page names another one, or one that was read already. */
export class EndlessList extends Error {
  readonly found: Finding;

  constructor(items: number) {
    super(`Azure's list did not end: its pages lead on after ${items} items, or back to where they began.`);
    this.name = 'EndlessList';
    this.found = { is: 'endless', items };
  }
}

// 100 resources a page: more than any list of an estate has.
const mostPages = 500;

/** What comes again is one thing: pages may lead back, and a list that grows while it is read moves on by what is new. */
function withoutRepeats<T>(items: readonly T[], seen: Set<unknown>): T[] {
  return items.filter((item) => {
    const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined;
    if (typeof id !== 'string') return true;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

/** A paged list as Azure's clients give it. */
export type Pages<T> = AsyncIterable<T> & { byPage: () => AsyncIterable<T[] & { continuationToken?: string }> };

/** What Azure's clients say of a list whose fields are of another kind than they expect: an error of nobody's, or that they could not parse it. */
const isOfNoKind = (error: unknown): boolean =>
  error instanceof Error &&
  ((['Error', 'TypeError'].includes(error.name) && [Error, TypeError].includes(error.constructor as typeof Error)) ||
    (error.name === 'RestError' && error.message.startsWith("Couldn't parse response")));

/** The next page; one that is no list is an answer that could not be read. */
async function nextOf<P extends unknown[]>(reading: AsyncIterator<P>): Promise<P | undefined> {
  const next = await reading.next().catch((error: unknown) => {
    throw isOfNoKind(error) ? unreadable() : error;
  });
  if (next.done === true) return undefined;
  if (!Array.isArray(next.value)) throw unreadable();
  return next.value;
}

/** The pages of a list as they come, each thing once. One without an end is refused after a bound. */
export async function* pagesOf<T>(list: Pages<T>): AsyncGenerator<T[], void> {
  const [seen, ids] = [new Set<string>(), new Set<unknown>()];
  let [pages, items] = [0, 0];
  const reading = list.byPage()[Symbol.asyncIterator]();
  for (let page = await nextOf(reading); page !== undefined; page = await nextOf(reading)) {
    yield withoutRepeats(page, ids);
    pages += 1;
    items += page.length;
    // Some of Azure's clients do not tell where a page leads: a list that leads back shows the same page again.
    const mark = page.continuationToken ?? (page.length > 0 ? JSON.stringify(page) : undefined);
    if (pages >= mostPages || (mark !== undefined && seen.has(mark))) throw new EndlessList(items);
    if (mark !== undefined) seen.add(mark);
  }
}

/** What of a list could be read: all of it, or with what ended it early. */
export type ListReading<T> = { records: T[]; cutBy: unknown };

/** The items of a list as far as it can be read. What fails on its first page is thrown; with a later one, the pages before it stand. */
export async function asFarAsRead<T>(list: Pages<T>): Promise<ListReading<T>> {
  const records: T[] = [];
  let isBegun = false;
  try {
    for await (const page of pagesOf(list)) {
      records.push(...page);
      isBegun = true;
    }
  } catch (error) {
    if (!isBegun) throw error;
    return { records, cutBy: error };
  }
  return { records, cutBy: undefined };
}

/** Every item of a list; one that cannot be read to its end is refused. */
export async function all<T>(list: Pages<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pagesOf(list)) items.push(...page);
  return items;
}

/** A list has more pages than are read at once. */
export class LongList extends Error {
  readonly found: Finding;

  constructor(pages: number) {
    super(`The list goes on after its first ${pages === 1 ? 'page' : `${pages} pages`}.`);
    this.name = 'LongList';
    this.found = { is: 'long', pages };
  }
}

/** A list for as long as it may go on; that there is more after that is what ends it. */
export function pagesWhile<T>(list: Pages<T>, mayGoOn: () => boolean): Pages<T> {
  const byPage = async function* () {
    let pages = 0;
    for await (const page of list.byPage()) {
      yield page;
      pages += 1;
      if (page.continuationToken !== undefined && !mayGoOn()) throw new LongList(pages);
    }
  };
  return Object.assign(
    (async function* () {
      for await (const page of byPage()) yield* page;
    })(),
    { byPage },
  );
}

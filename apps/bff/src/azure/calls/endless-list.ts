import { currentPart } from './part-of-list.ts';

/** A list of Azure's of which every page names another one, or one that was read already. */
export class EndlessList extends Error {
  constructor(items: number) {
    super(`Azure's list did not end: its pages lead on after ${items} items, or back to where they began.`);
    this.name = 'EndlessList';
  }
}

// 100 resources a page: more than any list of an estate has.
const mostPages = 500;

/** What came again on pages that lead back is one thing. */
function withoutRepeats<T>(items: readonly T[]): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined;
    if (id === undefined || !seen.has(id)) return seen.add(id);
    return false;
  });
}

type Pages<T> = AsyncIterable<T> & { byPage: () => AsyncIterable<T[] & { continuationToken?: string }> };

/** The pages of a list, as they come. One without an end is refused after a bound. */
export async function* pagesOf<T>(list: Pages<T>): AsyncGenerator<T[], void> {
  const seen = new Set<string>();
  let [pages, items] = [0, 0];
  for await (const page of list.byPage()) {
    yield page;
    pages += 1;
    items += page.length;
    // Some of Azure's clients do not tell where a page leads: a list that leads back shows the same page again.
    const mark = page.continuationToken ?? (page.length > 0 ? JSON.stringify(page) : undefined);
    if (pages >= mostPages || (mark !== undefined && seen.has(mark))) throw new EndlessList(items);
    if (mark !== undefined) seen.add(mark);
  }
}

/** Every item of a paged list. One without an end is cut: in a part of a list it counts for that part, else it is refused. */
export async function all<T>(list: Pages<T>): Promise<T[]> {
  const items: T[] = [];
  try {
    for await (const page of pagesOf(list)) items.push(...page);
  } catch (error) {
    const part = currentPart();
    if (!(error instanceof EndlessList) || part === undefined) throw error;
    part.endless ??= error;
    return withoutRepeats(items);
  }
  return items;
}

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

/** Every item of a paged list. One without an end is cut: in a part of a list it counts for that part, else it is refused. */
export async function all<T>(list: Pages<T>): Promise<T[]> {
  const items: T[] = [];
  const links = new Set<string>();
  let pages = 0;
  for await (const page of list.byPage()) {
    items.push(...page);
    pages += 1;
    const link = page.continuationToken;
    if (link === undefined) continue;
    if (pages < mostPages && !links.has(link)) {
      links.add(link);
      continue;
    }
    const endless = new EndlessList(items.length);
    const part = currentPart();
    if (part === undefined) throw endless;
    part.endless ??= endless;
    return withoutRepeats(items);
  }
  return items;
}

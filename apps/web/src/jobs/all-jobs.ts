import type { ListedJob } from '@esan/domain';
import type { useMissingWords } from '../api/subscription-name.ts';

type Missing = Parameters<ReturnType<typeof useMissingWords>>[0][number];

/** A page of the list, as far as a reader of all pages looks at it. */
type Page = { items: readonly ListedJob[]; asOf: string; next: string | null; missing: readonly Missing[] };

/** Every job that fits, with what could not be read; `isCut` where there are more than are read at once. */
export type AllJobs = { items: ListedJob[]; asOf: string; missing: Missing[]; isCut: boolean };

/** So many pages are read: more jobs than this no spreadsheet is looked through for. */
export const mostPages = 100;

/** Reads page after page, each job and each part that is missing once; a page that leads back to where one began is the last. */
export async function allJobs(read: (after: string | undefined) => Promise<Page>): Promise<AllJobs> {
  const items = new Map<string, ListedJob>();
  const missing = new Map<string, Missing>();
  const begun = new Set<string>();
  let asOf = '';
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    // A page says where the next begins.
    const page = await read(after);
    asOf ||= page.asOf;
    for (const job of page.items) if (!items.has(job.id)) items.set(job.id, job);
    for (const one of page.missing) missing.set(`${one.id} ${one.problem.code}`, one);
    const { next } = page;
    if (next === null || page.items.length === 0 || begun.has(next))
      return { items: [...items.values()], asOf, missing: [...missing.values()], isCut: false };
    begun.add(next);
    after = next;
  }
  return { items: [...items.values()], asOf, missing: [...missing.values()], isCut: true };
}

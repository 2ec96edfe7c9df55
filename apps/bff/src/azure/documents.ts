import { createRestError } from '@azure-rest/core-client';
import type { Pages } from './calls/paged-list.ts';
import type { Azure } from './clients.ts';
import { pathOf } from './long-running.ts';
import { asRecord, textIn } from './refusals/any-json.ts';

/** What stands at a path of Azure Resource Manager for which the official clients have no method. */
export async function documentAt(azure: Azure, path: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await azure.get(path, headers);
  if (response.status !== '200') throw createRestError(response);
  return response.body;
}

/** A list by its address: where a page leads is read as a path, so no other host is asked. */
export function pagesAt(azure: Azure, address: string, headers: Record<string, string> = {}): Pages<unknown> {
  async function* byPage() {
    for (let next: string | undefined = address; next !== undefined;) {
      const page = asRecord(await documentAt(azure, next, headers));
      const link = textIn(page, 'nextLink');
      next = link === undefined ? undefined : pathOf(link);
      // What is no list is refused by who reads the pages.
      const items = page['value'] as unknown[];
      yield Array.isArray(items) ? Object.assign([...items], next === undefined ? {} : { continuationToken: next }) : items;
    }
  }
  async function* each() {
    for await (const page of byPage()) yield* page;
  }
  return { byPage, [Symbol.asyncIterator]: () => each() };
}

/**
 * One look at a status address. Undefined where it cannot be asked: it may need more rights than the
 * thing itself, and Azure forgets it after a while. `unasked` names the answers that say so, where not both do.
 */
export async function statusDocumentAt(
  azure: Azure,
  path: string,
  unasked: readonly number[] = [403, 404],
): Promise<{ status: number; body: unknown } | undefined> {
  const response = await azure.get(path);
  const status = Number(response.status);
  if (status < 300) return { status, body: response.body };
  if (unasked.includes(status)) return undefined;
  throw createRestError(response);
}

import { ArmFailure } from './errors.ts';
import type { ArmRequest } from './routing/routes.ts';
import { inAddress } from './scopes.ts';

/** One page of a list, with the absolute address of the next one if there is more. */
export type Page = { value: unknown[]; nextLink?: string };

const prefix = 'from-';

/**
 * The page that `$skipToken` asks for; the rest of the query is carried over into `nextLink`. How an item is shown is worked out
 * for those of the page alone: a list of thousands is read in hundreds.
 */
export function pageOf<T>(request: ArmRequest, items: readonly T[], shown: (item: T) => unknown = (item) => item): Page {
  const start = startOf(request.query);
  const end = start + Math.min(request.world.pageSize, topOf(request.query));
  const value = items.slice(start, end).map(shown);
  if (end >= items.length) return { value };
  const query = new URLSearchParams([...request.query].filter(([name]) => name.toLowerCase() !== '$skiptoken'));
  query.set('$skipToken', Buffer.from(`${prefix}${end}`).toString('base64url'));
  return { value, nextLink: request.absolute(`${inAddress(request.path)}?${query.toString()}`) };
}

/** `$top` makes pages smaller, never larger; the rest is behind `nextLink` [S]. */
function topOf(query: URLSearchParams): number {
  const text = [...query].find(([name]) => name.toLowerCase() === '$top')?.[1];
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const top = Number(text);
  if (Number.isInteger(top) && top > 0) return top;
  throw new ArmFailure(400, { code: 'InvalidTopInQueryString', message: `The value '${text}' of $top is invalid.` });
}

function startOf(query: URLSearchParams): number {
  const token = [...query].find(([name]) => name.toLowerCase() === '$skiptoken')?.[1];
  if (token === undefined || token === '') return 0;
  const said = Buffer.from(token, 'base64url').toString();
  const start = said.startsWith(prefix) ? Number(said.slice(prefix.length)) : Number.NaN;
  if (Number.isInteger(start) && start >= 0) return start;
  throw new ArmFailure(400, { code: 'InvalidSkipToken', message: `The skip token '${token}' is invalid.` });
}

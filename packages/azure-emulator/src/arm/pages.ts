import { ArmFailure } from './errors.ts';
import type { ArmRequest } from './routes.ts';

/** One page of a list, with the absolute address of the next one if there is more. */
export type Page = { value: unknown[]; nextLink?: string };

const prefix = 'from-';

/** The page that `$skipToken` asks for; the rest of the query is carried over into `nextLink`. */
export function pageOf(request: ArmRequest, items: readonly unknown[]): Page {
  const start = startOf(request.query);
  const end = start + request.world.pageSize;
  const value = items.slice(start, end);
  if (end >= items.length) return { value };
  const query = new URLSearchParams([...request.query].filter(([name]) => name.toLowerCase() !== '$skiptoken'));
  query.set('$skipToken', Buffer.from(`${prefix}${end}`).toString('base64url'));
  return { value, nextLink: request.absolute(`${encodeURI(request.path)}?${query.toString()}`) };
}

function startOf(query: URLSearchParams): number {
  const token = [...query].find(([name]) => name.toLowerCase() === '$skiptoken')?.[1];
  if (token === undefined || token === '') return 0;
  const said = Buffer.from(token, 'base64url').toString();
  const start = said.startsWith(prefix) ? Number(said.slice(prefix.length)) : Number.NaN;
  if (Number.isInteger(start) && start >= 0) return start;
  throw new ArmFailure(400, { code: 'InvalidSkipToken', message: `The skip token '${token}' is invalid.` });
}

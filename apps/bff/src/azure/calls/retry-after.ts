const shortestMs = 500;
const longestMs = 3_600_000;

/**
 * How long Azure asks to wait, in milliseconds, out of its `Retry-After`: seconds, or a date as seen from the answer's own `Date`. At least
 * half a second and at most an hour; undefined if it says nothing that can be read.
 */
export function waitAsked(retryAfter: string | undefined, date: string | undefined): number | undefined {
  if (retryAfter === undefined || retryAfter.trim() === '') return undefined;
  const seconds = Number(retryAfter);
  const until = Date.parse(retryAfter);
  const asOf = Date.parse(date ?? '');
  const ms = Number.isFinite(seconds) ? seconds * 1000 : until - asOf;
  if (Number.isNaN(ms) || ms < 0) return undefined;
  return Math.min(Math.max(ms, shortestMs), longestMs);
}

import type { ListedJob } from '@esan/domain';
import type { Visit } from './visits.ts';

/** Azure Resource Graph learns of a job some minutes after it has ended [U]: what failed shortly before a visit may be told after it. */
const behindMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;
/** What failed longer ago than this is no news, however long ago the last visit was. */
const mostMs = 7 * dayMs;

const earlier = (moment: string, ms: number): string => new Date(Date.parse(moment) - ms).toISOString();

/** From which moment on failures are looked for: somewhat before the last visit, or for a day where there was none. */
export function failuresSince(visit: Visit | undefined, now: string): string {
  const since = visit === undefined ? earlier(now, dayMs) : earlier(visit.at, behindMs);
  const oldest = earlier(now, mostMs);
  return since > oldest ? since : oldest;
}

/** What has failed since the last visit, as far as it was not seen then. */
export const newFailures = (failed: readonly ListedJob[], visit: Visit | undefined): ListedJob[] =>
  failed.filter(({ id, endedAt, startedAt }) => {
    if (visit === undefined) return true;
    return (endedAt ?? startedAt) > earlier(visit.at, behindMs) && !visit.seen.includes(id);
  });

/** A visit now: which of the failures need not be told again though they are as new as those that Azure has not told yet. */
export const visitNow = (failed: readonly ListedJob[], asOf: string): Visit => ({
  at: asOf,
  seen: failed.filter(({ endedAt, startedAt }) => (endedAt ?? startedAt) > earlier(asOf, 2 * behindMs)).map(({ id }) => id),
});

/** A visit at which not all could be read: what was told is seen, and what failed elsewhere since the visit before is still new once it is read. */
export const visitInPart = (failed: readonly ListedJob[], asOf: string, before: Visit | undefined): Visit => ({
  at: before?.at ?? earlier(asOf, dayMs - behindMs),
  seen: [...new Set([...(before?.seen ?? []), ...failed.map(({ id }) => id)])],
});

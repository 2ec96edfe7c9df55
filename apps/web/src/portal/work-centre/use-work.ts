import { api, type Reply } from '@esan/contract';
import type { ListedJob } from '@esan/domain';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { mayAskAgain, q } from '../../api/query.ts';
import { failuresSince, newFailures } from './failures.ts';
import { lastVisit, useLastVisit } from './visits.ts';

type Jobs = Reply<typeof api.listJobs>;

/** What is going on in the estate, whoever has begun it; `hasMore` says of which jobs there are more than were read, and `missing` where none were. */
export type Work = {
  asOf: string;
  running: ListedJob[];
  failed: ListedJob[];
  hasMore: { running: boolean; failed: boolean };
  missing: Jobs['missing'];
  from: Jobs['from'];
};

/** What two lists of jobs tell together. */
export const workIn = (running: Jobs, failed: Jobs): Work => ({
  asOf: failed.asOf,
  running: running.items,
  failed: failed.items,
  hasMore: { running: running.next !== null, failed: failed.next !== null },
  missing: [...failed.missing, ...running.missing.filter(({ id }) => !failed.missing.some((one) => one.id === id))],
  from: failed.from,
});

/** The page has its own first. */
const firstMs = 2000;
/** Azure's jobs take minutes: so often is enough while some run, and while none does. */
const busyMs = 20_000;
const quietMs = 60_000;
/** Where jobs are not found by a query, each vault's list is read: that is done seldom. */
const costlyMs = 300_000;
/** Azure keeps jobs for 14 days. */
const keptMs = 14 * 24 * 3_600_000;

/** Two questions: which jobs run, and which have failed since the last visit; the moment is Azure's, of the last look or of the first call. */
const look = queryOptions({
  queryKey: [api.listJobs.name, 'work'] as const,
  queryFn: async ({ client, signal }): Promise<Work> => {
    const before = client.getQueryData<Work>([api.listJobs.name, 'work']);
    const now = before?.asOf ?? (await client.fetchQuery({ ...q(api.listSubscriptions, {}), staleTime: Number.POSITIVE_INFINITY })).asOf;
    const began = new Date(Date.parse(now) - keptMs).toISOString();
    const [running, failed] = await Promise.all([
      call(api.listJobs, { query: { status: 'running', changedSince: began, count: '200' } }, { signal }),
      call(api.listJobs, { query: { status: 'failed', changedSince: failuresSince(lastVisit(), now), count: '200' } }, { signal }),
    ]);
    return workIn(running, failed);
  },
  retry: false,
  staleTime: quietMs,
});

/** How long until the next look. */
export function paceOfWork(work: Work | undefined): number {
  if (work?.from === 'each-service') return costlyMs;
  return work !== undefined && work.running.length > 0 ? busyMs : quietMs;
}

/** Looks at what is going on, for the whole page: once it has settled, then at a slow pace, and not at all while nobody sees it. */
export function useWorkLooks(isWanted: boolean): void {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), firstMs);
    return () => clearTimeout(timer);
  }, []);
  useQuery({
    ...look,
    enabled: isDue && isWanted,
    refetchInterval: ({ state: { data, error } }) => mayAskAgain(error) && paceOfWork(data),
  });
}

/** What is going on as it was last looked at, with the failures that are new to this person. */
export function useWork() {
  const client = useQueryClient();
  const asked = useQuery({ ...look, enabled: false });
  const visit = useLastVisit();
  return {
    asked,
    news: newFailures(asked.data?.failed ?? [], visit),
    /** Looks again, unless that was done a moment ago or may not be done. */
    lookAgain: () => {
      if (mayAskAgain(asked.error)) void client.prefetchQuery({ ...look, staleTime: busyMs });
    },
  };
}

import { api, type Reply } from '@esan/contract';
import type { ListedJob } from '@esan/domain';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { mayAskAgain, q } from '../../api/query.ts';
import { failuresSince, newFailures } from './failures.ts';
import { lastVisit, useLastVisit } from './visits.ts';

/** What is going on in the estate, whoever has begun it. */
export type Work = { asOf: string; running: ListedJob[]; failed: ListedJob[]; from: Reply<typeof api.listJobs>['from'] };

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
    return { asOf: failed.asOf, running: running.items, failed: failed.items, from: failed.from };
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
export function useWorkLooks(): void {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), firstMs);
    return () => clearTimeout(timer);
  }, []);
  useQuery({
    ...look,
    enabled: isDue,
    refetchIntervalInBackground: false,
    refetchInterval: ({ state: { data, error } }) => mayAskAgain(error) && paceOfWork(data),
  });
}

/** What is going on as it was last looked at, with the failures that are new to this person. */
export function useWork(): { work: Work | undefined; news: ListedJob[]; error: Error | null; readAgain: () => void } {
  const { data, error, refetch } = useQuery({ ...look, enabled: false });
  const visit = useLastVisit();
  return { work: data, news: newFailures(data?.failed ?? [], visit), error, readAgain: () => void refetch() };
}

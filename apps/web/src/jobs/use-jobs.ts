import { api, type Input, type Reply } from '@esan/contract';
import { maySettle, type ListedJob } from '@esan/domain';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call } from '../api/client.ts';
import { usePace } from '../api/azure-time.ts';
import { mayAskAgain, q } from '../api/query.ts';
import { joinChanges, newsOf } from './job-news.ts';

/** What the list is asked for. */
export type JobsAsked = Input<typeof api.listJobs>['query'];

type Answer = Reply<typeof api.listJobs>;

/** Azure Resource Graph learns of a job some minutes after it has begun or ended [U]: so far each look goes back behind the one before it. */
const behindMs = 10 * 60_000;
/** While nothing runs, a job may still begin: it is looked for from time to time. */
const quietMs = 15_000;

const before = (moment: string): string => new Date(Date.parse(moment) - behindMs).toISOString();

/** The first page may be on its way since the page was called up. */
const underWayMs = 2000;

/** The list page by page: older jobs are read when they are asked for. */
function usePages(query: JobsAsked) {
  return useInfiniteQuery({
    queryKey: [api.listJobs.name, { query }, 'pages'] as const,
    queryFn: ({ client, pageParam, signal }): Promise<Answer> =>
      pageParam === undefined
        ? client.fetchQuery({ ...q(api.listJobs, { query }), staleTime: underWayMs })
        : call(api.listJobs, { query: { ...query, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    // What is new waits above the list: it does not move because the window was elsewhere for a while.
    refetchOnWindowFocus: false,
    throwOnError: (_, { state }) => state.data === undefined,
  });
}

type Changes = { asOf: string; items: ListedJob[]; isCut: boolean };

/** What has begun or ended since the list was read; each look asks for what came after the one before it. */
const changesSince = (query: JobsAsked, since: string) => {
  // A job that ends may leave the status that is asked for.
  const { status: _, hours: __, ...asked } = query;
  const queryKey = [api.listJobs.name, { query: asked }, 'changes', since] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Changes> => {
      const known = client.getQueryData<Changes>(queryKey);
      const changedSince = before(known?.asOf ?? since);
      const { asOf, items, next } = await call(api.listJobs, { query: { ...asked, changedSince, count: '1000' } }, signal);
      return { asOf, items: joinChanges(known?.items ?? [], items), isCut: next !== null || known?.isCut === true };
    },
  });
};

/** The jobs that are asked for, live: rows keep their places, and what is new waits until it is taken in. */
export function useJobs(query: JobsAsked) {
  const pace = usePace();
  const pages = usePages(query);
  const [first, ...others] = pages.data?.pages ?? [];
  const listed = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const isCut = first?.missing.some(({ problem }) => problem.code === 'long-list') === true;
  const live = useQuery({
    ...changesSince(query, first?.asOf ?? ''),
    // Where Azure's lists are too long to be read in full, they are not read again and again.
    enabled: first !== undefined && first.asOf !== '' && !pages.isPlaceholderData && !isCut,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state: { data, error } }) => {
      if (!mayAskAgain(error)) return false;
      return newsOf(listed ?? [], data?.items ?? [], all).rows.some(maySettle) ? pace : quietMs;
    },
  });
  const changed = live.data?.items;
  const { status } = query;
  const news = useMemo(
    () =>
      listed &&
      newsOf(listed, changed ?? [], {
        fits: (job) => status === undefined || job.status === status,
        isTaken: ({ id }) => taken.has(id),
      }),
    [listed, changed, status, taken],
  );
  const asOf = live.data?.asOf ?? first?.asOf ?? '';
  return {
    rows: news?.rows,
    waiting: news?.waiting ?? [],
    takeIn: () => setTaken(new Set([...taken, ...(news?.waiting ?? []).map(({ id }) => id)])),
    first,
    listed: listed ?? [],
    changed: changed ?? [],
    asOf,
    pages,
    isCut: live.data?.isCut === true,
    trouble: {
      data: first && { asOf, from: first.from, missing: [first, ...others].flatMap(({ missing }) => missing) },
      error: pages.error ?? live.error,
      isFetching: pages.isFetching,
      refetch: async () => {
        await pages.refetch();
      },
    },
  };
}

const all = { fits: () => true, isTaken: () => true };

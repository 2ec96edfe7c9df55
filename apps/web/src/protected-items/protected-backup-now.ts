import { api } from '@esan/contract';
import { isPassing, isRunning, maySettle, type Job, type Problem } from '@esan/domain';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, toProblem } from '../api/client.ts';
import { patientLooks, useIntent, useStarted } from '../api/operation.ts';
import { q, refreshAfter, until } from '../api/query.ts';
import { usePace } from '../api/azure-time.ts';
import { remember } from '../api/tab-memory.ts';
import type { InstancePlace } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';

/** A backup on demand, and whatever runs for this item anyway. */
export type BackupNow = {
  /** The job to speak of: the one that was asked for, else one that runs. */
  job: Job | undefined;
  asOf: string;
  /** Asked for, but Azure lists no job yet. */
  isAccepting: boolean;
  problem: Problem | undefined;
  isStarting: boolean;
  start: () => void;
  close: () => void;
};

function useAskedJob(place: InstancePlace, intent: string | undefined) {
  const client = useQueryClient();
  const pace = usePace();
  const { state, problem: failure } = useStarted(intent, 'whole');
  const query = q(api.findJob, { params: { ...place, intent: intent ?? '' } });
  // Of what nobody has begun here, and Azure has no job of, nothing more comes by looking on.
  const isVain = (looks: number): boolean => state !== 'running' && looks >= patientLooks;
  const found = useQuery({
    ...query,
    retry: false,
    refetchInterval: ({ state: { data, error, dataUpdateCount } }) => {
      if (data === undefined) return error === null || isPassing(error.problem) ? pace : false;
      if (data.item === null) return failure === undefined && !isVain(dataUpdateCount) && pace;
      return maySettle(data.item) && pace;
    },
    ...(intent === undefined ? { queryFn: skipToken } : {}),
  });
  const looks = found.dataUpdatedAt === 0 ? 0 : (client.getQueryState(query.queryKey)?.dataUpdateCount ?? 0);
  const unread = found.data === undefined && found.error !== null ? toProblem(found.error) : undefined;
  const vain: Problem | undefined =
    found.data?.item === null && isVain(looks) ? { code: 'outcome-unknown', work: 'back-up-now' } : undefined;
  return { found: found.data, failure: failure ?? unread ?? vain };
}

const runningOf = (items: readonly Job[]): Job | undefined => items.find((job) => isRunning(job.status));

function useRunningJob(place: InstancePlace) {
  const { data } = useQuery({
    ...q(api.listInstanceJobs, { params: place }),
    ...until(({ items }: { items: readonly Job[] }) => runningOf(items) === undefined, usePace()),
  });
  return { running: data === undefined ? undefined : runningOf(data.items), asOf: data?.asOf ?? '' };
}

/** When what ran is done, read what it has changed. */
function useRefreshAfter(job: Job | undefined) {
  const client = useQueryClient();
  const runs = job !== undefined && isRunning(job.status);
  const ran = useRef(false);
  useEffect(() => {
    if (ran.current && !runs) void refreshAfter(client, 'back-up-now');
    ran.current = runs;
  }, [client, runs]);
}

/** Back up now: the intent lives in the address, so a reload shows the same backup and never starts another. */
export function useBackupNow(place: InstancePlace, volumeName: string): BackupNow {
  const client = useQueryClient();
  const [intent, setIntent] = useAddressText('backup');
  const wish = useIntent();
  const starting = useMutation({
    mutationFn: (drawn: string) => call(api.backUpNow, { params: place, body: { intent: drawn } }),
    onSuccess: ({ item }, drawn) => {
      wish.taken();
      remember(drawn, item.id, volumeName);
      setIntent(drawn);
    },
    // Also after a failure: what Azure has taken shows among the jobs.
    onSettled: () => refreshAfter(client, api.backUpNow),
  });
  const { found, failure } = useAskedJob(place, intent);
  const { running, asOf } = useRunningJob(place);
  const ours = found?.item ?? undefined;
  const job = ours ?? running;
  useRefreshAfter(job);
  const refusal = starting.error === null ? undefined : toProblem(starting.error);
  return {
    job,
    asOf: ours === undefined || found === undefined ? asOf : found.asOf,
    isAccepting: starting.isPending || (intent !== undefined && ours === undefined && failure === undefined),
    problem: refusal ?? (ours === undefined ? failure : undefined),
    isStarting: starting.isPending,
    start: () => starting.mutate(wish.drawn()),
    close: () => {
      starting.reset();
      setIntent(undefined);
    },
  };
}

/** Whether a job keeps another backup from starting. */
export const isBusyWith = (job: Job | undefined): boolean => job !== undefined && job.operation === 'backup' && isRunning(job.status);

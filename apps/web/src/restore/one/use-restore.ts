import { api } from '@esan/contract';
import { maySettle, volumePlaceOf, type Job, type Operation, type Problem, type VolumeDetail } from '@esan/domain';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApiError } from '../../api/client.ts';
import { useOperation } from '../../api/operation.ts';
import { q, refreshAfter, until } from '../../api/query.ts';
import { usePace } from '../../api/pace.ts';
import { operationOf } from '../../api/tab-memory.ts';
import { jobPlaceOf } from '../../links/paths.ts';
import { rowOf, type RestorePlan } from './restore-draft.ts';
import { outcomeOf } from './restore-outcome.ts';

/** What was read of a restore, and how to read it again. */
export type AskedOfRestore = {
  data: { asOf: string; usualMs: number | null } | undefined;
  error: ApiError | null;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
};

/** The job of an intent, looked for in Azure's list: often at first, and seldom once it seems not to be there. */
function useFoundJob(plan: RestorePlan, intent: string, operation: Operation['status'] | undefined) {
  const pace = usePace();
  const client = useQueryClient();
  const query = q(api.findRestore, { body: { intent, rows: [rowOf(plan)] } });
  const found = useQuery({
    ...query,
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data !== undefined && data.items[0]?.job) return false;
      const outcome = outcomeOf({ job: undefined, operation, looks: dataUpdateCount });
      return outcome === 'failed' ? false : outcome === 'absent' ? pace * seldom : pace;
    },
  });
  // Read at every look: the count changes with it.
  const looks = found.dataUpdatedAt === 0 ? 0 : (client.getQueryState(query.queryKey)?.dataUpdateCount ?? 0);
  return { found, looks };
}

const seldom = 6;

/** The job itself, which says its steps: a list of jobs leaves them out. */
function useJob(id: string | undefined) {
  const place = id === undefined ? undefined : jobPlaceOf(id);
  const { subscriptionId = '', resourceGroup = '', vault = '', job = '' } = place ?? {};
  return useQuery({
    ...q(api.getJob, { params: { subscriptionId, resourceGroup, vault, job } }),
    ...until(({ item }: { item: Job }) => !maySettle(item), usePace()),
    enabled: place !== undefined,
  });
}

/** How a restore goes: the job that Azure made of the intent, or the refusal that came before any job. */
export function useRestoreJob(plan: RestorePlan, intent: string) {
  const { state, operation, problem, error: unseen } = useOperation(operationOf(intent));
  // Until it is read, what this tab has started counts as under way.
  const status = operation?.status ?? (state === 'running' && unseen === null ? 'running' : undefined);
  const { found, looks } = useFoundJob(plan, intent, status);
  const run = found.data?.items[0];
  const read = useJob(run?.job?.id);
  const job = read.data?.item ?? run?.job ?? undefined;
  const { error, isFetching, refetch } = job === undefined ? found : read;
  const asked: AskedOfRestore = {
    data: found.data === undefined ? undefined : { asOf: read.data?.asOf ?? found.data.asOf, usualMs: run?.usualMs ?? null },
    error,
    isFetching,
    refetch,
  };
  const refused: Problem | undefined = job === undefined ? problem : undefined;
  return { asked, job, refused, outcome: outcomeOf({ job, operation: status, looks }) };
}

const isReady = ({ item }: { item: VolumeDetail }): boolean => item.state !== 'working' && (item.state !== 'ready' || item.target !== null);

/** The volume that the restore made, once it is done. */
export function useNewVolume(plan: RestorePlan, isRestored: boolean) {
  const client = useQueryClient();
  const pace = usePace();
  const at = volumePlaceOf(`${plan.group}/volumes/${plan.name}`);
  const { subscriptionId = '', resourceGroup = '', san = '', group = '', volume = '' } = at ?? {};
  useEffect(() => {
    if (isRestored) void refreshAfter(client, 'restore');
  }, [client, isRestored]);
  return useQuery({
    ...q(api.getVolume, { params: { subscriptionId, resourceGroup, san, group, volume } }),
    ...until(isReady, pace),
    ...(isRestored ? {} : { queryFn: skipToken, refetchInterval: false as const }),
  });
}

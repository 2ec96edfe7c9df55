import { api, type Input, type Reply } from '@esan/contract';
import { isRunning, maySettle, sameId, type Problem } from '@esan/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { q, refreshAfter } from '../../api/query.ts';
import { usePace } from '../../api/pace.ts';
import { patientLooks } from '../one/restore-outcome.ts';
import { troubleOfJob } from '../../words/job.tsx';
import type { RestoreSet } from './set-draft.ts';
import type { SetRow } from '../one/moment-choice.tsx';
import { refusalsOf, rememberRefusals } from './set-refusals.ts';
import { wantedOf } from './set-rows.ts';

type Found = Reply<typeof api.findRestore>['items'][number];
type Wanted = Input<typeof api.findRestore>['body']['rows'];

/** How one volume of a set stands. */
export type SetRunState = 'not-started' | 'accepting' | 'running' | 'restored' | 'missing' | 'failed' | 'cancelled' | 'unknown';

/** One volume of the set with its job. */
export type SetRunRow = Omit<Found, 'volume'> & {
  name: string;
  state: SetRunState;
  row: SetRow | undefined;
  /** Why it failed, was refused, or could not be looked for. */
  problem: Problem | null;
};

type Known = { found: Found | undefined; refusal: Problem | undefined; isSought: boolean; isStarting: boolean };

function stateOf({ found, refusal, isSought, isStarting }: Known): SetRunState {
  const job = found?.job ?? null;
  if (job === null && refusal !== undefined) return 'failed';
  // Without its target its job cannot be known from any other.
  if (found === undefined && !isSought) return 'unknown';
  if (job === null) return isStarting ? 'accepting' : 'not-started';
  if (isRunning(job.status)) return 'running';
  if (job.status === 'failed') return 'failed';
  if (job.status === 'unknown') return 'unknown';
  if (job.status === 'cancelled') return 'cancelled';
  return found?.volume === 'missing' ? 'missing' : 'restored';
}

/** What the restores were asked for with: what the address has settled, and where each goes by the plan. */
function wantedIn({ items, groups }: RestoreSet, plan: readonly SetRow[]): Wanted {
  return items.flatMap(({ id, point, name }) => {
    const row = plan.find(({ instanceId }) => sameId(instanceId, id));
    const groupId = row?.problem === null ? row.groupId : groups.length === 1 ? groups[0] : undefined;
    const [from, volumeName] = [point ?? row?.point?.name, name ?? row?.name];
    return groupId === undefined || from === undefined || !volumeName ? [] : [{ instanceId: id, point: from, groupId, volumeName }];
  });
}

const isOver = ({ state, job }: SetRunRow): boolean => !['accepting', 'running'].includes(state) && (job === null || !maySettle(job));

/** The run of a set, found again in Azure's jobs, and the way to start again what has no job or whose job failed. */
export function useSetRun(set: RestoreSet, intent: string, plan: readonly SetRow[] | undefined) {
  const client = useQueryClient();
  const pace = usePace();
  const [refusals, setRefusals] = useState(() => refusalsOf(intent));
  const wanted = wantedIn(set, plan ?? []);
  const query = q(api.findRestore, { body: { intent, rows: wanted } });
  const isKnown = wanted.length > 0;
  const rowsOf = (runs: readonly Found[], looks: number): SetRunRow[] =>
    set.items.map(({ id, name }) => {
      const row = plan?.find(({ instanceId }) => sameId(instanceId, id));
      const found = runs.find(({ instanceId }) => sameId(instanceId, id));
      const job = found?.job ?? null;
      const refusal = job === null ? refusals.get(id) : undefined;
      const trouble = job === null ? (found === undefined ? row?.problem : undefined) : troubleOfJob(job);
      return {
        instanceId: id,
        job,
        usualMs: found?.usualMs ?? null,
        problem: refusal ?? trouble ?? null,
        name: name ?? row?.name ?? '',
        state: stateOf({ found, refusal, isSought: wanted.some((one) => sameId(one.instanceId, id)), isStarting: looks < patientLooks }),
        row,
      };
    });
  const asked = useQuery({
    ...query,
    enabled: plan !== undefined && isKnown,
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data, error, dataUpdateCount } }) => {
      // Where nothing could be read, the page says so until somebody asks again.
      if (data === undefined) return error === null ? pace : false;
      return rowsOf(data.items, dataUpdateCount).every(isOver) ? false : pace;
    },
  });
  const looks = client.getQueryState(query.queryKey)?.dataUpdateCount ?? 0;
  const isRead = asked.data !== undefined || (plan !== undefined && !isKnown);
  const rows = isRead ? rowsOf(asked.data?.items ?? [], looks) : undefined;
  const restored = rows?.filter(({ state }) => state === 'restored').length ?? 0;
  useEffect(() => {
    if (restored > 0) void refreshAfter(client, 'restore');
  }, [client, restored]);
  const start = useStartAgain(intent, (items) => {
    const left = new Map([...refusals].filter(([id]) => !items.some(({ instanceId }) => sameId(instanceId, id))));
    for (const { instanceId, problem } of items) if (problem !== null) left.set(instanceId, problem);
    rememberRefusals(intent, left);
    setRefusals(left);
    // The looks are counted anew.
    return client.resetQueries({ queryKey: query.queryKey });
  });
  return { asked, rows, start };
}

/** The press that starts again what has no job or whose job failed. */
function useStartAgain(intent: string, onStarted: (items: Reply<typeof api.startRestore>['items']) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (again: readonly SetRunRow[]) => {
      const rows = again.flatMap(({ row, job, name }) =>
        row === undefined || row.point === null ? [] : [{ ...wantedOf({ ...row, name }), ...(job === null ? {} : { after: job.name }) }],
      );
      return call(api.startRestore, { body: { intent, rows } });
    },
    onSuccess: ({ items }) => {
      void refreshAfter(client, api.startRestore);
      return onStarted(items);
    },
  });
}

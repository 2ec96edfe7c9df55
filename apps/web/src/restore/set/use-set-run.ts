import { api, type Reply } from '@esan/contract';
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

type Run = Reply<typeof api.findRestoreSet>['items'][number];

/** How one volume of a set stands. */
export type SetRunState = 'not-started' | 'accepting' | 'running' | 'restored' | 'failed' | 'cancelled' | 'unknown';

/** One volume of the set with its job. */
export type SetRunRow = Run & { name: string; state: SetRunState; row: SetRow | undefined };

function stateOf({ job }: Run, refusal: Problem | undefined, isStarting: boolean): SetRunState {
  if (job === null) return refusal !== undefined ? 'failed' : isStarting ? 'accepting' : 'not-started';
  if (isRunning(job.status)) return 'running';
  if (job.status === 'failed') return 'failed';
  if (job.status === 'unknown') return 'unknown';
  return job.status === 'cancelled' ? 'cancelled' : 'restored';
}

const isOver = ({ state, job }: SetRunRow): boolean => !['accepting', 'running'].includes(state) && (job === null || !maySettle(job));

/** The run of a set, found again in Azure's jobs, and the way to start again what has no job or whose job failed. */
export function useSetRun(set: RestoreSet, intent: string, plan: readonly SetRow[] | undefined) {
  const client = useQueryClient();
  const pace = usePace();
  const [refusals, setRefusals] = useState(() => refusalsOf(intent));
  const ids = set.items.map(({ id }) => id);
  const query = q(api.findRestoreSet, { body: { intent, instanceIds: ids } });
  const rowsOf = (runs: readonly Run[], looks: number): SetRunRow[] =>
    runs.map((run, index) => {
      const row = plan?.find(({ instanceId }) => sameId(instanceId, run.instanceId));
      const refusal = run.job === null ? refusals.get(run.instanceId) : undefined;
      const state = stateOf(run, refusal, looks < patientLooks);
      return {
        ...run,
        problem: refusal ?? (run.job === null ? undefined : troubleOfJob(run.job)) ?? null,
        name: set.items[index]?.name ?? row?.name ?? '',
        state,
        row,
      };
    });
  const asked = useQuery({
    ...query,
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data, error, dataUpdateCount } }) => {
      // Where nothing could be read, the page says so until somebody asks again.
      if (data === undefined) return error === null ? pace : false;
      return rowsOf(data.items, dataUpdateCount).every(isOver) ? false : pace;
    },
  });
  const looks = client.getQueryState(query.queryKey)?.dataUpdateCount ?? 0;
  const rows = asked.data === undefined ? undefined : rowsOf(asked.data.items, looks);
  const restored = rows?.filter(({ state }) => state === 'restored').length ?? 0;
  useEffect(() => {
    if (restored > 0) void refreshAfter(client, 'restore');
  }, [client, restored]);
  const start = useMutation({
    mutationFn: (again: readonly SetRunRow[]) =>
      call(api.startRestoreSet, {
        body: {
          intent,
          rows: again.flatMap(({ row, job, name }) =>
            row === undefined || row.point === null
              ? []
              : [{ ...wantedOf({ ...row, name }), ...(job === null ? {} : { after: job.name }) }],
          ),
        },
      }),
    onSuccess: ({ items }) => {
      const left = new Map([...refusals].filter(([id]) => !items.some(({ instanceId }) => sameId(instanceId, id))));
      for (const { instanceId, problem } of items) if (problem !== null) left.set(instanceId, problem);
      rememberRefusals(intent, left);
      setRefusals(left);
      void refreshAfter(client, api.startRestoreSet);
      // The looks are counted anew.
      return client.resetQueries({ queryKey: query.queryKey });
    },
  });
  return { asked, rows, start };
}

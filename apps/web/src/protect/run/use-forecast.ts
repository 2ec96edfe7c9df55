import { api, type Reply } from '@esan/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { runPlan } from '../../runs/run-plan.ts';
import type { BackupPlan, ProtectRequest } from '../plan/plan.ts';

type Answer = Reply<typeof api.forecastRun>;

/** Asks Azure what the deployment of some rows would change, and looks for its answer until it is there. */
export const forecastOf = (rows: ProtectRequest[]) =>
  queryOptions({
    queryKey: [api.forecastRun.name, { body: { plan: runPlan(rows) } }] as const,
    queryFn: ({ client, queryKey, signal }) => {
      const state = client.getQueryState<Answer>(queryKey);
      // After a failure Azure is asked anew: its answer may be forgotten.
      const before = state?.error === null ? state.data?.item : undefined;
      const plan = runPlan(rows);
      const body = before?.status === 'asked' ? { plan, forecast: before.forecast } : { plan };
      return call(api.forecastRun, { body }, { signal });
    },
    retry: false,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state: { data, error } }) => (error === null && data?.item.status === 'asked' ? data.item.pollAfterMs : false),
    refetchIntervalInBackground: true,
  });

/** What Azure says beforehand of a plan; it is asked once nothing known here speaks against the plan. */
export const useForecast = ({ rows }: BackupPlan, isOn: boolean) =>
  useQuery({ ...forecastOf(rows.map(({ request }) => request)), enabled: isOn });

/** An answer of Azure's, or that there is none yet. */
export type AskedForecast = Pick<ReturnType<typeof useForecast>, 'data' | 'error' | 'isFetching' | 'refetch'>;

/** Whether Azure is still at it. */
export const isForecastOpen = ({ data, error, isFetching }: AskedForecast): boolean =>
  data === undefined ? error === null || isFetching : data.item.status === 'asked' && error === null;

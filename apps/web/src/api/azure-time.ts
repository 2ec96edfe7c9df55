import { api } from '@esan/contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { portal } from './query.ts';

/** How long a span of Azure's time lasts for the person, in ms: an emulator's clock may run fast, or stand until it is moved. */
export function useSpan(): (azureMs: number) => number {
  const { emulator } = useSuspenseQuery(portal).data;
  if (emulator === null) return (azureMs) => azureMs;
  const { clockRate } = emulator;
  return (azureMs) => (clockRate > 0 ? Math.max(250, azureMs / clockRate) : Math.min(azureMs, 1000));
}

/** Whether Azure's clock has reached a moment; looked at when it should have. Not while there is nothing to wait for. */
export function useIsDue(dueAt: number | undefined): boolean {
  const span = useSpan();
  const asked = useQuery({
    queryKey: ['azure-now', dueAt] as const,
    // The cheapest call that carries Azure's moment.
    queryFn: ({ signal }) => call(api.listSubscriptions, {}, signal),
    enabled: dueAt !== undefined,
    retry: false,
    gcTime: 0,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data } }) => {
      if (dueAt === undefined) return false;
      const left = data === undefined ? 5000 : dueAt - Date.parse(data.asOf);
      return left <= 0 ? false : span(left);
    },
  });
  return dueAt !== undefined && asked.data !== undefined && Date.parse(asked.data.asOf) >= dueAt;
}

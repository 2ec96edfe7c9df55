import { api, oldAfter, type ChangingEndpoint, type Endpoint, type Input, type Reply } from '@esan/contract';
import { isDone, profiles, type OperationKind, type Problem, type SupportMatrix } from '@esan/domain';
import { mutationOptions, QueryClient, queryOptions, useSuspenseQuery, type FetchQueryOptions, type Query } from '@tanstack/react-query';
import { ApiError, call } from './client.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/** Whether a call that failed may be made again without a person: Azure has blocked some for hours, and asking prolongs it. */
export const mayAskAgain = (error: Error | null): boolean => !(error instanceof ApiError && error.problem.code === 'blocked-for-hours');

/** The cache of the whole portal. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // The emulator is on this machine: being offline does not mean it cannot be reached.
        networkMode: 'always',
        refetchOnWindowFocus: ({ state }) => mayAskAgain(state.error),
        refetchOnReconnect: ({ state }) => mayAskAgain(state.error),
        retry: (failures, error) => failures < 1 && error instanceof ApiError && error.problem.code === 'unreachable',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** A query for one call. Cache keys are the endpoint's name, then its input. */
export const q = <E extends Endpoint>(endpoint: E, given: Input<E>) => {
  const input = ownInput(endpoint, given);
  return queryOptions({
    queryKey: [endpoint.name, input] as const,
    queryFn: ({ client, queryKey, signal }): Promise<Reply<E>> => {
      const before = client.getQueryData(queryKey);
      return call(endpoint, input, { signal, isPatient: wasCut(before), isAgain: before !== undefined });
    },
  });
};

/** An input without what its path does not name, such as the item of a vault: the same call has one key, wherever it is asked from. */
function ownInput<E extends Endpoint>({ path }: E, given: Input<E>): Input<E> {
  const { params } = given as { params?: Record<string, string> };
  if (params === undefined) return given;
  const parts = Object.entries(params).filter(([part]) => path.split('/').includes(`:${part}`));
  return { ...(given as object), params: Object.fromEntries(parts) } as Input<E>;
}

/** Whether Azure was silent about a part of what was read before, or had more to tell than is read at once. */
const wasCut = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'missing' in data &&
  Array.isArray(data.missing) &&
  (data.missing as { problem: Problem }[]).some(({ problem }) => problem.code === 'azure-silent' || problem.code === 'long-list');

/** Starts a call ahead of the page that shows its answer, unless there is one, which the page keeps fresh; what fails, the page says. */
export function startQuery<Data, Key extends readonly unknown[]>(
  client: QueryClient,
  query: FetchQueryOptions<Data, ApiError, Data, Key>,
): void {
  const { data, error = null } = client.getQueryState(query.queryKey) ?? {};
  if (data === undefined && mayAskAgain(error)) void client.prefetchQuery(query);
}

/** A mutation for one call. */
export const m = <E extends Endpoint>(endpoint: E) =>
  mutationOptions({ mutationKey: [endpoint.name], mutationFn: (input: Input<E>): Promise<Reply<E>> => call(endpoint, input) });

/** What the server was started with: sign-in, emulator, profile. It cannot change while the page is open. */
export const portal = queryOptions({ ...q(api.getPortal, {}), staleTime: Number.POSITIVE_INFINITY });

/** What Azure supports in the era that the server was configured for. */
export const useProfile = (): SupportMatrix => profiles[useSuspenseQuery(portal).data.profile];

/** Ask these calls anew, whatever their input was; resolves when those on the screen are up to date. */
export const readAgain = (client: QueryClient, ...endpoints: readonly Endpoint[]): Promise<void> =>
  invalidate(
    client,
    endpoints.map(({ name }) => name),
  );

/** Read again what shows something that a call has changed, or that work of a kind has changed by its end. */
export const refreshAfter = (client: QueryClient, by: ChangingEndpoint | OperationKind): Promise<void> => invalidate(client, oldAfter(by));

async function invalidate(client: QueryClient, names: readonly unknown[]): Promise<void> {
  const predicate = ({ queryKey: [name] }: Query) => names.includes(name);
  // A first answer that is on its way may be of before; TanStack Query would take it for the new one. A page that waits for it does not watch yet.
  const asked = client.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' });
  const first = new Set(asked.filter(({ state }) => state.data === undefined));
  const come = Promise.allSettled(Array.from(first, async ({ promise }) => promise));
  await client.invalidateQueries({ predicate });
  if (first.size === 0) return;
  await come;
  await client.invalidateQueries({ predicate: (query) => first.has(query) });
}

/** Polls at the pace that Azure asked for, refreshes what changed, then stops by itself. */
export const watch = (operationId: string) =>
  queryOptions({
    queryKey: [api.getOperation.name, { params: { operationId } }] as const,
    queryFn: async ({ client, signal }) => {
      const reply = await call(api.getOperation, { params: { operationId } }, signal);
      if (isDone(reply.item)) void refreshAfter(client, reply.item.kind);
      return reply;
    },
    // Retries pause in a hidden tab; the next interval is the retry. A poll that fails keeps the last answer.
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data, error } }) => {
      if (!mayAskAgain(error)) return false;
      if (data === undefined) return error === null ? false : 5000;
      return ('pollAfterMs' in data.item && data.item.pollAfterMs) || false;
    },
  });

/**
 * Ask the same again every `everyMs` until the answer satisfies: `useQuery({ ...q(…), ...until(isDone, 5000) })`. Nothing is asked while nobody sees the
 * page (in-sight.ts): only what was begun here is followed then, too.
 */
export const until = <Data>(isEnough: (data: Data) => boolean, everyMs: number) => ({
  retry: false,
  refetchInterval: ({ state: { data, error } }: { state: { data: Data | undefined; error: ApiError | null } }) =>
    (data !== undefined && isSo(isEnough, data)) || !mayAskAgain(error) ? false : everyMs,
});

/** What was found of an answer: of a list of thousands it is asked at each turn of the page. */
const found = new WeakMap<object, { by: unknown; is: boolean }>();

function isSo<Data>(isEnough: (data: Data) => boolean, data: Data): boolean {
  if (typeof data !== 'object' || data === null) return isEnough(data);
  const before = found.get(data);
  if (before?.by === isEnough) return before.is;
  const is = isEnough(data);
  found.set(data, { by: isEnough, is });
  return is;
}

/** Resolves once nothing is being read any more, or after so many ms. */
export function readWithin(client: QueryClient, ms: number): Promise<void> {
  if (client.isFetching() === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(() => end(), ms);
    const stop = client.getQueryCache().subscribe(() => {
      if (client.isFetching() === 0) end();
    });
  });
}

import { api, type Api, type Endpoint, type Input, type Reply } from '@esan/contract';
import { isDone, profiles, type OperationKind, type Problem, type SupportMatrix } from '@esan/domain';
import { mutationOptions, QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { ApiError, call } from './client.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/** Whether a call that failed may be made again without a person: Azure has blocked some for hours, and asking prolongs it. */
const mayAskAgain = (error: Error | null): boolean => !(error instanceof ApiError && error.problem.code === 'blocked-for-hours');

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
export const q = <E extends Endpoint>(endpoint: E, input: Input<E>) =>
  queryOptions({
    queryKey: [endpoint.name, input] as const,
    queryFn: ({ client, queryKey, signal }): Promise<Reply<E>> =>
      call(endpoint, input, { signal, isPatient: wasSilent(client.getQueryData(queryKey)) }),
  });

/** Whether Azure was silent about a part of what was read before. */
const wasSilent = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'missing' in data &&
  Array.isArray(data.missing) &&
  (data.missing as { problem: Problem }[]).some(({ problem }) => problem.code === 'azure-silent');

/** A mutation for one call. */
export const m = <E extends Endpoint>(endpoint: E) =>
  mutationOptions({ mutationKey: [endpoint.name], mutationFn: (input: Input<E>): Promise<Reply<E>> => call(endpoint, input) });

/** What the server was started with: sign-in, emulator, profile. It cannot change while the page is open. */
export const portal = queryOptions({ ...q(api.getPortal, {}), staleTime: Number.POSITIVE_INFINITY });

/** What Azure supports in the era that the server was configured for. */
export const useProfile = (): SupportMatrix => profiles[useSuspenseQuery(portal).data.profile];

/** Calls that tell the same in another cut: what makes the first old makes the others old. */
const alike: Partial<Record<keyof Api, (keyof Api)[]>> = {
  listJobs: ['listInstanceJobs'],
  listRestorePoints: ['browseRestorePoints', 'findRestorePoints', 'listPointVolumes'],
};

/** Read these calls again, whatever their input was; resolves when those on the screen are up to date. */
export function refresh(client: QueryClient, ...names: (keyof Api)[]): Promise<void> {
  const old = new Set<unknown>(names.flatMap((name) => [name, ...(alike[name] ?? [])]));
  return client.invalidateQueries({ predicate: ({ queryKey: [name] }) => old.has(name) });
}

/** What shows whether a volume is protected, and from what it can be restored. */
const protection: (keyof Api)[] = [
  'listVolumes',
  'getElasticSan',
  'getVolumeProtection',
  'listBackupInstances',
  'getBackupInstance',
  'listRestorePoints',
];

const touches: Record<OperationKind, (keyof Api)[]> = {
  'create-vault': ['listVaults', 'getVault', 'listResourceGroups'],
  'change-vault': ['listVaults', 'getVault', 'listVaultRoles', 'judgeBackups', 'checkRestoreReadiness'],
  'delete-vault': ['listVaults', 'listAllPolicies', 'listDeletedItems'],
  'check-volumes': [],
  'validate-backup': [],
  'configure-backup': [
    'listVolumes',
    'getElasticSan',
    'getVolumeProtection',
    'listVaultInstances',
    'listBackupInstances',
    'getBackupInstance',
    'listJobs',
  ],
  'change-policy': [
    'listVolumes',
    'getElasticSan',
    'getVolumeProtection',
    'listVaultInstances',
    'listBackupInstances',
    'getBackupInstance',
    'listRestorePoints',
    'listAllPolicies',
    'listPolicies',
    'getPolicy',
    'listPolicyPoints',
  ],
  'back-up-now': ['listBackupInstances', 'getBackupInstance', 'listRestorePoints', 'listJobs', 'getJob', 'findJob'],
  'stop-backup': protection,
  'resume-backup': protection,
  'delete-backup-instance': [...protection, 'listDeletedItems'],
  undelete: [...protection, 'listDeletedItems'],
  'create-volume-group': ['listElasticSans', 'getElasticSan', 'planRestoreSet'],
  'validate-restore': [],
  restore: ['listElasticSans', 'getElasticSan', 'listVolumes', 'listJobs', 'getJob', 'findJob'],
  'create-disk': ['getDisk'],
};

/** Polls at the pace that Azure asked for, refreshes what changed, then stops by itself. */
export const watch = (operationId: string) =>
  queryOptions({
    queryKey: [api.getOperation.name, { params: { operationId } }] as const,
    queryFn: async ({ client, signal }) => {
      const reply = await call(api.getOperation, { params: { operationId } }, signal);
      if (isDone(reply.item)) void refresh(client, ...touches[reply.item.kind]);
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

/** Ask the same again every `everyMs` until the answer satisfies: `useQuery({ ...q(…), ...until(isDone, 5000) })`. */
export const until = <Data>(isEnough: (data: Data) => boolean, everyMs: number) => ({
  retry: false,
  refetchIntervalInBackground: true,
  refetchInterval: ({ state: { data, error } }: { state: { data: Data | undefined; error: ApiError | null } }) =>
    (data !== undefined && isEnough(data)) || !mayAskAgain(error) ? false : everyMs,
});

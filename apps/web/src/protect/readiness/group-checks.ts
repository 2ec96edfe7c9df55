import { api } from '@esan/contract';
import { isDone, isPassing, isReady, nameOf, parentIdOf, troubleOf, type Check, type Operation } from '@esan/domain';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { ApiError, call, toProblem } from '../../api/client.ts';
import { useSpan } from '../../api/azure-time.ts';
import type { GroupCheck } from './board-rows.ts';

/** Asks an Elastic SAN about volumes of one group, and waits for its answer. */
async function groupCheckOf(groupId: string, volumes: string[], signal: AbortSignal): Promise<GroupCheck> {
  try {
    const { items } = await call(api.checkVolumes, { body: { rows: [{ groupId, volumes }] } }, signal);
    if (!items[0]?.operation) throw new ApiError(items[0]?.problem ?? { code: 'unexpected' });
    let item = items[0].operation;
    while (!isDone(item) && !signal.aborted) {
      await pause(item.status === 'running' ? item.pollAfterMs : 0);
      item = await newerOf(item, signal);
    }
    const trouble = troubleOf(item);
    return trouble === undefined ? { kind: 'fine' } : { kind: 'refused', problem: trouble };
  } catch (error) {
    const problem = toProblem(error);
    if (signal.aborted || isPassing(problem)) throw error;
    // Not everybody may ask the Elastic SAN; Azure Backup asks it again with the vault's own rights.
    return problem.code === 'not-allowed' ? { kind: 'not-allowed' } : { kind: 'refused', problem };
  }
}

/** A poll that fails for a while is no answer: the next one is the retry. */
async function newerOf(operation: Operation, signal: AbortSignal): Promise<Operation> {
  try {
    return (await call(api.getOperation, { params: { operationId: operation.id } }, signal)).item;
  } catch (error) {
    const problem = toProblem(error);
    if (signal.aborted || !isPassing(problem)) throw error;
    await pause(problem.retryAfterMs ?? firstPauseMs);
    return operation;
  }
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

const firstPauseMs = 5000;
const longestPauseMs = 60_000;

const volumeCheck = 'volume-check';

/** Asks the Elastic SANs anew, those that have refused or all that have answered. */
export function useAskSansAgain(): (which: 'refused' | 'all') => void {
  const client = useQueryClient();
  return (which) =>
    void client.resetQueries({
      predicate: ({ queryKey: [key], state: { data } }) =>
        key === volumeCheck && data !== undefined && (which === 'all' || hasRefused(data)),
    });
}

const hasRefused = (data: unknown): boolean => (data as GroupCheck).kind === 'refused';

/** What the Elastic SANs say, one question for each volume group: about those of its volumes that nothing else holds up. */
export function useVolumeGroupChecks(judged: readonly { volumeId: string; checks: readonly Check[] }[]): ReadonlyMap<string, GroupCheck> {
  const span = useSpan();
  const open = judged.filter(({ checks }) => isReady(checks));
  const groups = Array.from(Map.groupBy(open, ({ volumeId }) => parentIdOf(volumeId).toLowerCase()).values());
  const asked = useQueries({
    queries: groups.map((here) => {
      const groupId = parentIdOf(here[0]?.volumeId ?? '');
      const volumes = here.map(({ volumeId }) => nameOf(volumeId)).toSorted();
      return {
        queryKey: [volumeCheck, groupId.toLowerCase(), volumes.join(',')] as const,
        queryFn: ({ signal }: { signal: AbortSignal }) => groupCheckOf(groupId, volumes, signal),
        staleTime: Number.POSITIVE_INFINITY,
        retry: (_: number, { problem }: ApiError) => isPassing(problem),
        retryDelay: (failures: number, { problem }: ApiError) =>
          Math.max(problem.retryAfterMs ?? 0, span(Math.min(firstPauseMs * 2 ** failures, longestPauseMs))),
      };
    }),
  });
  return new Map(
    groups.map((here, index) => {
      const { data, failureCount = 0 } = asked[index] ?? {};
      return [parentIdOf(here[0]?.volumeId ?? '').toLowerCase(), data ?? { kind: failureCount === 0 ? 'asking' : 'delayed' }];
    }),
  );
}

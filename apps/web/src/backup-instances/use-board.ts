import { api } from '@esan/contract';
import { isDone, isReady, missingRoles, nameOf, parentIdOf, sameId, type Check } from '@esan/domain';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { call, toProblem } from '../api/client.ts';
import { q, until } from '../api/query.ts';
import { useSpan } from '../operations/azure-time.ts';
import { RowQueue, type QueueView } from '../operations/row-queue.ts';
import { hasAgreed, rememberAgreed } from '../operations/started.ts';
import { mayAsk, questionOf, type BoardRow, type GroupCheck } from './board-rows.ts';
import { groupsOf, type Plan, type PlannedRow, type ProtectRequest } from './configure-request.ts';

type Judged = { volumeId: string; snapshotGroupId: string; instance: string; checks: Check[] };

const hasRoles = ({ items }: { items: readonly Judged[] }): boolean => items.every(({ checks }) => missingRoles(checks).length === 0);

/** The rules for every row, in one call; read again while roles are missing, whoever assigns them. */
export function useJudged({ rows, vault, policyId }: Plan) {
  const span = useSpan();
  const body = { vaultId: vault.id, policyId, groups: groupsOf(rows) };
  return useQuery({ ...q(api.judgeBackups, { body }), ...until(hasRoles, span(15_000)), placeholderData: keepPreviousData });
}

/** Asks an Elastic SAN about volumes of one group, and waits for its answer. */
async function groupCheckOf(groupId: string, volumes: string[], signal: AbortSignal): Promise<GroupCheck> {
  try {
    let { item } = await call(api.startVolumeCheck, { body: { groupId, volumes } }, signal);
    while (!isDone(item) && !signal.aborted) {
      const wait = item.status === 'running' ? item.pollAfterMs : 0;
      await new Promise((over) => setTimeout(over, wait));
      ({ item } = await call(api.getOperation, { params: { operationId: item.id } }, signal));
    }
    return item.status === 'failed' ? { kind: 'refused', problem: item.problem } : { kind: 'fine' };
  } catch (error) {
    if (signal.aborted) throw error;
    const problem = toProblem(error);
    // Not everybody may ask the Elastic SAN; Azure Backup asks it again with the vault's own rights.
    return problem.code === 'not-allowed' ? { kind: 'not-allowed' } : { kind: 'refused', problem };
  }
}

/** What the Elastic SANs say, one question for each volume group: about those of its volumes that nothing else holds up. */
export function useGroupChecks(judged: readonly Judged[]): ReadonlyMap<string, GroupCheck> {
  const open = judged.filter(({ checks }) => isReady(checks));
  const groups = Array.from(Map.groupBy(open, ({ volumeId }) => parentIdOf(volumeId).toLowerCase()).values());
  const asked = useQueries({
    queries: groups.map((here) => {
      const groupId = parentIdOf(here[0]?.volumeId ?? '');
      const volumes = here.map(({ volumeId }) => nameOf(volumeId)).toSorted();
      return {
        queryKey: ['volume-check', groupId.toLowerCase(), volumes.join(',')] as const,
        queryFn: ({ signal }: { signal: AbortSignal }) => groupCheckOf(groupId, volumes, signal),
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
      };
    }),
  });
  return new Map(
    groups.map((here, index) => [parentIdOf(here[0]?.volumeId ?? '').toLowerCase(), asked[index]?.data ?? { kind: 'asking' }]),
  );
}

const bare = ({ volumeId, snapshotGroupId }: ProtectRequest) => ({ volumeId, snapshotGroupId });

/** The queue that asks Azure about the rows of a plan; what it has learnt stays while vault and policy do. */
function useQueue(vaultId: string, policyId: string): RowQueue<ProtectRequest> {
  const span = useSpan();
  const queue = useMemo(
    () =>
      new RowQueue<ProtectRequest>({
        start: (requests) => call(api.startBackupValidations, { body: { vaultId, policyId, rows: requests.map(bare) } }),
        look: (operationId) => call(api.getOperation, { params: { operationId } }),
        now: async () => (await call(api.listSubscriptions, {})).asOf,
        problemOf: toProblem,
        span,
        remember: rememberAgreed,
        isRemembered: hasAgreed,
      }),
    // The span follows from what the server was started with.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [vaultId, policyId],
  );
  useEffect(() => {
    queue.resume();
    return () => queue.cancel();
  }, [queue]);
  return queue;
}

/** The board: every row of a plan with its verdict, and the way to ask Azure. */
export type Board = { asked: ReturnType<typeof useJudged>; rows: BoardRow[]; queue: RowQueue<ProtectRequest>; view: QueueView };

/** Judges every row of a plan by our own rules, then has the Elastic SANs and Azure asked about those that nothing speaks against. */
export function useBoard(plan: Plan): Board {
  const asked = useJudged(plan);
  const judged = asked.data?.items ?? [];
  const groups = useGroupChecks(judged);
  const queue = useQueue(plan.vault.id, plan.policyId);
  const view = useSyncExternalStore(queue.subscribe, queue.view);
  const byVolume = new Map(judged.map((one) => [one.volumeId.toLowerCase(), one]));
  const missing = asked.data?.missing ?? [];
  const rows = plan.rows.map((row): BoardRow => {
    const found = byVolume.get(row.request.volumeId.toLowerCase());
    const isCurrent = found !== undefined && sameId(found.snapshotGroupId, row.request.snapshotGroupId);
    const checks = isCurrent ? found.checks : undefined;
    const unread = missing.find(({ id }) => sameId(id, parentIdOf(row.request.volumeId)))?.problem;
    const group = groups.get(parentIdOf(row.request.volumeId).toLowerCase());
    const known = { row, derivedName: found?.instance ?? '', checks, unread, group, azure: undefined };
    return { ...known, azure: checks === undefined ? undefined : view.states.get(questionOf(known)) };
  });
  const questions = rows.filter(mayAsk).map((row) => ({ key: questionOf(row), request: row.row.request, roles: rolesOf(row.row) }));
  useEffect(() => queue.want(questions));
  return { asked, rows, queue, view };
}

/** Rows whose vault needs the same roles wait for them together. */
const rolesOf = ({ request }: PlannedRow): string => `${parentIdOf(parentIdOf(request.volumeId))} ${request.snapshotGroupId}`.toLowerCase();

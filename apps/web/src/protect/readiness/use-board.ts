import { api } from '@esan/contract';
import { missingRoles, parentIdOf, sameId, type Check } from '@esan/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { call, toProblem } from '../../api/client.ts';
import { q, until } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { RowQueue, type QueueView } from './row-queue.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import { mayAsk, questionOf, type BoardRow } from './board-rows.ts';
import { useAskSansAgain, useVolumeGroupChecks } from './group-checks.ts';
import { groupsOf, withoutName, type BackupPlan, type PlannedRow, type ProtectRequest } from '../plan/plan.ts';

type Judged = { volumeId: string; snapshotGroupId: string; instance: string; isAsAsked: boolean; checks: Check[] };

const hasRoles = ({ items }: { items: readonly Judged[] }): boolean => items.every(({ checks }) => missingRoles(checks).length === 0);

/** The rules for every row, in one call; read again while roles are missing, whoever assigns them. */
export function useJudged({ rows, vault, policyId }: BackupPlan) {
  const span = useSpan();
  const body = { vaultId: vault.id, policyId, groups: groupsOf(rows) };
  return useQuery({ ...q(api.judgeBackups, { body }), ...until(hasRoles, span(15_000)), placeholderData: keepPreviousData });
}

/** The queue that asks Azure about the rows of a plan; what it has learnt stays while vault and policy do. */
function useQueue(vaultId: string, policyId: string): RowQueue<ProtectRequest> {
  const span = useSpan();
  const queue = useMemo(
    () =>
      new RowQueue<ProtectRequest>({
        start: (requests) => call(api.validateBackups, { body: { rows: requests.map(withoutName) } }),
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
export type Board = {
  asked: ReturnType<typeof useJudged>;
  rows: BoardRow[];
  queue: RowQueue<ProtectRequest>;
  view: QueueView;
  askSans: ReturnType<typeof useAskSansAgain>;
};

/** Judges every row of a plan by our own rules, then has the Elastic SANs and Azure asked about those that nothing speaks against. */
export function useBoard(plan: BackupPlan): Board {
  const asked = useJudged(plan);
  const judged = asked.data?.items ?? [];
  const groups = useVolumeGroupChecks(judged);
  const queue = useQueue(plan.vault.id, plan.policyId);
  const view = useSyncExternalStore(queue.subscribe, queue.view);
  const byVolume = new Map(judged.map((one) => [one.volumeId.toLowerCase(), one]));
  const missing = asked.data?.missing ?? [];
  const failed = asked.data === undefined && asked.error !== null ? toProblem(asked.error) : undefined;
  const rows = plan.rows.map((row): BoardRow => {
    const found = byVolume.get(row.request.volumeId.toLowerCase());
    const isCurrent = found !== undefined && sameId(found.snapshotGroupId, row.request.snapshotGroupId);
    const checks = isCurrent ? found.checks : undefined;
    const { volumeId } = row.request;
    const unread = failed ?? missing.find(({ id }) => sameId(id, parentIdOf(volumeId)) || sameId(id, volumeId))?.problem;
    const group = groups.get(parentIdOf(row.request.volumeId).toLowerCase());
    const known = { row, derivedName: found?.instance ?? '', checks, unread, group, azure: undefined };
    return { ...known, azure: checks === undefined ? undefined : view.states.get(questionOf(known)) };
  });
  const questions = rows.filter(mayAsk).map((row) => ({ key: questionOf(row), request: row.row.request, roles: rolesOf(row.row) }));
  useEffect(() => queue.want(questions));
  return { asked, rows, queue, view, askSans: useAskSansAgain() };
}

/** Rows whose vault needs the same roles wait for them together. */
const rolesOf = ({ request }: PlannedRow): string => `${parentIdOf(parentIdOf(request.volumeId))} ${request.snapshotGroupId}`.toLowerCase();

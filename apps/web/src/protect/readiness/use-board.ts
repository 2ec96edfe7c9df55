import { api } from '@esan/contract';
import { missingRoles, parentIdOf, sameId, type Check } from '@esan/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toProblem } from '../../api/client.ts';
import { q, until } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { useRows, type RowProgress } from '../../api/use-rows.ts';
import { askAboutBackups } from '../../roles/verdict.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import { mayAsk, questionOf, type BoardRow } from './board-rows.ts';
import { useGroupChecks, type GroupChecks } from './group-checks.ts';
import { groupsOf, withoutName, type BackupPlan, type PlannedRow } from '../plan/plan.ts';

type Judged = { volumeId: string; snapshotGroupId: string; instance: string; isAsAsked: boolean; checks: Check[] };

const hasRoles = ({ items }: { items: readonly Judged[] }): boolean => items.every(({ checks }) => missingRoles(checks).length === 0);

/** The rules for every row, in one call; read again while roles are missing, whoever assigns them. */
export function useJudged({ rows, vault, policyId }: BackupPlan) {
  const span = useSpan();
  const body = { vaultId: vault.id, policyId, groups: groupsOf(rows) };
  return useQuery({ ...q(api.judgeBackups, { body }), ...until(hasRoles, span(15_000)), placeholderData: keepPreviousData });
}

/** The board: every row of a plan with its verdict, and the ways to ask the Elastic SANs and Azure. */
export type Board = { asked: ReturnType<typeof useJudged>; rows: BoardRow[]; azure: RowProgress; sans: GroupChecks };

/** Judges every row of a plan by our own rules, then has the Elastic SANs and Azure asked about those that nothing speaks against. */
export function useBoard(plan: BackupPlan): Board {
  const asked = useJudged(plan);
  const judged = asked.data?.items ?? [];
  const sans = useGroupChecks(judged);
  const byVolume = new Map(judged.map((one) => [one.volumeId.toLowerCase(), one]));
  const missing = asked.data?.missing ?? [];
  const failed = asked.data === undefined && asked.error !== null ? toProblem(asked.error) : undefined;
  const rows = plan.rows.map((row): BoardRow => {
    const { volumeId, snapshotGroupId } = row.request;
    const found = byVolume.get(volumeId.toLowerCase());
    const isCurrent = found !== undefined && sameId(found.snapshotGroupId, snapshotGroupId);
    const checks = isCurrent ? found.checks : undefined;
    const unread = failed ?? missing.find(({ id }) => sameId(id, parentIdOf(volumeId)) || sameId(id, volumeId))?.problem;
    return { row, derivedName: found?.instance ?? '', checks, unread, group: sans.of(volumeId), azure: undefined };
  });
  const azure = useRows<Question>({
    name: ['backup-validations', plan.vault.id, plan.policyId],
    rows: rows.filter(mayAsk).map((row) => ({ key: questionOf(row), request: withoutName(row.row.request), roles: rolesOf(row.row) })),
    step: askAboutBackups,
    remember: rememberAgreed,
    isRemembered: hasAgreed,
  });
  const told = rows.map((row) => ({ ...row, azure: row.checks === undefined ? undefined : azure.stateOf(questionOf(row)) }));
  return { asked, rows: told, azure, sans };
}

type Question = ReturnType<typeof withoutName>;

/** Rows whose vault needs the same roles wait for them together. */
const rolesOf = ({ request }: PlannedRow): string => `${parentIdOf(parentIdOf(request.volumeId))} ${request.snapshotGroupId}`.toLowerCase();

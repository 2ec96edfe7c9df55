import { api } from '@esan/contract';
import { missingRoles, parentIdOf, sameId, type Check } from '@esan/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../../api/client.ts';
import { q, until } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { useRows, type RowProgress } from '../../api/use-rows.ts';
import { askAboutBackups } from '../../roles/verdict.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import { mayAsk, questionOf, withNameRule, type BoardRow } from './board-rows.ts';
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
export type Board = {
  asked: ReturnType<typeof useJudged>;
  rows: BoardRow[];
  azure: RowProgress;
  sans: GroupChecks;
  /** Has Azure asked about a row although a role is missing: a custom role may do what the rules look for in vain. */
  insist: (row: BoardRow) => void;
};

const nameOfRow = ({ row }: BoardRow): string => JSON.stringify(withoutName(row.request));

/** Judges every row of a plan by our own rules, then has the Elastic SANs and Azure asked about those that nothing speaks against. */
export function useBoard(plan: BackupPlan): Board {
  const asked = useJudged(plan);
  const sans = useGroupChecks(asked.data?.items ?? []);
  const [insistedOn, setInsistedOn] = useState<readonly string[]>([]);
  const rows = rowsOf(plan, asked, sans);
  const isAsked = (row: BoardRow) => mayAsk(row, insistedOn.includes(nameOfRow(row)));
  const azure = useRows<Question>({
    name: ['backup-validations', plan.vault.id, plan.policyId],
    rows: rows.filter(isAsked).map((row) => {
      // A refusal for want of a role that is missing is an answer; of one that is assigned, it is waited for.
      const roles = missingRoles(row.checks ?? []).length === 0 ? { roles: rolesOf(row.row) } : {};
      return { key: questionOf(row), request: withoutName(row.row.request), ...roles };
    }),
    step: askAboutBackups,
    remember: rememberAgreed,
    isRemembered: hasAgreed,
  });
  const told = rows.map((row) => {
    if (row.checks === undefined) return row;
    const state = azure.stateOf(questionOf(row));
    return isAsked(row) || state.kind !== 'queued' ? { ...row, azure: state } : row;
  });
  const insist = (row: BoardRow) => setInsistedOn((before) => [...before, nameOfRow(row)]);
  return { asked, rows: told, azure, sans, insist };
}

/** The rows of a plan by the rules and by the Elastic SANs. */
function rowsOf(plan: BackupPlan, { data, error }: Board['asked'], sans: GroupChecks): BoardRow[] {
  const { items = [], missing = [], inVault = [] } = data ?? {};
  const byVolume = new Map(items.map((one) => [one.volumeId.toLowerCase(), one]));
  const failed = data === undefined && error !== null ? toProblem(error) : undefined;
  return plan.rows.map((row) => {
    const { volumeId, snapshotGroupId } = row.request;
    const found = byVolume.get(volumeId.toLowerCase());
    const checks = found !== undefined && sameId(found.snapshotGroupId, snapshotGroupId) ? found.checks : undefined;
    const unread = failed ?? missing.find(({ id }) => sameId(id, parentIdOf(volumeId)) || sameId(id, volumeId))?.problem;
    return withNameRule({ row, derivedName: found?.instance ?? '', checks, unread, group: sans.of(volumeId), azure: undefined }, inVault);
  });
}

type Question = ReturnType<typeof withoutName>;

/** Rows whose vault needs the same roles wait for them together. */
const rolesOf = ({ request }: PlannedRow): string => `${parentIdOf(parentIdOf(request.volumeId))} ${request.snapshotGroupId}`.toLowerCase();

import { api } from '@esan/contract';
import { missingRoles, parentIdOf } from '@esan/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../../api/client.ts';
import { q, until } from '../../api/query.ts';
import { useSpan } from '../../api/azure-time.ts';
import { useRows, type RowProgress } from '../../api/use-rows.ts';
import { askAboutBackups } from '../../roles/verdict.ts';
import { hasAgreed, rememberAgreed } from '../../api/tab-memory.ts';
import { judgedRows, mayAsk, questionOf, type BoardRow, type JudgedVolume, type Judgement } from './board-rows.ts';
import { useGroupChecks, type GroupChecks } from './group-checks.ts';
import { groupsOf, withoutName, type BackupPlan, type PlannedRow } from '../plan/plan.ts';

const hasRoles = ({ items }: { items: readonly JudgedVolume[] }): boolean => items.every(({ checks }) => missingRoles(checks).length === 0);

/** The rules for every row of a plan, in one call; read again after so long while roles are missing, whoever assigns them. */
export const rulesOf = ({ rows, vault, policyId }: BackupPlan, againMs: number) => ({
  ...q(api.judgeBackups, { body: { vaultId: vault.id, policyId, groups: groupsOf(rows) } }),
  ...until(hasRoles, againMs),
});

/** What the rules have said. */
export function useJudged(plan: BackupPlan) {
  const span = useSpan();
  return useQuery({ ...rulesOf(plan, span(15_000)), placeholderData: keepPreviousData });
}

/** What the rules have said so far of a plan, or why they could not be read. */
export type AskedRules = Pick<ReturnType<typeof useJudged>, 'data' | 'error'>;

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
  const rows = judgedRows(plan.rows, judgementOf(asked)).map((row) => ({ ...row, group: sans.of(row.row.request.volumeId) }));
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

/** What our own rules have said so far. */
export const judgementOf = ({ data, error }: AskedRules): Judgement => ({
  data,
  failed: data === undefined && error !== null ? toProblem(error) : undefined,
});

type Question = ReturnType<typeof withoutName>;

/** Rows whose vault needs the same roles wait for them together. */
const rolesOf = ({ request }: PlannedRow): string => `${parentIdOf(parentIdOf(request.volumeId))} ${request.snapshotGroupId}`.toLowerCase();

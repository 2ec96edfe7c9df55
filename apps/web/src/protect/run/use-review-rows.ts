import { plural, t } from '@lingui/core/macro';
import type { Check } from '@esan/domain';
import { hasAgreed } from '../../api/tab-memory.ts';
import { judgedRows, questionOf, verdictOf, type BoardRow, type JudgedVolume } from '../readiness/board-rows.ts';
import type { BackupPlan, PlannedRow } from '../plan/plan.ts';
import { judgementOf, useJudged, type AskedRules } from '../readiness/use-board.ts';
import { volumesWords } from '../../words/volumes.ts';

/** Whether a row may be sent by what is known here: Azure is not asked once more. */
export function standingOf(row: BoardRow, isAgreed: (row: BoardRow) => boolean): 'fine' | 'not-ready' | 'not-checked' | 'checking' {
  const { kind } = verdictOf(row);
  if (kind === 'checking') return 'checking';
  if (kind === 'unread') return 'not-checked';
  if (kind === 'roles') return isAgreed(row) ? 'fine' : 'not-ready';
  return kind === 'blocked' ? 'not-ready' : 'fine';
}

/** Why a plan may not be carried out as it stands, or undefined if nothing known speaks against it. */
export function reviewSentence(rows: readonly BoardRow[], isAgreed: (row: BoardRow) => boolean): string | undefined {
  const standings = rows.map((row) => standingOf(row, isAgreed));
  const count = (one: (typeof standings)[number]) => standings.filter((standing) => standing === one).length;
  const [unready, unchecked] = [count('not-ready'), count('not-checked')];
  const of = volumesWords(rows.length);
  const parts = [
    ...(unready > 0 ? [t`${unready} of ${of} ${plural(unready, { one: 'is', other: 'are' })} not ready.`] : []),
    ...(unchecked > 0 ? [t`${unchecked} of ${of} could not be checked.`] : []),
  ];
  if (parts.length > 0) return t`${parts.join(' ')} Readiness says why.`;
  return count('checking') > 0 ? t`The rules are being checked.` : undefined;
}

/** Sent by another tab or another person already, the same request is then done: that the volume is protected does not speak against it. */
const checksToConfigure = ({ checks, isAsAsked }: JudgedVolume): Check[] =>
  checks.filter(({ rule, fault }) => !(isAsAsked && rule === 'unprotected' && fault === undefined));

const isAgreed = (row: BoardRow): boolean => hasAgreed(questionOf(row));

/** How a plan stands by our own rules: its rows, why it may not be carried out, and which of it are still to be done. */
export type PlanStanding = { rows: BoardRow[]; because: string | undefined; isChecking: boolean; left: PlannedRow[] };

/** How a plan stands, by what the rules have said so far. */
export function planStanding(plan: BackupPlan, asked: AskedRules): PlanStanding {
  const rows = judgedRows(plan.rows, judgementOf(asked), checksToConfigure);
  const because = reviewSentence(rows, isAgreed);
  // Sent by another tab or another person, or by this one before.
  const done = new Set((asked.data?.items ?? []).flatMap(({ isAsAsked, volumeId }) => (isAsAsked ? [volumeId.toLowerCase()] : [])));
  const left = plan.rows.filter(({ request }) => !done.has(request.volumeId.toLowerCase()));
  return { rows, because, isChecking: rows.some((row) => verdictOf(row).kind === 'checking'), left };
}

/** The same of one plan, which one call tells. */
export const useReviewRows = (plan: BackupPlan): PlanStanding => planStanding(plan, useJudged(plan));

import { t } from '@lingui/core/macro';
import { missingRoles, type Check, type Problem } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import { hasAgreed, operationOf } from '../../api/tab-memory.ts';
import { rolesMissingWords, unmetWords } from '../../words/rules.ts';
import { wantedOf, type RestoreRow } from '../plan/rows.ts';
import { startedKey } from '../plan/refusals.ts';

/** Why a restore may not be started by its rules as they stand, or undefined; what Azure has agreed to lacks no role. */
export function unmetSentence(checks: readonly Check[], isAgreed: boolean): string | undefined {
  const unmet = checks.filter(({ verdict, rule }) => verdict === 'blocked' && rule !== 'role').length;
  const missing = isAgreed ? 0 : missingRoles(checks).length;
  const parts = [...(unmet > 0 ? [unmetWords(unmet)] : []), ...(missing > 0 ? [rolesMissingWords(missing)] : [])];
  return parts.length === 0 ? undefined : t`${parts.join(' ')} Validate says why.`;
}

type Known = { id: string; intent: string | undefined; row: RestoreRow | undefined; problem: Problem | undefined };

/**
 * Why a single restore may not be started as it is reviewed, however the review was opened; Azure is not asked once more. What this tab has
 * started already may be started again: that begins nothing new.
 */
export function whyNotYet({ id, intent, row, problem = row?.problem ?? undefined }: Known): {
  because: string | undefined;
  isChecking: boolean;
} {
  if (intent !== undefined && operationOf(startedKey(intent, id)) !== undefined) return { because: undefined, isChecking: false };
  // A check that fails for a while keeps nobody from restoring; what is not there does.
  if (problem !== undefined)
    return { because: problem.code === 'not-found' ? t`${explain(problem).happened} Validate says why.` : undefined, isChecking: false };
  if (row === undefined) return { because: t`The rules are being checked.`, isChecking: true };
  return { because: unmetSentence(row.checks, hasAgreed(JSON.stringify(wantedOf(row)))), isChecking: false };
}

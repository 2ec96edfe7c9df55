import { missingRoles, type Check } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { explainError } from '../../api/messages.ts';
import { hasAgreed, operationOf } from '../../api/tab-memory.ts';
import { onePlanQuery, rowOf, type RestorePlan } from './restore-draft.ts';

/** Why a plan may not be carried out by the rules as they stand, or undefined; what Azure has agreed to lacks no role. */
export function standingSentence(checks: readonly Check[], isAgreed: boolean): string | undefined {
  const unmet = checks.filter(({ verdict, rule }) => verdict === 'blocked' && rule !== 'role').length;
  const missing = isAgreed ? 0 : missingRoles(checks).length;
  const parts = [
    ...(unmet > 0 ? [unmet === 1 ? '1 rule is not met.' : `${unmet} rules are not met.`] : []),
    ...(missing > 0 ? [missing === 1 ? '1 role is missing.' : `${missing} roles are missing.`] : []),
  ];
  return parts.length === 0 ? undefined : `${parts.join(' ')} Validate says why.`;
}

/**
 * Whether a restore may be started as it is reviewed, however the review was opened: by the rules, which one call tells; Azure is not asked
 * once more. What this tab has started already may be started again: that begins nothing new.
 */
export function useStanding(plan: RestorePlan, intent: string | undefined): { because: string | undefined; isChecking: boolean } {
  const { data, error } = useQuery(onePlanQuery(plan));
  const isStarted = intent !== undefined && operationOf(intent) !== undefined;
  if (isStarted) return { because: undefined, isChecking: false };
  if (data !== undefined) return { because: standingSentence(data.item.checks, hasAgreed(JSON.stringify(rowOf(plan)))), isChecking: false };
  if (error === null) return { because: 'The rules are being checked.', isChecking: true };
  // A check that fails for a while keeps nobody from restoring; a target that is not there does.
  const { happened } = explainError(error);
  return { because: error.problem.code === 'not-found' ? `${happened} Validate says why.` : undefined, isChecking: false };
}

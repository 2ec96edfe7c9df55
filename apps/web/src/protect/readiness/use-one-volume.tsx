import { api } from '@esan/contract';
import { instanceNameCheck, isReady, missingRoles, type Check } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { q } from '../../api/query.ts';
import { askAboutBackups, useAzureVerdict, verdictSentence, type AzureVerdict } from '../../roles/verdict.ts';
import { heldNameWords } from '../../words/rules.ts';
import { elasticSanRule } from './asked-rules.tsx';
import type { GroupCheck } from './board-rows.ts';
import { withoutName, type BackupPlan, type PlannedRow } from '../plan/plan.ts';
import { isMisnamed } from '../plan/instance-name-field.tsx';
import { useGroupChecks } from './group-checks.ts';
import { useJudged } from './use-board.ts';

/** Where the signed-in person may not assign the missing roles. */
function useMayNotAssign({ vault }: BackupPlan, checks: readonly Check[] | undefined): string[] {
  const roles = missingRoles(checks ?? []);
  const { subscriptionId, resourceGroup, vault: name } = vault;
  const asked = useQuery({
    ...q(api.checkAssignments, { params: { subscriptionId, resourceGroup, vault: name }, body: { roles } }),
    enabled: roles.length > 0,
  });
  // Read while the vault had no identity, it tells nothing of what the person may do once there is one.
  if (asked.data === undefined || asked.data.principalId === null) return [];
  return asked.data.items.filter(({ mayAssign }) => !mayAssign).map(({ scope }) => scope);
}

/** Why Next is off, or undefined when our own rules, the Elastic SAN and Azure agree. */
function sentenceOf(azure: AzureVerdict, checks: readonly Check[] | undefined, group: GroupCheck | undefined): string | undefined {
  // Where a person had Azure asked in spite of a missing role, its word stands against that rule alone.
  const unmet = checks?.filter(({ verdict }) => verdict === 'blocked').length ?? 0;
  if (azure.verdict.kind === 'ready' && unmet > 0) return unmet === 1 ? '1 rule is not met.' : `${unmet} rules are not met.`;
  if (group?.kind === 'refused') return 'The Elastic SAN refused; its words are above.';
  return (
    verdictSentence(azure, checks) ??
    (group?.kind === 'asking' || group?.kind === 'delayed' ? 'The Elastic SAN is being asked.' : undefined)
  );
}

/** The readiness of a plan's one volume: the rules, the Elastic SAN's word and Azure's, and the name that its item gets. */
export function useOneVolume(plan: BackupPlan, { request }: PlannedRow) {
  const asked = useJudged(plan);
  const [judged] = asked.data?.items ?? [];
  const [typed, setTyped] = useState<string>();
  const derivedName = judged?.instance ?? '';
  const { volumeId, instance = derivedName } = request;
  const [taken] = instanceNameCheck({ instance, volumeId }, asked.data?.inVault ?? []);
  const checks = judged === undefined ? undefined : [...judged.checks, ...(taken === undefined ? [] : [taken])];
  const sans = useGroupChecks(judged === undefined ? [] : [judged]);
  const group = sans.of(volumeId);
  const says = checks !== undefined && isReady(judged?.checks ?? []) ? group : undefined;
  const mayNotAssignAt = useMayNotAssign(plan, checks);
  const data = asked.data === undefined || checks === undefined ? undefined : { asOf: asked.data.asOf, item: { checks, mayNotAssignAt } };
  const { error, isFetching, isPlaceholderData, refetch } = asked;
  const row = withoutName(request);
  const azure = useAzureVerdict({ about: JSON.stringify(row), row, ask: askAboutBackups, checks: judged?.checks });
  const unread = error === null ? undefined : 'The rules could not be checked.';
  const misnamed = isMisnamed(typed) ? 'The instance name cannot be used.' : undefined;
  return {
    asked,
    rules: { data, error, isFetching, isPlaceholderData, refetch },
    azure,
    also: says === undefined ? [] : [elasticSanRule(volumeId, says, () => sans.askAgain('refused'))],
    name: { typed, onType: setTyped, given: request.instance, derivedName, fault: taken && heldNameWords(taken) },
    because: misnamed ?? (checks === undefined ? (unread ?? sentenceOf(azure, checks, says)) : sentenceOf(azure, checks, says)),
  };
}

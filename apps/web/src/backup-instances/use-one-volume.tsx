import { api } from '@esan/contract';
import { instanceNameCheck, isReady, missingRoles, nameOf, parentIdOf, type Check } from '@esan/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { explain } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { rememberAgreed } from '../operations/started.ts';
import { useAzureVerdict, verdictSentence, type AzureVerdict } from '../operations/verdict.ts';
import { BlockedButton } from '../ui/button.tsx';
import type { Rule } from '../ui/rule-list.tsx';
import { checkSentence } from '../words/rules.ts';
import type { GroupCheck } from './board-rows.ts';
import { withoutName, type Plan, type PlannedRow } from './configure-request.ts';
import { useGroupChecks, useJudged } from './use-board.ts';

/** Where the signed-in person may not assign the missing roles. */
function useMayNotGrant({ vault }: Plan, checks: readonly Check[] | undefined): string[] {
  const roles = missingRoles(checks ?? []);
  const { subscriptionId, resourceGroup, vault: name } = vault;
  const asked = useQuery({
    ...q(api.checkGrants, { params: { subscriptionId, resourceGroup, vault: name }, body: { roles } }),
    enabled: roles.length > 0,
  });
  return asked.data?.items.filter(({ mayGrant }) => !mayGrant).map(({ scope }) => scope) ?? [];
}

/** What the Elastic SAN says of the volume, as a rule. */
function groupRule(volumeId: string, group: GroupCheck, askAgain: () => void): Rule {
  const key = 'elastic-san';
  const san = `Elastic SAN ${nameOf(parentIdOf(parentIdOf(volumeId)))}`;
  switch (group.kind) {
    case 'asking':
      return { key, tone: 'working', state: 'Asking', sentence: `The ${san} is being asked.` };
    case 'fine':
      return { key, tone: 'good', state: 'Met', sentence: `The ${san} can take snapshots of the volume.` };
    case 'not-allowed':
      return { key, tone: 'quiet', state: 'Not asked', sentence: `Your account may not ask the ${san}; Azure Backup asks it itself.` };
    case 'refused': {
      const { happened, said } = explain(group.problem);
      const detail = said.code === undefined ? said.message : `${said.message ?? ''} (${said.code})`;
      const fix = (
        <BlockedButton size="small" onPress={askAgain}>
          Ask the Elastic SAN again
        </BlockedButton>
      );
      return { key, tone: 'bad', state: 'Not met', sentence: `The ${san} refused. ${happened}`, detail, fix };
    }
  }
}

/** Why Next is off, or undefined when our own rules, the Elastic SAN and Azure agree. */
function sentenceOf(azure: AzureVerdict, checks: readonly Check[] | undefined, group: GroupCheck | undefined): string | undefined {
  // Where a person had Azure asked in spite of a missing role, its word stands against that rule alone.
  const unmet = checks?.filter(({ verdict }) => verdict === 'blocked').length ?? 0;
  if (azure.verdict.kind === 'ready' && unmet > 0) return unmet === 1 ? '1 rule is not met.' : `${unmet} rules are not met.`;
  if (group?.kind === 'refused') return 'The Elastic SAN refused; its words are above.';
  return verdictSentence(azure, checks) ?? (group?.kind === 'asking' ? 'The Elastic SAN is being asked.' : undefined);
}

/** The readiness of a plan's one volume: the rules, the Elastic SAN's word and Azure's, and the name that its item gets. */
export function useOneVolume(plan: Plan, { request }: PlannedRow) {
  const client = useQueryClient();
  const asked = useJudged(plan);
  const [judged] = asked.data?.items ?? [];
  const [typed, setTyped] = useState<string>();
  const derivedName = judged?.instance ?? '';
  const { volumeId, instance = derivedName } = request;
  const [taken] = instanceNameCheck({ instance, volumeId }, asked.data?.inVault ?? []);
  const checks = judged === undefined ? undefined : [...judged.checks, ...(taken === undefined ? [] : [taken])];
  const group = useGroupChecks(judged === undefined ? [] : [judged]).get(parentIdOf(volumeId).toLowerCase());
  const says = checks !== undefined && isReady(judged?.checks ?? []) ? group : undefined;
  const mayNotGrantAt = useMayNotGrant(plan, checks);
  const data = asked.data === undefined || checks === undefined ? undefined : { asOf: asked.data.asOf, item: { checks, mayNotGrantAt } };
  const { error, isFetching, isPlaceholderData, refetch } = asked;
  const unnamed = withoutName(request);
  const about = JSON.stringify(unnamed);
  const azure = useAzureVerdict({
    about,
    ask: () => call(api.startBackupValidation, { body: unnamed }),
    checks: judged?.checks,
  });
  const isInsisted = azure.verdict.kind === 'ready' && missingRoles(checks ?? []).length > 0;
  useEffect(() => {
    // Review judges by the rules alone, and would hold it back.
    if (isInsisted) rememberAgreed(about);
  }, [isInsisted, about]);
  const unread = error === null ? undefined : 'The rules could not be checked.';
  const misnamed = typed === undefined ? undefined : 'The instance name cannot be used.';
  return {
    asked,
    rules: { data, error, isFetching, isPlaceholderData, refetch },
    azure,
    also: says === undefined ? [] : [groupRule(volumeId, says, () => void client.resetQueries({ queryKey: ['volume-check'] }))],
    name: { typed, onType: setTyped, given: request.instance, derivedName, fault: taken && checkSentence(taken, 'backup') },
    because: misnamed ?? (checks === undefined ? (unread ?? sentenceOf(azure, checks, says)) : sentenceOf(azure, checks, says)),
  };
}

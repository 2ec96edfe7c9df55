import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf, type Problem } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import type { RowState } from '../../api/row-steps.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { AzureWithin } from '../../ui/messages/azure-words.tsx';
import type { Rule } from '../../ui/messages/rule-list.tsx';
import { withReason } from '../../lists/alike-problems.ts';
import type { GroupCheck } from './board-rows.ts';

/** A refusal with all that was said of it. */
function refusal(who: string, problem: Problem, askAgain: { label: string; onPress: () => void }): Omit<Rule, 'key'> {
  const { happened, azures, found, said } = explain(problem);
  const words = [
    found,
    ...(said.wanted ?? []),
    said.message,
    ...(said.recommendedActions ?? []),
    said.code === undefined ? undefined : `(${said.code})`,
  ];
  return {
    tone: 'bad',
    state: t`Not met`,
    sentence: <AzureWithin words={withReason(t`${who} refused.`, happened)} azures={azures} />,
    detail: (
      <AzureWithin
        words={words.filter((word) => word !== undefined).join(' ')}
        azures={[said.message ?? '', ...(said.recommendedActions ?? [])]}
      />
    ),
    fix: (
      <ActionButton size="small" onPress={askAgain.onPress}>
        {askAgain.label}
      </ActionButton>
    ),
  };
}

/** What the Elastic SAN says of a volume, as a rule. */
export function elasticSanRule(volumeId: string, group: GroupCheck, askAgain: () => void): Rule {
  const key = 'elastic-san';
  const san = t`Elastic SAN ${nameOf(parentIdOf(parentIdOf(volumeId)))}`;
  switch (group.kind) {
    case 'asking':
      return { key, tone: 'working', state: t`Asking`, sentence: t`The ${san} is being asked.` };
    case 'delayed':
      return { key, tone: 'working', state: t`Asking`, sentence: t`The ${san} could not be asked yet; it is asked again by itself.` };
    case 'fine':
      return { key, tone: 'good', state: t`Met`, sentence: t`The ${san} can take snapshots of the volume.` };
    case 'not-allowed':
      return { key, tone: 'quiet', state: t`Not asked`, sentence: t`Your account may not ask the ${san}; Azure Backup asks it itself.` };
    case 'refused':
      return { key, ...refusal(t`The ${san}`, group.problem, { label: t`Ask the Elastic SAN again`, onPress: askAgain }) };
  }
}

/** What Azure says of a volume, as a rule. */
export function azureRule(state: RowState, askAgain: () => void): Rule {
  const key = 'azure';
  switch (state.kind) {
    case 'queued':
      return { key, tone: 'quiet', state: t`Queued`, sentence: t`Azure is asked when its turn comes.` };
    case 'asking':
      return { key, tone: 'working', state: t`Asking`, sentence: t`Azure is checking.` };
    case 'waiting':
      return { key, tone: 'working', state: t`Waiting`, sentence: t`Azure does not see the roles yet; it is asked again by itself.` };
    case 'ready':
      return { key, tone: 'good', state: t`Met`, sentence: t`Azure agrees.` };
    case 'refused':
      return { key, ...refusal('Azure', state.problem, { label: t`Ask Azure again`, onPress: askAgain }) };
  }
}

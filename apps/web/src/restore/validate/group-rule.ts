import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import type { Rule } from '../../ui/messages/rule-list.tsx';
import type { TargetGroupVerdict } from './use-group-verdicts.ts';

/** What the Elastic SAN says of a target group, as a rule; Azure Backup's own check counts, not this one. */
export function groupRule(group: TargetGroupVerdict): Rule {
  const name = t`Elastic SAN ${nameOf(parentIdOf(group.groupId))}`;
  const key = `group ${group.groupId}`;
  if (group.kind === 'asking') return { key, tone: 'working', state: t`Asking`, sentence: t`${name} is checking the snapshot.` };
  if (group.kind === 'ready')
    return { key, tone: 'good', state: t`Met`, sentence: t`${name} can take the snapshot into ${nameOf(group.groupId)}.` };
  const { happened, found, said } = explain(group.problem);
  const detail = said.code === undefined ? found : `${said.message ?? ''} (${said.code})`;
  return { key, tone: 'attention', state: t`Azure decides`, sentence: t`${name} did not agree. ${happened}`, detail };
}

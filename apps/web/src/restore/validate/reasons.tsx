import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf, type Problem } from '@esan/domain';
import { failureLine } from '../../lists/failure-line.tsx';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { RuleList, type Rule } from '../../ui/messages/rule-list.tsx';
import { ruleWords } from '../../words/rules.ts';
import { blockingChecks, isOlderPoint, type RestoreRow } from '../plan/rows.ts';
import type { TargetGroupVerdict } from './use-group-verdicts.ts';
import type { VolumeVerdict } from './use-volume-verdicts.ts';

type Props = {
  rows: readonly RestoreRow[];
  verdictOf: (row: RestoreRow) => VolumeVerdict;
  groups: readonly TargetGroupVerdict[];
  onAgain: () => void;
};

function reasonsOf({ rows, verdictOf, groups, onAgain }: Props): Rule[] {
  const again = (
    <ActionButton size="small" onPress={onAgain}>
      {t`Ask Azure again`}
    </ActionButton>
  );
  return [
    ...rows.flatMap((row) =>
      row.problem === null
        ? [...blockingChecks(row), ...row.checks.filter(isOlderPoint)].map((check) => {
            const words = ruleWords(check, 'restore');
            return {
              ...words,
              key: `${row.instanceId} ${words.key}`,
              sentence: (
                <>
                  {row.volumeName}: {words.sentence}
                </>
              ),
            };
          })
        : [said(`${row.instanceId} item`, row.volumeName, row.problem)],
    ),
    ...rows.flatMap((row) => {
      const verdict = verdictOf(row);
      if (verdict.kind !== 'refused' && verdict.kind !== 'waiting') return [];
      const rule = said(`${row.instanceId} azure`, row.volumeName, verdict.problem);
      return [verdict.kind === 'waiting' ? { ...rule, tone: 'working' as const, state: t`Waiting` } : { ...rule, fix: again }];
    }),
    ...groups.flatMap((group) => {
      if (group.kind !== 'refused') return [];
      const name = t`Volume group ${nameOf(group.groupId)} of ${nameOf(parentIdOf(group.groupId))}`;
      return [{ ...said(group.groupId, name, group.problem), tone: 'attention' as const, state: t`Azure decides` }];
    }),
  ];
}

function said(key: string, who: string, problem: Problem): Rule {
  return { key, tone: 'bad', state: t`Not met`, ...failureLine(who, problem) };
}

/** Whatever is in the way, one sentence each, with what to do. */
export function Reasons(props: Props) {
  const reasons = reasonsOf(props);
  if (reasons.length === 0) return null;
  return (
    <Section title={t`What blocks the restore`}>
      <RuleList label={t`What blocks the restore`} rules={reasons} />
    </Section>
  );
}

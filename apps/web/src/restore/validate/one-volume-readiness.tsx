import { t } from '@lingui/core/macro';
import { ApiError } from '../../api/client.ts';
import { Readiness } from '../../roles/readiness.tsx';
import { askAboutRestores, useAzureVerdict, verdictSentence } from '../../roles/verdict.ts';
import { Section } from '../../ui/layout/page.tsx';
import { useRestorePlan, type ItemEditing } from '../plan/restore-set.ts';
import { wantedOf, type RestoreRow } from '../plan/rows.ts';
import { groupRule } from './group-rule.ts';
import { useTargetGroupVerdicts } from './use-group-verdicts.ts';
import { ValidateFrame } from './validate-frame.tsx';

/** What the rules say of a single row; one that could not be read is a failure of the whole. */
function useRules({ set }: ItemEditing) {
  const plan = useRestorePlan(set, { whileRolesMissing: true });
  const row = plan.data?.items[0];
  const data =
    plan.data === undefined || row === undefined || row.problem !== null
      ? undefined
      : { asOf: plan.data.asOf, item: { checks: row.checks, mayNotAssignAt: plan.data.mayNotAssignAt } };
  const error = row?.problem ? new ApiError(row.problem) : plan.error;
  return { row, rules: { ...plan, data, error } };
}

const noRow: Pick<RestoreRow, 'instanceId' | 'point' | 'groupId' | 'name'> = { instanceId: '', point: null, groupId: '', name: '' };

/** Whether a single restore can work, checked here and by Azure. */
export function OneRestoreReadiness(editing: ItemEditing) {
  const { set, item } = editing;
  const { row, rules } = useRules(editing);
  const body = wantedOf(row ?? noRow);
  const groups = useTargetGroupVerdicts(row === undefined ? [] : [row]);
  // Of what was asked before, nothing is known of what is asked now.
  const checks = rules.isPlaceholderData ? undefined : rules.data?.item.checks;
  const azure = useAzureVerdict({ about: JSON.stringify(body), row: body, ask: askAboutRestores, checks });
  const isUnread = rules.data === undefined && rules.error !== null;
  const { name } = row ?? noRow;
  return (
    <ValidateFrame
      set={set}
      rows={row === undefined ? undefined : [row]}
      because={isUnread ? t`The rules could not be checked.` : verdictSentence(azure, checks)}
    >
      <Section title={name === '' ? t`Is everything ready?` : t`Is everything ready to restore ${name}?`}>
        <Readiness
          of="restore"
          vault={item.place}
          rules={rules}
          azure={azure}
          probe={{ of: 'restore', body }}
          also={groups.map(groupRule)}
        />
      </Section>
    </ValidateFrame>
  );
}

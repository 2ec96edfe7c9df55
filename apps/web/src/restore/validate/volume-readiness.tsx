import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { missingRoles } from '@esan/domain';
import { PlanTrouble } from '../plan/unread.tsx';
import { ActionButton } from '../../ui/layout/button.tsx';
import { pausedWords } from '../../roles/azure-says.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { useRestorePlan, without, type SetEditing } from '../plan/restore-set.ts';
import { volumesWords } from '../../words/volumes.ts';
import { isPossible, type RestoreRow } from '../plan/rows.ts';
import { ReadinessTable } from './readiness-table.tsx';
import { Reasons } from './reasons.tsx';
import { RolesOfVaults } from './missing-roles.tsx';
import { useTargetGroupVerdicts } from './use-group-verdicts.ts';
import { ValidateFrame } from './validate-frame.tsx';
import { useVolumeVerdicts, type VolumeVerdict } from './use-volume-verdicts.ts';

function nextSentence(
  rows: readonly RestoreRow[] | undefined,
  verdictOf: (row: RestoreRow) => VolumeVerdict,
  paused: keyof typeof pausedWords | undefined,
  hasFailed: boolean,
): string | undefined {
  if (rows === undefined) return hasFailed ? t`The rules could not be checked.` : t`The rules are being checked.`;
  const impossible = rows.filter((row) => !isPossible(row)).length;
  if (impossible > 0) return t`${volumesWords(impossible)} cannot be restored: leave out, or change what is named below.`;
  const lacking = rows.filter(({ checks }) => missingRoles(checks).length > 0).length;
  if (lacking > 0) return t`Roles are missing for ${volumesWords(lacking)}.`;
  const kinds = rows.map((row) => verdictOf(row).kind);
  const refused = kinds.filter((kind) => kind === 'refused').length;
  if (refused > 0) return t`Azure refused ${volumesWords(refused)}; its words are below.`;
  if (kinds.includes('waiting')) return t`Azure does not see the new roles yet. Next opens by itself.`;
  const open = kinds.filter((kind) => kind !== 'ready').length;
  if (open === 0) return undefined;
  const checking = t`Azure is checking: ${rows.length - open} of ${rows.length} are ready.`;
  return paused === undefined ? checking : `${checking} ${pausedWords[paused]}`;
}

/** Whether each restore of a set can work, checked here and by Azure. */
export function VolumeReadiness({ set, write }: SetEditing) {
  const plan = useRestorePlan(set, { whileRolesMissing: true });
  const rows = plan.data?.items;
  const { verdictOf, paused, askAgain } = useVolumeVerdicts(rows ?? []);
  const groups = useTargetGroupVerdicts(rows?.filter(isPossible) ?? []);
  const impossible = rows?.filter((row) => !isPossible(row)) ?? [];
  // What cannot be restored at all first; what Azure refuses may be mended.
  const hopeless = impossible.length > 0 ? impossible : (rows?.filter((row) => verdictOf(row).kind === 'refused') ?? []);
  return (
    <ValidateFrame set={set} rows={rows} because={nextSentence(rows, verdictOf, paused, plan.error !== null)}>
      <PlanTrouble plan={plan} />
      {rows === undefined || plan.data === undefined ? (
        plan.error === null && <Skeleton lines={10} label={t`Checking`} />
      ) : (
        <>
          <RolesOfVaults rows={rows} mayNotAssignAt={plan.data.mayNotAssignAt} />
          <Reasons rows={rows} verdictOf={verdictOf} groups={groups} onAgain={askAgain} />
          <Section
            title={t`Is everything ready to restore ${volumesWords(rows.length)}?`}
            end={
              hopeless.length > 0 && hopeless.length < rows.length ? (
                <ActionButton size="small" onPress={() => write({ items: without(set, hopeless) })}>
                  <Trans>Leave out {volumesWords(hopeless.length)}</Trans>
                </ActionButton>
              ) : undefined
            }
          >
            <ReadinessTable rows={rows} verdictOf={verdictOf} groups={groups} />
          </Section>
        </>
      )}
    </ValidateFrame>
  );
}

import { missingRoles } from '@esan/domain';
import { explainError } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { pausedWords } from '../../roles/azure-says.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import { addressOf, useRestorePlan, without, type SetEditing } from '../plan/restore-set.ts';
import { volumesWords } from '../../words/volumes.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { ReadinessTable } from './readiness-table.tsx';
import { Reasons } from './reasons.tsx';
import { RolesOfVaults } from './missing-roles.tsx';
import { isPossible } from '../plan/rows.ts';
import { RestoreWizard } from '../plan/restore-wizard.tsx';
import { useTargetGroupVerdicts } from './use-group-verdicts.ts';
import { useVolumeVerdicts, type VolumeVerdict } from './use-volume-verdicts.ts';

function ValidateNotes() {
  return (
    <Notes
      notes={[
        { title: 'Who restores', text: "The vault's own identity makes the new volumes. Its roles count here, not yours." },
        {
          title: 'Who decides',
          text: 'The rules are checked from what Azure shows; Azure then checks every restore itself, up to eight at a time, and that one counts.',
        },
      ]}
    />
  );
}

function nextSentence(
  rows: readonly RestoreRow[] | undefined,
  verdictOf: (row: RestoreRow) => VolumeVerdict,
  paused: keyof typeof pausedWords | undefined,
): string | undefined {
  if (rows === undefined) return 'The rules are being checked.';
  const impossible = rows.filter((row) => !isPossible(row)).length;
  if (impossible > 0) return `${volumesWords(impossible)} cannot be restored: leave out, or change what is named below.`;
  const lacking = rows.filter(({ checks }) => missingRoles(checks).length > 0).length;
  if (lacking > 0) return `Roles are missing for ${volumesWords(lacking)}.`;
  const kinds = rows.map((row) => verdictOf(row).kind);
  const refused = kinds.filter((kind) => kind === 'refused').length;
  if (refused > 0) return `Azure refused ${volumesWords(refused)}; its words are below.`;
  if (kinds.includes('waiting')) return 'Azure does not see the new roles yet. Next opens by itself.';
  const open = kinds.filter((kind) => kind !== 'ready').length;
  return open > 0
    ? `Azure is checking: ${rows.length - open} of ${rows.length} are ready.${paused === undefined ? '' : ` ${pausedWords[paused]}`}`
    : undefined;
}

/** Whether each restore of a set can work, checked here and by Azure. */
export function VolumeReadiness({ set, write }: SetEditing) {
  const plan = useRestorePlan(set, { whileRolesMissing: true });
  const rows = plan.data?.items;
  const { verdictOf, paused, askAgain } = useVolumeVerdicts(rows ?? []);
  const groups = useTargetGroupVerdicts(rows?.filter(isPossible) ?? []);
  const total = rows?.reduce((sum, { sizeGiB }) => sum + (sizeGiB ?? 0), 0) ?? 0;
  const impossible = rows?.filter((row) => !isPossible(row)) ?? [];
  // What cannot be restored at all first; what Azure refuses may be mended.
  const hopeless = impossible.length > 0 ? impossible : (rows?.filter((row) => verdictOf(row).kind === 'refused') ?? []);
  return (
    <RestoreWizard
      set={set}
      current="validate"
      next={{ label: 'Next: Review + restore', to: addressOf('review', set), because: nextSentence(rows, verdictOf, paused) }}
      aside={<ValidateNotes />}
      summary={`${volumesWords(set.items.length)}, ${sizeWords(total)}`}
    >
      {plan.error !== null && <ProblemMessage explained={explainError(plan.error)} />}
      {rows === undefined || plan.data === undefined ? (
        plan.error === null && <Skeleton lines={10} label="Checking" />
      ) : (
        <>
          <RolesOfVaults rows={rows} mayNotAssignAt={plan.data.mayNotAssignAt} />
          <Section
            title={`Is everything ready to restore ${volumesWords(rows.length)}?`}
            end={
              hopeless.length > 0 && hopeless.length < rows.length ? (
                <ActionButton size="small" onPress={() => write({ items: without(set, hopeless) })}>
                  Leave out {volumesWords(hopeless.length)}
                </ActionButton>
              ) : undefined
            }
          >
            <ReadinessTable rows={rows} verdictOf={verdictOf} groups={groups} />
          </Section>
          <Reasons rows={rows} verdictOf={verdictOf} groups={groups} onAgain={askAgain} />
        </>
      )}
    </RestoreWizard>
  );
}

import { missingRoles } from '@esan/domain';
import { explainError } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { sizeWords } from '../../ui/values/size-words.ts';
import { addressOfSet, useSetPlan, without, type RestoreSet } from './set-draft.ts';
import { volumesWords } from '../../words/volumes.ts';
import type { SetRow } from '../one/moment-choice.tsx';
import { SetMatrix } from './set-matrix.tsx';
import { SetReasons } from './set-reasons.tsx';
import { SetRoles } from './set-roles.tsx';
import { isPossible } from './set-rows.ts';
import { SetWizard, WithSet } from './set-wizard.tsx';
import { useTargetGroupVerdicts } from '../one/use-group-checks.ts';
import { useSetVerdicts, type SetVerdict } from './use-set-verdicts.ts';

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

function nextSentence(rows: readonly SetRow[] | undefined, verdictOf: (row: SetRow) => SetVerdict): string | undefined {
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
  return open > 0 ? `Azure is checking: ${rows.length - open} of ${rows.length} are ready.` : undefined;
}

function Validate({ set, write }: { set: RestoreSet; write: (changed: Partial<RestoreSet>) => void }) {
  const plan = useSetPlan(set, { untilRolesHeld: true });
  const rows = plan.data?.items;
  const { verdictOf, error, askAgain } = useSetVerdicts(rows ?? []);
  const groups = useTargetGroupVerdicts(rows?.filter(isPossible) ?? []);
  const total = rows?.reduce((sum, { sizeGiB }) => sum + (sizeGiB ?? 0), 0) ?? 0;
  const impossible = rows?.filter((row) => !isPossible(row)) ?? [];
  // What cannot be restored at all first; what Azure refuses may be mended.
  const hopeless = impossible.length > 0 ? impossible : (rows?.filter((row) => verdictOf(row).kind === 'refused') ?? []);
  return (
    <SetWizard
      set={set}
      current="validate"
      next={{ label: 'Next: Review + restore', to: addressOfSet('review', set), because: nextSentence(rows, verdictOf) }}
      aside={<ValidateNotes />}
      summary={`${volumesWords(set.items.length)}, ${sizeWords(total)}`}
    >
      {[plan.error, error].map(
        (one, index) => one !== null && <ProblemMessage key={index === 0 ? 'plan' : 'azure'} explained={explainError(one)} />,
      )}
      {rows === undefined || plan.data === undefined ? (
        plan.error === null && <Skeleton lines={10} label="Checking" />
      ) : (
        <>
          <SetRoles rows={rows} mayNotGrantAt={plan.data.mayNotGrantAt} />
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
            <SetMatrix rows={rows} verdictOf={verdictOf} groups={groups} />
          </Section>
          <SetReasons rows={rows} verdictOf={verdictOf} groups={groups} onAgain={askAgain} />
        </>
      )}
    </SetWizard>
  );
}

/** Step 3: whether each restore can work, checked here and by Azure. */
export function SetValidateStep() {
  return <WithSet>{(set, write) => <Validate set={set} write={write} />}</WithSet>;
}

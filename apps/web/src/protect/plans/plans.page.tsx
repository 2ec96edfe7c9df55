import { plural, t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { nameOf } from '@esan/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { refreshAfter } from '../../api/query.ts';
import { runPlan } from '../../runs/run-plan.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Wizard } from '../../ui/layout/wizard.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { docs } from '../../words/docs.ts';
import { someNames } from '../../words/names.ts';
import { choosing, chosenVolumes } from '../../volumes/choose-volumes.ts';
import type { ChosenVolume } from '../../volumes/selection.ts';
import { volumesWords } from '../../words/volumes.ts';
import { useBackupDraft } from '../plan/draft.ts';
import type { BackupPlan } from '../plan/plan.ts';
import { ChoiceMissing } from '../plan/wizard.tsx';
import { isPartReady, PartSection } from './part-section.tsx';
import { goneFrom } from './parts.ts';
import { useParts } from './use-parts.ts';

const notes = [
  {
    title: t`Why several plans`,
    text: t`A Backup vault protects volumes of its own region and subscription. The portal has dealt the volumes out to the vaults that can protect them; choose others where several can.`,
  },
  {
    title: t`One run for each plan`,
    text: t`Azure carries out each plan by itself, also when you close the browser. One page shows them together, and Runs lists them.`,
  },
  {
    title: t`Snapshots`,
    text: t`Snapshots go where most items of the vault have theirs; of a vault without items, to the resource group of each Elastic SAN.`,
  },
];

/** Hands the plans over one after the other: what was handed over before is the same run when the rest is tried again. */
function useConfigureAll(plans: readonly BackupPlan[]) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const runs = [];
      for (const { rows } of plans)
        runs.push((await call(api.startRun, { body: { plan: runPlan(rows.map(({ request }) => request)) } })).item);
      return runs;
    },
    onSuccess: async (runs) => {
      await refreshAfter(client, api.startRun);
      void navigate(paths.runsTogether(runs.map((run) => ({ ...run, run: run.name }))));
    },
  });
}

const steps = (draft: ConfigureBackupDraft) => [
  { key: 'choose-volumes', title: t`Volumes`, to: paths.configureBackup('choose-volumes', draft), done: true },
  { key: 'plans', title: t`Plans + configure`, to: paths.configureBackup('plans', draft), done: false },
];

type Progress = { isChecking: boolean; gone: number; open: number; parts: number };

function whyNotYet({ isChecking, gone, open, parts }: Progress): string | undefined {
  if (isChecking) return t`The plans are being checked.`;
  if (gone > 0) return t`Leave out what could not be found.`;
  if (parts === 0) return t`Choose volumes.`;
  return open === 0 ? undefined : t`${open} of ${parts} plans ${plural(open, { one: 'is', other: 'are' })} not ready.`;
}

/** Chosen volumes that are in no plan: no later page tells of them, so a press leaves them out. */
function GoneVolumes({ gone, of, onLeaveOut }: { gone: readonly ChosenVolume[]; of: number; onLeaveOut: () => void }) {
  const names = someNames(gone.map(({ volumeId }) => nameOf(volumeId)));
  return (
    <Message
      tone="warn"
      title={plural(gone.length, {
        one: `1 of ${of} chosen volumes could not be found: ${names}`,
        other: `# of ${of} chosen volumes could not be found: ${names}`,
      })}
      actions={<ActionButton size="small" onPress={onLeaveOut}>{t`Leave out`}</ActionButton>}
    >
      {t`They may have been deleted, or their Elastic SAN could not be read.`}
    </Message>
  );
}

function Plans({ draft, change }: ReturnType<typeof useBackupDraft>) {
  const { volumes, vaults, parts } = useParts(draft);
  const ready = parts.filter(isPartReady);
  const configure = useConfigureAll(ready.flatMap(({ plan }) => plan ?? []));
  const found = parts.flatMap(({ part }) => part.chosen);
  const chosen = chosenVolumes(draft);
  const isRead = volumes.data !== undefined && vaults.data !== undefined;
  const gone = isRead ? goneFrom(chosen, found) : [];
  const open = parts.length - ready.length;
  const because = whyNotYet({
    isChecking: !isRead || parts.some(({ isChecking }) => isChecking),
    gone: gone.length,
    open,
    parts: parts.length,
  });
  return (
    <Wizard
      title={t`Configure backup`}
      steps={steps(draft)}
      current="plans"
      help={docs.configure}
      back={paths.configureBackup('choose-volumes', draft)}
      next={{ label: t`Configure backup`, onPress: () => configure.mutate(), because, busy: configure.isPending }}
      aside={<Notes notes={notes} />}
      summary={`${volumesWords(chosen.length)}: ${plural(parts.length, { one: '1 plan', other: '# plans' })}`}
    >
      {configure.error !== null && <ProblemMessage explained={explainError(configure.error)} />}
      <ListTrouble noun={t`volumes`} asked={volumes} />
      <ListTrouble noun={t`vaults`} asked={vaults} />
      {!isRead && volumes.error === null && vaults.error === null && <Skeleton lines={4} label={t`Working out the plans`} />}
      {gone.length > 0 && <GoneVolumes gone={gone} of={chosen.length} onLeaveOut={() => change(choosing(found))} />}
      {isRead && parts.map((standing) => <PartSection key={standing.part.key} standing={standing} draft={draft} change={change} />)}
    </Wizard>
  );
}

/** Volumes of several regions or subscriptions: a plan for each place, chosen for the person, and one press for all of them. */
export function ConfigurePlansPage() {
  const state = useBackupDraft();
  if (state.draft.volumes === undefined) return <ChoiceMissing step="vault" draft={state.draft} what="volume" />;
  return <Plans {...state} />;
}

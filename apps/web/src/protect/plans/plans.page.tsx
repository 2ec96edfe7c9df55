import { plural, t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { refreshAfter } from '../../api/query.ts';
import { runPlan } from '../../runs/run-plan.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { Wizard } from '../../ui/layout/wizard.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { docs } from '../../words/docs.ts';
import { volumesWords } from '../../words/volumes.ts';
import { useBackupDraft } from '../plan/draft.ts';
import type { BackupPlan } from '../plan/plan.ts';
import { ChoiceMissing } from '../plan/wizard.tsx';
import { isPartReady, PartSection } from './part-section.tsx';
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

function Plans({ draft, change }: ReturnType<typeof useBackupDraft>) {
  const { volumes, vaults, parts } = useParts(draft);
  const ready = parts.filter(isPartReady);
  const configure = useConfigureAll(ready.flatMap(({ plan }) => plan ?? []));
  const count = parts.reduce((sum, { part }) => sum + part.chosen.length, 0);
  const isRead = volumes.data !== undefined && vaults.data !== undefined;
  const open = parts.length - ready.length;
  const because =
    !isRead || parts.some(({ isChecking }) => isChecking)
      ? t`The plans are being checked.`
      : open === 0
        ? undefined
        : t`${open} of ${parts.length} plans ${plural(open, { one: 'is', other: 'are' })} not ready.`;
  return (
    <Wizard
      title={t`Configure backup`}
      steps={steps(draft)}
      current="plans"
      help={docs.configure}
      back={paths.configureBackup('choose-volumes', draft)}
      next={{ label: t`Configure backup`, onPress: () => configure.mutate(), because, busy: configure.isPending }}
      aside={<Notes notes={notes} />}
      summary={`${volumesWords(count)}: ${plural(parts.length, { one: '1 plan', other: '# plans' })}`}
    >
      {configure.error !== null && <ProblemMessage explained={explainError(configure.error)} />}
      <ListTrouble noun={t`volumes`} asked={volumes} />
      <ListTrouble noun={t`vaults`} asked={vaults} />
      {!isRead && volumes.error === null && vaults.error === null && <Skeleton lines={4} label={t`Working out the plans`} />}
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

import { nameOf, type Check } from '@esan/domain';
import { useState } from 'react';
import { choosing } from '../../volumes/choose-volumes.ts';
import { Readiness } from '../../roles/readiness.tsx';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { FieldStack } from '../../ui/forms/fields.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { ReadinessBoard, type Misnamed } from './board.tsx';
import { boardSentence, withNameRule } from './board-rows.ts';
import { useBackupDraft } from '../plan/draft.ts';
import { ownGroups, backupPlanOf, type BackupPlan, type PlannedRow } from '../plan/plan.ts';
import { SnapshotGroup, useSnapshotsStored } from '../plan/configure-snapshots.tsx';
import { ChoiceMissing, ConfigureWizard } from '../plan/wizard.tsx';
import { InstanceNameField, isMisnamed } from '../plan/instance-name-field.tsx';
import { useBoard, type useJudged } from './use-board.ts';
import { useOneVolume } from './use-one-volume.tsx';

const notesOf = (stored: string | undefined) => [
  {
    title: 'Restore points are snapshots',
    text: `They stand in the resource group that you choose: incremental${stored === undefined ? '' : `, ${stored}`}, outside the vault. Azure Backup creates and expires them.`,
  },
  {
    title: 'Azure has the last word',
    text: 'The rules above its verdict only find early what would fail. Roles that were just assigned take some minutes to take effect; until then Azure still says that they are missing.',
  },
];

type StepProps = { draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void; plan: BackupPlan };

type Judged = ReturnType<typeof useJudged>;

/** Names of the locks on the snapshot groups in use, by the id of the group. */
function locksOf({ data }: Judged): ReadonlyMap<string, string> {
  const locked = (data?.items ?? []).flatMap(({ snapshotGroupId, checks }) => {
    const lock = checks.find(({ rule, verdict }) => rule === 'delete-lock' && verdict === 'blocked')?.about;
    return lock === undefined ? [] : [[snapshotGroupId.toLowerCase(), lock] as const];
  });
  return new Map(locked);
}

/** The quota of snapshots, which is one for all volumes of a plan. */
const quotaOf = ({ data }: Judged): Check | undefined =>
  data?.items.flatMap(({ checks }) => checks).find(({ rule }) => rule === 'snapshot-quota');

function OneVolume({ draft, change, plan, row }: StepProps & { row: PlannedRow }) {
  const { request, volume, chosen } = row;
  const notes = notesOf(useSnapshotsStored(plan));
  const { asked, name, rules, azure, also, because } = useOneVolume(plan, row);
  const to = paths.configureBackup('review', { ...draft, snapshotGroup: request.snapshotGroupId });
  return (
    <ConfigureWizard
      step="readiness"
      draft={draft}
      next={{ label: 'Next: Review + configure', to, because }}
      aside={<Notes notes={notes} />}
    >
      <FieldStack>
        <SnapshotGroup
          plan={plan}
          draft={draft}
          locks={locksOf(asked)}
          quota={quotaOf(asked)}
          onChange={(id) => change({ snapshotGroup: id })}
        />
        <InstanceNameField {...name} onGive={(instance) => change(choosing([{ ...chosen, instance }]))} />
      </FieldStack>
      <Section title={`Is ${volume.volume} ready to be protected?`}>
        <Readiness of="backup" vault={plan.vault} rules={rules} azure={azure} probe={{ of: 'backup', body: request }} also={also} />
      </Section>
    </ConfigureWizard>
  );
}

function ManyVolumes({ draft, change, plan }: StepProps) {
  const found = useBoard(plan);
  const inVault = found.asked.data?.inVault ?? [];
  const board = { ...found, rows: found.rows.map((row) => withNameRule(row, inVault)) };
  const [misnamed, setMisnamed] = useState<readonly Misnamed[]>([]);
  const wrong = misnamed.find(({ typed }) => isMisnamed(typed));
  const because = wrong === undefined ? boardSentence(board.rows) : `The instance name of ${nameOf(wrong.volumeId)} cannot be used.`;
  const to = paths.configureBackup('review', { ...draft, snapshotGroup: draft.snapshotGroup ?? ownGroups });
  return (
    <ConfigureWizard step="readiness" draft={draft} next={{ label: 'Next: Review + configure', to, because }}>
      <SnapshotGroup
        plan={plan}
        draft={draft}
        locks={locksOf(board.asked)}
        quota={quotaOf(board.asked)}
        onChange={(id) => change({ snapshotGroup: id })}
      />
      <ReadinessBoard plan={plan} draft={draft} change={change} board={board} misnamed={misnamed} onMisname={setMisnamed} />
    </ConfigureWizard>
  );
}

/** The step before the last: where snapshots go, whether all is in place, and Azure's verdict. */
export function ConfigureReadinessPage() {
  const { draft, change } = useBackupDraft();
  const plan = backupPlanOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="readiness" draft={draft} what={plan} />;
  const [row] = plan.rows;
  if (plan.rows.length === 1 && row !== undefined) return <OneVolume draft={draft} change={change} plan={plan} row={row} />;
  return <ManyVolumes draft={draft} change={change} plan={plan} />;
}

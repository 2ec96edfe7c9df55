import { t } from '@lingui/core/macro';
import { nameOf, type Check } from '@esan/domain';
import { useState } from 'react';
import { choosing } from '../../volumes/choose-volumes.ts';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { FieldStack } from '../../ui/forms/fields.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { ReadinessBoard, withTyped, type Misnamed } from './board.tsx';
import { boardSentence } from './board-rows.ts';
import { heldNameWords } from '../../words/rules.ts';
import { useBackupDraft } from '../plan/draft.ts';
import { ownGroups, backupPlanOf, type BackupPlan } from '../plan/plan.ts';
import { SnapshotGroup, useSnapshotsStored } from '../plan/configure-snapshots.tsx';
import { ChoiceMissing, ConfigureWizard } from '../plan/wizard.tsx';
import { InstanceNameField, isMisnamed } from '../plan/instance-name-field.tsx';
import { useBoard, type useJudged } from './use-board.ts';
import { OneVolumeReadiness, oneVolumeSentence } from './one-volume.tsx';

const notesOf = (stored: string | undefined) => [
  {
    title: t`Restore points are snapshots`,
    text:
      stored === undefined
        ? t`They stand in the resource group that you choose: incremental, outside the vault. Azure Backup creates and expires them.`
        : t`They stand in the resource group that you choose: incremental, ${stored}, outside the vault. Azure Backup creates and expires them.`,
  },
  {
    title: t`Azure checks again`,
    text: t`The rules above its verdict only find early what would fail. Roles that were just assigned take some minutes to take effect; until then Azure still says that they are missing.`,
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

function ReadinessStep({ draft, change, plan }: StepProps) {
  const board = useBoard(plan);
  const notes = notesOf(useSnapshotsStored(plan));
  const [misnamed, setMisnamed] = useState<readonly Misnamed[]>([]);
  const [first] = board.rows;
  const only = board.rows.length === 1 ? first : undefined;
  const wrong = misnamed.find(({ typed }) => isMisnamed(typed));
  const misnamedWords =
    only === undefined ? t`The instance name of ${nameOf(wrong?.volumeId ?? '')} cannot be used.` : t`The instance name cannot be used.`;
  const because = only === undefined ? boardSentence(board.rows) : oneVolumeSentence(only, board.azure);
  const snapshotGroup = only?.row.request.snapshotGroupId ?? draft.snapshotGroup ?? ownGroups;
  const to = paths.configureBackup('review', { ...draft, snapshotGroup });
  const next = { label: t`Next: Review + configure`, to, because: wrong === undefined ? because : misnamedWords };
  const group = (
    <SnapshotGroup
      plan={plan}
      draft={draft}
      locks={locksOf(board.asked)}
      quota={quotaOf(board.asked)}
      onChange={(id) => change({ snapshotGroup: id })}
    />
  );
  if (only === undefined) {
    return (
      <ConfigureWizard step="readiness" draft={draft} next={next}>
        {group}
        <ReadinessBoard plan={plan} draft={draft} change={change} board={board} misnamed={misnamed} onMisname={setMisnamed} />
      </ConfigureWizard>
    );
  }
  const { chosen, request } = only.row;
  const taken = only.checks?.find(({ rule }) => rule === 'instance-name');
  return (
    <ConfigureWizard step="readiness" draft={draft} next={next} aside={<Notes notes={notes} />}>
      <FieldStack>
        {group}
        <InstanceNameField
          typed={misnamed.find(({ volumeId }) => volumeId === request.volumeId)?.typed}
          onType={(typed) => setMisnamed(withTyped(misnamed, request.volumeId, typed))}
          given={request.instance}
          derivedName={only.derivedName}
          onGive={(instance) => change(choosing([{ ...chosen, instance }]))}
          fault={taken && heldNameWords(taken)}
        />
      </FieldStack>
      <OneVolumeReadiness plan={plan} board={board} row={only} />
    </ConfigureWizard>
  );
}

/** The step before the last: where snapshots go, whether all is in place, and Azure's verdict. */
export function ConfigureReadinessPage() {
  const { draft, change } = useBackupDraft();
  const plan = backupPlanOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="readiness" draft={draft} what={plan} />;
  return <ReadinessStep draft={draft} change={change} plan={plan} />;
}

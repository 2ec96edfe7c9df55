import { api } from '@esan/contract';
import { nameOf, sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { Readiness } from '../operations/readiness.tsx';
import { useAzureVerdict, useUntilRolesHeld, verdictSentence } from '../operations/verdict.ts';
import { paths, type ConfigureBackupDraft } from '../paths.ts';
import { SelectInput } from '../ui/fields.tsx';
import { Section } from '../ui/page.tsx';
import { Notes } from '../ui/notes.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { useDraft } from './configure-draft.ts';
import { planOf, type Plan, type ProtectRequest } from './configure-request.ts';
import { ChoiceMissing, ConfigureWizard } from './configure-wizard.tsx';

const notes = [
  {
    title: 'Restore points are snapshots',
    text: 'They stand in the resource group that you choose: incremental, locally redundant, outside the vault. Azure Backup creates and expires them.',
  },
  {
    title: 'Azure has the last word',
    text: 'The rules above its verdict only find early what would fail. Roles that were just assigned take some minutes to take effect; until then Azure still says that they are missing.',
  },
];

type GroupProps = { plan: Plan; onChange: (id: string) => void };

function SnapshotGroup({ plan, onChange }: GroupProps) {
  const { subscriptionId, resourceGroup } = plan.volume;
  const groups = useQuery(q(api.listResourceGroups, { params: { subscriptionId } }));
  const { snapshotGroupId } = plan.request;
  const options = (groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const value = options.find((option) => sameId(option.value, snapshotGroupId))?.value ?? snapshotGroupId;
  return (
    <>
      {groups.error !== null && <ProblemMessage explained={explainError(groups.error)} />}
      <SelectInput
        label="Snapshot resource group"
        value={value}
        onChange={onChange}
        options={options}
        placeholder={nameOf(snapshotGroupId)}
        hint={`Must be in the volume's subscription. The Elastic SAN is in ${resourceGroup}.`}
      />
    </>
  );
}

function useRules({ volumeId, vaultId, snapshotGroupId }: ProtectRequest) {
  return useQuery({ ...q(api.checkBackupReadiness, { query: { volumeId, vaultId, snapshotGroupId } }), ...useUntilRolesHeld() });
}

function ReadinessStep({
  draft,
  change,
  plan,
}: {
  draft: ConfigureBackupDraft;
  change: (patch: ConfigureBackupDraft) => void;
  plan: Plan;
}) {
  const { request } = plan;
  const about = JSON.stringify(request);
  const rules = useRules(request);
  const checks = rules.data?.item.checks;
  const azure = useAzureVerdict({ about, ask: () => call(api.startBackupValidation, { body: request }), checks });
  const unread = rules.error === null ? verdictSentence(azure, checks) : 'The rules could not be checked.';
  const to = paths.configureBackup('review', { ...draft, snapshotGroup: request.snapshotGroupId });
  return (
    <ConfigureWizard
      step="volumes"
      draft={draft}
      next={{ label: 'Next: Review + configure', to, because: checks === undefined ? unread : verdictSentence(azure, checks) }}
      aside={<Notes notes={notes} />}
    >
      <SnapshotGroup plan={plan} onChange={(id) => change({ snapshotGroup: id })} />
      <Section title={`Is ${plan.volume.volume} ready to be protected?`}>
        <Readiness of="backup" vault={plan.vault} rules={rules} azure={azure} probe={{ of: 'backup', body: request }} />
      </Section>
    </ConfigureWizard>
  );
}

/** Third step: where snapshots go, whether all is in place, and Azure's verdict. */
export function ConfigureReadinessPage() {
  const { draft, change } = useDraft();
  const plan = planOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="volumes" draft={draft} what={plan} />;
  return <ReadinessStep draft={draft} change={change} plan={plan} />;
}

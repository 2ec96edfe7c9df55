import { api } from '@esan/contract';
import { missingRoles, type Check } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { q } from '../api/query.ts';
import { Readiness } from '../operations/readiness.tsx';
import { useAzureVerdict, verdictSentence } from '../operations/verdict.ts';
import { paths, type ConfigureBackupDraft } from '../paths.ts';
import { Section } from '../ui/page.tsx';
import { Notes } from '../ui/notes.tsx';
import { ReadinessBoard } from './board.tsx';
import { boardSentence, withNameRule } from './board-rows.ts';
import { useDraft } from './configure-draft.ts';
import { ownGroups, planOf, type Plan, type PlannedRow } from './configure-request.ts';
import { SnapshotGroup } from './configure-snapshots.tsx';
import { ChoiceMissing, ConfigureWizard } from './configure-wizard.tsx';
import { useBoard, useJudged } from './use-board.ts';

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

type StepProps = { draft: ConfigureBackupDraft; change: (patch: ConfigureBackupDraft) => void; plan: Plan };

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

/** Where the signed-in person may not assign the missing roles. */
function useMayNotGrant({ vault }: Plan, checks: readonly Check[] | undefined): string[] {
  const roles = missingRoles(checks ?? []);
  const { subscriptionId, resourceGroup, vault: name } = vault;
  const asked = useQuery({
    ...q(api.checkGrants, { params: { subscriptionId, resourceGroup, vault: name }, body: { roles } }),
    enabled: roles.length > 0,
  });
  return asked.data?.items.filter(({ mayGrant }) => !mayGrant).map(({ scope }) => scope) ?? [];
}

/** The rules for the one volume of a plan, as the list of rules shows them. */
function useRules(plan: Plan) {
  const asked = useJudged(plan);
  const checks = asked.data?.items[0]?.checks;
  const mayNotGrantAt = useMayNotGrant(plan, checks);
  const data = asked.data === undefined || checks === undefined ? undefined : { asOf: asked.data.asOf, item: { checks, mayNotGrantAt } };
  const { error, isFetching, isPlaceholderData, refetch } = asked;
  return { asked, rules: { data, error, isFetching, isPlaceholderData, refetch } };
}

function OneVolume({ draft, change, plan, row: { request, volume } }: StepProps & { row: PlannedRow }) {
  const { asked, rules } = useRules(plan);
  const about = JSON.stringify(request);
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
      <SnapshotGroup
        plan={plan}
        draft={draft}
        locks={locksOf(asked)}
        quota={quotaOf(asked)}
        onChange={(id) => change({ snapshotGroup: id })}
      />
      <Section title={`Is ${volume.volume} ready to be protected?`}>
        <Readiness of="backup" vault={plan.vault} rules={rules} azure={azure} probe={{ of: 'backup', body: request }} />
      </Section>
    </ConfigureWizard>
  );
}

function ManyVolumes({ draft, change, plan }: StepProps) {
  const found = useBoard(plan);
  const inVault = found.asked.data?.inVault ?? [];
  const board = { ...found, rows: found.rows.map((row) => withNameRule(row, inVault)) };
  const to = paths.configureBackup('review', { ...draft, snapshotGroup: draft.snapshotGroup ?? ownGroups });
  return (
    <ConfigureWizard step="volumes" draft={draft} next={{ label: 'Next: Review + configure', to, because: boardSentence(board.rows) }}>
      <SnapshotGroup
        plan={plan}
        draft={draft}
        locks={locksOf(board.asked)}
        quota={quotaOf(board.asked)}
        onChange={(id) => change({ snapshotGroup: id })}
      />
      <ReadinessBoard plan={plan} draft={draft} change={change} board={board} />
    </ConfigureWizard>
  );
}

/** The step before the last: where snapshots go, whether all is in place, and Azure's verdict. */
export function ConfigureReadinessPage() {
  const { draft, change } = useDraft();
  const plan = planOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="volumes" draft={draft} what={plan} />;
  const [row] = plan.rows;
  if (plan.rows.length === 1 && row !== undefined) return <OneVolume draft={draft} change={change} plan={plan} row={row} />;
  return <ManyVolumes draft={draft} change={change} plan={plan} />;
}

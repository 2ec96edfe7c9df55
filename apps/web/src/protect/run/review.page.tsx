import { plural, t } from '@lingui/core/macro';
import { elasticSanId, nameOf, parentIdOf, rolesForItems } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useProfile } from '../../api/query.ts';
import { CostEstimate } from '../../policies/cost-estimate.tsx';
import { useRights } from '../../api/rights.ts';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Notes } from '../../ui/messages/notes.tsx';
import { SkeletonBar } from '../../ui/messages/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { someNames } from '../../words/names.ts';
import { termsWords } from '../../words/policies.ts';
import { requiredRoleWords } from '../../words/roles.ts';
import { itemNameOf } from '../readiness/board-rows.ts';
import { useCostOf, useBackupDraft } from '../plan/draft.ts';
import { backupPlanOf, type BackupPlan, type PlannedRow } from '../plan/plan.ts';
import { useSnapshotsStored } from '../plan/configure-snapshots.tsx';
import { ChoiceMissing, ConfigureWizard } from '../plan/wizard.tsx';
import { NotStarted } from './not-started.tsx';
import { reviewColumns } from './review-columns.tsx';
import { snapshotGroups, usePolicy } from './plan-terms.ts';
import { useConfigure } from './use-configure.ts';
import { isForecastOpen, useForecast } from './use-forecast.ts';
import { WhatHappens } from './what-happens.tsx';
import { WhatWouldChange } from './what-would-change.tsx';
import { useReviewRows } from './use-review-rows.ts';
import { listText } from '../../settings/formats.ts';

const useStyles = makeStyles({ cost: { maxWidth: '560px', margin: '20px 0 28px' } });

const onceEach = (texts: readonly string[]): string[] => [...new Set(texts)];

/** As many volumes as a review names one by one. */
const mostNamed = 20;

/** What is protected: one volume with its place, or the names of several and where they are. */
function volumeFacts({ rows }: BackupPlan) {
  const [only] = rows;
  const { volume } = only ?? {};
  if (rows.length === 1 && volume !== undefined) {
    return [
      { label: t`Volume`, value: volume.volume },
      { label: 'Elastic SAN', value: t`${volume.san}, volume group ${volume.group}` },
    ];
  }
  const groups = onceEach(rows.map(({ request }) => parentIdOf(request.volumeId))).length;
  const names = someNames(
    rows.map(({ volume }) => volume.volume),
    mostNamed,
  );
  return [
    {
      label: t`Volumes`,
      value: plural(groups, { one: `${names}, of 1 volume group`, other: `${names}, of # volume groups` }),
    },
    { label: t`Elastic SANs`, value: listText(onceEach(rows.map(({ volume: { san } }) => san))) },
  ];
}

function Summary({ plan, itemName }: { plan: BackupPlan; itemName: (row: PlannedRow) => string }) {
  const { policy, isLoading } = usePolicy(plan);
  const { vault, rows, policyId } = plan;
  const profile = useProfile();
  const stored = useSnapshotsStored(plan);
  const name = nameOf(policyId);
  const unread = isLoading ? <SkeletonBar width="220px" /> : name;
  const items = rows.map(({ volume, request: { snapshotGroupId } }) => ({ sanId: elasticSanId(volume), snapshotGroupId }));
  const roles = rolesForItems(items).filter(({ role }) => role === 'exporter' || role === 'snapshots');
  return (
    <Essentials
      layout="single"
      facts={[
        { label: t`Datasource type`, value: profile.label },
        ...volumeFacts(plan),
        ...(rows.length === 1 ? rows.map((row) => ({ label: t`Instance name`, value: itemName(row) })) : []),
        { label: t`Backup vault`, value: t`${vault.vault}, resource group ${vault.resourceGroup}` },
        {
          label: t`Policy`,
          value: policy === undefined ? unread : `${name}. ${termsWords(policy.terms)}`,
        },
        {
          label: t`Snapshots in`,
          value: [t`Resource group ${snapshotGroups(plan)}`, stored].filter((part) => part !== undefined).join(', '),
        },
        {
          label: t`Vault uses`,
          value: roles.map((role) => <div key={`${role.role} ${role.scope}`}>{requiredRoleWords(role)}</div>),
        },
      ]}
    />
  );
}

/** What the snapshots of the plan would cost, once the policy's terms are known. */
function Cost({ plan }: { plan: BackupPlan }) {
  const styles = useStyles();
  const { policy, asOf } = usePolicy(plan);
  const costOf = useCostOf(plan.rows.map(({ request }) => request));
  if (policy === undefined || policy.terms === null) return null;
  return (
    <div className={styles.cost}>
      <CostEstimate terms={policy.terms} asOf={asOf} vault={plan.vault} of={costOf} />
    </div>
  );
}

const rowId = ({ request }: PlannedRow) => request.volumeId;

/** What the page says before the plan: why it is held, or what of it is done already. */
function Standing({ draft, because, done, of }: { draft: ConfigureBackupDraft; because: string | undefined; done: number; of: number }) {
  if (because !== undefined) {
    return (
      <Message
        tone="warn"
        title={because}
        actions={
          <LinkButton size="small" to={paths.configureBackup('readiness', draft)}>
            {t`Check readiness`}
          </LinkButton>
        }
      />
    );
  }
  if (done === 0) return null;
  const all = plural(of, {
    one: 'The volume is protected already, just as planned here.',
    other: 'All # volumes are protected already, just as planned here.',
  });
  return (
    <Message
      tone="info"
      title={done === of ? all : t`${done} of ${of} volumes are protected already, just as planned here.`}
      actions={
        <LinkButton size="small" to={paths.protectedItems()}>
          {t`Open protected items`}
        </LinkButton>
      }
    >
      {done === of ? t`Configure backup changes nothing.` : t`They are left as they are; the others are configured.`}
    </Message>
  );
}

function ReviewStep({ draft, plan }: { draft: ConfigureBackupDraft; plan: BackupPlan }) {
  const whyNot = useRights(plan.vault.id);
  const { rows, because, isChecking, left } = useReviewRows(plan);
  const held = whyNot('configure-backup') ?? because;
  const forecast = useForecast(plan, held === undefined);
  const configure = useConfigure(plan, draft, forecast);
  const asking = isForecastOpen(forecast) ? t`Azure is being asked what this would change.` : undefined;
  const told = forecast.data?.item.status === 'told' ? forecast.data.item.rows : [];
  const changes = new Map(told.map((row) => [row.volumeId.toLowerCase(), row]));
  const names = new Map(rows.map((row) => [row.row, itemNameOf(row)]));
  const itemName = (planned: PlannedRow): string => names.get(planned) ?? '';
  const columns = reviewColumns(itemName, ({ request }) => changes.get(request.volumeId.toLowerCase()));
  return (
    <ConfigureWizard
      step="review"
      draft={draft}
      next={{ label: t`Configure backup`, onPress: configure.press, because: held ?? asking, busy: configure.isBusy }}
      isReady={because === undefined}
      aside={
        <Notes
          notes={[
            {
              title: t`What happens`,
              text: <WhatHappens plan={plan} left={left} isOneRun={forecast.data?.item.status !== 'not-possible'} />,
            },
          ]}
        />
      }
    >
      <NotStarted error={configure.error} oneByOne={configure.oneByOne} />
      {!isChecking && <Standing draft={draft} because={because} done={plan.rows.length - left.length} of={plan.rows.length} />}
      <Section
        title={t`Your choices`}
        end={
          <LinkButton size="small" to={paths.configureBackup('code', draft)}>
            {t`View as code`}
          </LinkButton>
        }
      >
        <Summary plan={plan} itemName={itemName} />
      </Section>
      {held === undefined && <WhatWouldChange asked={forecast} />}
      <Cost plan={plan} />
      {plan.rows.length > 1 && (
        <Section title={t`Volumes`}>
          <Table
            label={t`Volumes`}
            rows={plan.rows}
            columns={columns}
            rowId={rowId}
            initialSort="volume"
            empty={<EmptyState title={t`No volume is left in the plan`} small />}
          />
        </Section>
      )}
    </ConfigureWizard>
  );
}

/** Last step: all choices at a glance, and the button that carries them out. */
export function ConfigureReviewPage() {
  const { draft } = useBackupDraft();
  const plan = backupPlanOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="review" draft={draft} what={plan} />;
  if (draft.snapshotGroup === undefined) return <ChoiceMissing step="review" draft={draft} what="snapshot group" />;
  return <ReviewStep draft={draft} plan={plan} />;
}

import { plural, t } from '@lingui/core/macro';
import { isChanging, nameOf } from '@esan/domain';
import { explainError } from '../../api/messages.ts';
import { useRights } from '../../api/rights.ts';
import { StaleMessage } from '../../lists/stale-message.tsx';
import { paths, type ConfigureBackupDraft } from '../../links/paths.ts';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { FailedVolumes } from '../../runs/failed-volumes.tsx';
import { RunDone } from '../../runs/run-done.tsx';
import { RunRowsTable, type VolumeInRun } from '../../runs/run-rows-table.tsx';
import { useBackupDraft } from '../plan/draft.ts';
import { backupPlanOf, planVolumesWords, type BackupPlan } from '../plan/plan.ts';
import { configuringAtOnce, runCountOf, type BackupRunRow } from './run-rows.ts';
import { useReviewRows } from './use-review-rows.ts';
import { runKey, useRun, type Run } from './use-run.ts';

/** How the run stands, as the title of its page. */
function titleOf(rows: readonly BackupRunRow[], isOn: boolean): string {
  const all = rows.length;
  const what = planVolumesWords(rows.map(({ row }) => row));
  const done = runCountOf(rows, 'protected');
  const failed = runCountOf(rows, 'failed');
  const open = all - done - failed;
  if (done === all) return plural(all, { one: `Backup of ${what} is configured`, other: 'Backup of all # volumes is configured' });
  if (open > 0 && !isOn && runCountOf(rows, 'configuring', 'sending') === 0)
    return plural(open, { one: '# volume is not sent yet', other: '# volumes are not sent yet' });
  if (open > 0 && runCountOf(rows, 'queued', 'sending') === all) return t`Preparing backup of ${what}`;
  if (open > 0) return plural(all, { one: `Configuring backup of ${what}`, other: `Configuring backup of # volumes: ${done} configured` });
  return plural(all, {
    one: `Backup of ${what} is not configured`,
    other: `Backup of ${done} of # volumes is configured, ${failed} failed`,
  });
}

const pausedWords: Record<NonNullable<Run['paused']>, string> = {
  throttled: t`Azure asked for fewer calls; this goes on by itself.`,
  'no-answer': t`Azure did not answer; this goes on by itself.`,
};

function lastsWords(count: number): string {
  if (count <= 8) return t`This takes a minute or two.`;
  return count <= configuringAtOnce
    ? t`This takes some minutes.`
    : t`This takes some minutes: ${configuringAtOnce} volumes are configured at a time.`;
}

function Working({ run }: { run: Run }) {
  const { rows, paused } = run;
  const done = runCountOf(rows, 'protected', 'failed');
  return (
    <Message tone="info" title={paused === undefined ? lastsWords(rows.length) : pausedWords[paused]}>
      <p>
        {runCountOf(rows, 'queued', 'sending') === 0
          ? t`You may leave this page; Azure goes on, and this address shows how it stands.`
          : t`Keep this page open until all is sent. Nothing is lost if it closes: the same address goes on with what Azure does not have yet.`}
      </p>
      <ProgressBar thin label={t`Configuring backup`} {...(rows.length === 1 ? {} : { value: done / rows.length })} />
    </Message>
  );
}

/** For a plan that this tab has not been told to carry out, as one from a link: nothing is sent before somebody says so. */
function NotSent({ run, plan, draft }: { run: Run; plan: BackupPlan; draft: ConfigureBackupDraft }) {
  const mayNot = useRights(plan.vault.id)('configure-backup');
  const standing = useReviewRows(plan);
  const open = runCountOf(run.rows, 'queued');
  return (
    <Message
      tone="info"
      title={plural(open, {
        one: '# volume of this plan is not with Azure yet.',
        other: '# volumes of this plan are not with Azure yet.',
      })}
      actions={
        <>
          <ActionButton appearance="primary" onPress={run.goOn} because={mayNot ?? standing.because}>
            {plural(open, { one: 'Configure backup of 1 volume', other: 'Configure backup of # volumes' })}
          </ActionButton>
          <LinkButton to={paths.configureBackup('readiness', draft)}>{t`Check readiness`}</LinkButton>
        </>
      }
    >
      {t`What Azure protects already is left as it is.`}
    </Message>
  );
}

/** Why volumes failed, and the ways on. */
function Failed({ run, draft }: { run: Run; draft: ConfigureBackupDraft }) {
  const failed = run.rows.flatMap(({ row, state }) =>
    state.kind === 'failed' ? [{ volume: row.volume.volume, problem: state.problem }] : [],
  );
  const isOne = run.rows.length === 1;
  const actions = (
    <>
      <ActionButton size="small" onPress={run.retryFailed}>
        {isOne ? t`Try again` : t`Retry failed only`}
      </ActionButton>
      <LinkButton size="small" to={paths.configureBackup('readiness', draft)}>
        {t`Check readiness`}
      </LinkButton>
    </>
  );
  return <FailedVolumes failed={failed} isOne={isOne} actions={actions} />;
}

/** A row as the table of runs shows it. */
const inTable = ({ row, state }: BackupRunRow): VolumeInRun => ({
  volumeId: row.request.volumeId,
  snapshotGroupId: row.request.snapshotGroupId,
  state: state.kind === 'protected' ? 'configured' : state.kind,
  problem: state.kind === 'failed' ? state.problem : null,
  itemId: state.kind === 'protected' && !isChanging(state.instance.state) ? state.instance.id : undefined,
});

function Progress({ plan, draft }: { plan: BackupPlan; draft: ConfigureBackupDraft }) {
  const run = useRun(plan);
  const { asked, rows, isOn } = run;
  const isUnread = asked.data === undefined && asked.error !== null;
  const what = planVolumesWords(plan.rows);
  const preparing = isUnread ? t`Backup of ${what}` : t`Preparing backup of ${what}`;
  const title = asked.data === undefined ? preparing : titleOf(rows, isOn);
  const isWorking = runCountOf(rows, 'configuring', 'sending') > 0 || (isOn && runCountOf(rows, 'queued') > 0);
  const isDone = runCountOf(rows, 'protected') === rows.length;
  const [only] = rows;
  const instance = rows.length === 1 && only?.state.kind === 'protected' ? only.state.instance : undefined;
  const name = instance !== undefined && !isChanging(instance.state) ? instance.name : only?.row.request.instance;
  return (
    <Page title={title}>
      {isUnread && (
        <ProblemMessage
          explained={explainError(asked.error)}
          actions={
            <>
              <ActionButton size="small" onPress={() => void asked.refetch()}>
                {t`Try again`}
              </ActionButton>
              <LinkButton size="small" to={paths.configureBackup('vault', draft)}>
                {t`Choose vault and policy`}
              </LinkButton>
            </>
          }
        />
      )}
      <StaleMessage asked={asked} />
      {asked.data !== undefined && !isOn && runCountOf(rows, 'queued') > 0 && <NotSent run={run} plan={plan} draft={draft} />}
      {isWorking && !isUnread && <Working run={run} />}
      {isDone && <RunDone policyId={plan.policyId} itemId={instance?.id} endedAt={null} />}
      {!isWorking && <Failed run={run} draft={draft} />}
      {rows.length > 1 && !isUnread && <RunRowsTable rows={rows.map(inTable)} />}
      <Section title={plural(rows.length, { one: 'Backup instance', other: 'Plan' })}>
        <Essentials
          layout="single"
          facts={[
            ...(rows.length === 1 ? [{ label: t`Name`, value: name }] : [{ label: t`Volumes`, value: `${rows.length}` }]),
            { label: t`Backup vault`, value: plan.vault.vault },
            { label: t`Policy`, value: nameOf(plan.policyId) },
          ]}
        />
      </Section>
    </Page>
  );
}

/** What Azure does after Configure backup; opens by its address alone, which holds the whole plan. */
export function ConfigureProgressPage() {
  const { draft } = useBackupDraft();
  const plan = backupPlanOf(draft);
  if (typeof plan !== 'string') return <Progress key={runKey(plan)} plan={plan} draft={draft} />;
  return (
    <Page>
      <EmptyState
        title={t`Nothing has been started at this address`}
        action={
          <LinkButton appearance="primary" to={paths.configureBackup('review', draft)}>
            {t`Review + configure`}
          </LinkButton>
        }
      >
        {t`Progress begins with the last step of the wizard.`}
      </EmptyState>
    </Page>
  );
}

import { isChanging, nameOf, nextRuns, type PolicyTerms } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { api } from '@esan/contract';
import { explain, explainError } from '../../api/messages.ts';
import { q } from '../../api/query.ts';
import { useRights } from '../../api/rights.ts';
import { StaleMessage } from '../../lists/stale-message.tsx';
import { instancePlaceOf, paths, type ConfigureBackupDraft, type PolicyPlace } from '../../links/paths.ts';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Essentials } from '../../ui/layout/essentials.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { someNames } from '../../ui/values/some-names.ts';
import { Time } from '../../ui/time/time.tsx';
import { alikeProblems } from '../readiness/alike-problems.ts';
import { useBackupDraft } from '../plan/draft.ts';
import { backupPlanOf, planVolumesWords, type BackupPlan } from '../plan/plan.ts';
import { configuringAtOnce, runCountOf, type BackupRunRow } from './run-rows.ts';
import { RunTable } from './run-table.tsx';
import { useReviewRows } from './use-review-rows.ts';
import { useRun, type Run } from './use-run.ts';
import { volumesWords } from '../../words/volumes.ts';

/** How the run stands, as the title of its page. */
function titleOf(rows: readonly BackupRunRow[], isOn: boolean): string {
  const all = rows.length;
  const what = planVolumesWords(rows.map(({ row }) => row));
  const done = runCountOf(rows, 'protected');
  const failed = runCountOf(rows, 'failed');
  const open = all - done - failed;
  if (done === all) return all === 1 ? `Backup of ${what} is configured` : `Backup of all ${all} volumes is configured`;
  if (open > 0 && !isOn && runCountOf(rows, 'configuring', 'sending') === 0)
    return `${volumesWords(open)} ${open === 1 ? 'is' : 'are'} not sent yet`;
  if (open > 0 && runCountOf(rows, 'queued', 'sending') === all) return `Preparing backup of ${what}`;
  if (open > 0) return all === 1 ? `Configuring backup of ${what}` : `Configuring backup of ${all} volumes: ${done} configured`;
  return all === 1 ? `Backup of ${what} is not configured` : `Backup of ${done} of ${all} volumes is configured, ${failed} failed`;
}

function useTerms({ vault, policyId }: BackupPlan): { terms: PolicyTerms | null; asOf: string } {
  const { subscriptionId, resourceGroup, vault: name } = vault;
  const params: PolicyPlace = { subscriptionId, resourceGroup, vault: name, policy: nameOf(policyId) };
  const asked = useQuery(q(api.getPolicy, { params }));
  return { terms: asked.data?.item.terms ?? null, asOf: asked.data?.asOf ?? '' };
}

function Done({ plan, rows }: { plan: BackupPlan; rows: readonly BackupRunRow[] }) {
  const { terms, asOf } = useTerms(plan);
  const [first] = terms === null ? [] : nextRuns(terms.schedule, asOf, 1);
  const [only] = rows;
  const at = rows.length === 1 && only?.state.kind === 'protected' ? instancePlaceOf(only.state.instance.id) : undefined;
  return (
    <Message
      tone="good"
      title={
        first === undefined ? (
          'The first backup runs by the policy.'
        ) : (
          <>
            The first backup runs <Time at={first} asOf={asOf} as="moment" />.
          </>
        )
      }
      actions={
        <LinkButton appearance="primary" to={at === undefined ? paths.protectedItems() : paths.protectedItem(at)}>
          {at === undefined ? 'Open protected items' : 'Open protected item'}
        </LinkButton>
      }
    >
      Take one at once with Back up now, on the page of {at === undefined ? 'a' : 'the'} protected item.
    </Message>
  );
}

const pausedWords: Record<NonNullable<Run['paused']>, string> = {
  throttled: 'Azure asked for fewer calls; this goes on by itself.',
  'no-answer': 'Azure did not answer; this goes on by itself.',
};

function lastsWords(count: number): string {
  if (count <= 8) return 'This takes a minute or two.';
  return count <= configuringAtOnce
    ? 'This takes some minutes.'
    : `This takes some minutes: ${configuringAtOnce} volumes are configured at a time.`;
}

function Working({ run }: { run: Run }) {
  const { rows, paused } = run;
  const done = runCountOf(rows, 'protected', 'failed');
  return (
    <Message tone="info" title={paused === undefined ? lastsWords(rows.length) : pausedWords[paused]}>
      <p>
        {runCountOf(rows, 'queued', 'sending') === 0
          ? 'You may leave this page; Azure goes on, and this address shows how it stands.'
          : 'Keep this page open until all is sent. Nothing is lost if it closes: the same address goes on with what Azure does not have yet.'}
      </p>
      <ProgressBar thin label="Configuring backup" {...(rows.length === 1 ? {} : { value: done / rows.length })} />
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
      title={`${volumesWords(open)} of this plan ${open === 1 ? 'is' : 'are'} not with Azure yet.`}
      actions={
        <>
          <ActionButton appearance="primary" onPress={run.goOn} because={mayNot ?? standing.because}>
            {open === 1 ? 'Configure backup of 1 volume' : `Configure backup of ${open} volumes`}
          </ActionButton>
          <LinkButton to={paths.configureBackup('readiness', draft)}>Check readiness</LinkButton>
        </>
      }
    >
      What Azure protects already is left as it is.
    </Message>
  );
}

/** Every reason for which volumes failed, each once, and the ways on. */
function Failed({ run, draft }: { run: Run; draft: ConfigureBackupDraft }) {
  const failed = run.rows.flatMap((row) =>
    row.state.kind === 'failed' ? [{ row, volume: row.row.volume.volume, problem: row.state.problem }] : [],
  );
  const isOne = run.rows.length === 1;
  const actions = (
    <>
      <ActionButton size="small" onPress={run.retryFailed}>
        {isOne ? 'Try again' : 'Retry failed only'}
      </ActionButton>
      <LinkButton size="small" to={paths.configureBackup('readiness', draft)}>
        Check readiness
      </LinkButton>
    </>
  );
  return alikeProblems(failed).map(({ key, problem, rows }, index) => {
    const explained = explain(problem);
    const names = someNames(rows.map(({ row }) => row.volume.volume));
    return (
      <ProblemMessage
        key={key}
        explained={isOne ? explained : { ...explained, happened: `${names} failed. ${explained.happened}` }}
        // Both are about every volume that failed, for whatever reason.
        {...(index === 0 ? { actions } : {})}
      />
    );
  });
}

function Progress({ plan, draft }: { plan: BackupPlan; draft: ConfigureBackupDraft }) {
  const run = useRun(plan);
  const { asked, rows, isOn } = run;
  const isUnread = asked.data === undefined && asked.error !== null;
  const preparing = `${isUnread ? 'Backup' : 'Preparing backup'} of ${planVolumesWords(plan.rows)}`;
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
                Try again
              </ActionButton>
              <LinkButton size="small" to={paths.configureBackup('vault', draft)}>
                Choose vault and policy
              </LinkButton>
            </>
          }
        />
      )}
      <StaleMessage asked={asked} />
      {asked.data !== undefined && !isOn && runCountOf(rows, 'queued') > 0 && <NotSent run={run} plan={plan} draft={draft} />}
      {isWorking && !isUnread && <Working run={run} />}
      {isDone && <Done plan={plan} rows={rows} />}
      {!isWorking && <Failed run={run} draft={draft} />}
      {rows.length > 1 && !isUnread && <RunTable rows={rows} />}
      <Section title={rows.length === 1 ? 'Backup instance' : 'Plan'}>
        <Essentials
          layout="single"
          facts={[
            ...(rows.length === 1 ? [{ label: 'Name', value: name }] : [{ label: 'Volumes', value: `${rows.length}` }]),
            { label: 'Backup vault', value: plan.vault.vault },
            { label: 'Policy', value: nameOf(plan.policyId) },
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
  if (typeof plan !== 'string') return <Progress plan={plan} draft={draft} />;
  return (
    <Page>
      <EmptyState
        title="Nothing has been started at this address"
        action={
          <LinkButton appearance="primary" to={paths.configureBackup('review', draft)}>
            Review + configure
          </LinkButton>
        }
      >
        Progress begins with the last step of the wizard.
      </EmptyState>
    </Page>
  );
}

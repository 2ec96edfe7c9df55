import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { isRunOpen, nameOf, vaultPlaceOf } from '@esan/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { explain, explainError } from '../api/messages.ts';
import { usePace } from '../api/azure-time.ts';
import { m, q, readAgain, refreshAfter, until } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { StaleMessage } from '../lists/stale-message.tsx';
import { paths, policyPlaceOf, type RunPlace } from '../links/paths.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { Essentials } from '../ui/layout/essentials.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { TryAgain } from '../ui/messages/try-again.tsx';
import { ProgressBar } from '../ui/messages/progress-bar.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { Duration, Time } from '../ui/time/time.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { someVolumesWords } from '../words/volumes.ts';
import { FailedVolumes } from './failed-volumes.tsx';
import { runPlan, useStartRun } from './run-plan.ts';
import { useDoneInHost } from '../api/operation.ts';
import { RunAfter } from './run-after.tsx';
import { RunDone } from './run-done.tsx';
import { isMended, RunLater } from './run-later.tsx';
import { RunRowsTable, type VolumeInRun } from './run-rows-table.tsx';
import { isRowProtected, itemOf, runCounts, RunStateWord, runTitle, sendAgainWords, type RunCounts } from './run-words.tsx';

type WholeRun = Reply<typeof api.getRun>['item'];

const isOverIn = ({ item }: { item: WholeRun }): boolean => !isRunOpen(item);

/** The volume that a plan is about, where it is one. */
const onlyVolumeOf = ({ rows }: WholeRun): string | undefined => (rows.length === 1 ? nameOf(rows[0]?.volumeId ?? '') : undefined);

function Working({ run, counts, at }: { run: WholeRun; counts: RunCounts; at: RunPlace }) {
  const client = useQueryClient();
  const cancel = useMutation({ ...m(api.cancelRun), onSuccess: () => refreshAfter(client, api.cancelRun) });
  const ended = counts.done + counts.failed;
  const progress = plural(counts.all, { one: 'This takes a minute or two.', other: `${numberWords(ended)} of # volumes are done.` });
  return (
    <>
      <Message
        tone="info"
        title={cancel.isSuccess ? t`The run is being cancelled. What has begun is finished.` : progress}
        actions={
          !cancel.isSuccess && (
            <ActionButton size="small" onPress={() => cancel.mutate({ params: at })} busy={cancel.isPending}>
              {t`Cancel run`}
            </ActionButton>
          )
        }
      >
        <p>
          <Trans>
            Azure carries this out by itself: you may leave this page, close the browser or sign out. This address shows how it stands, to
            everybody who may see the vault. Cancelling stops what has not begun; volumes that are being configured are finished.
          </Trans>
        </p>
        <ProgressBar thin label={t`Configuring backup`} {...(run.rows.length === 1 ? {} : { value: ended / counts.all })} />
      </Message>
      {cancel.error !== null && <ProblemMessage explained={explainError(cancel.error)} />}
    </>
  );
}

/** What can be done about volumes that failed or that the run has not come to: one more run with these alone. */
function Unfinished({ run }: { run: WholeRun }) {
  const client = useQueryClient();
  const whyNot = useRights(run.vaultId);
  const start = useStartRun();
  // What somebody has mended meanwhile is not asked for again.
  const open = run.rows.filter((row) => !isRowProtected(row) && !isMended(row));
  // What is not known may have gone well: it is read again, not sent again.
  const [unread] = open.filter(({ state }) => state === 'unknown');
  const unsent = open.filter(({ state }) => state !== 'unknown');
  const failed = unsent.flatMap(({ volumeId, problem }) => (problem === null ? [] : [{ volume: nameOf(volumeId), problem }]));
  if (open.length === 0) return null;
  const isOne = run.rows.length === 1;
  const again = (
    <ActionButton
      size="small"
      busy={start.isPending}
      because={whyNot('configure-backup')}
      onPress={() => {
        const { vaultId, policyId } = run;
        const rows = unsent.map(({ volumeId, snapshotGroupId, instance }) => ({ volumeId, vaultId, policyId, snapshotGroupId, instance }));
        start.mutate({ body: { plan: runPlan(rows) } });
      }}
    >
      {isOne ? t`Try again` : sendAgainWords(unsent)}
    </ActionButton>
  );
  return (
    <>
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
      {failed.length > 0 && <FailedVolumes failed={failed} isOne={isOne} actions={again} />}
      {failed.length === 0 && run.problem !== null && (
        <ProblemMessage explained={explain(run.problem)} {...(unsent.length > 0 ? { actions: again } : {})} />
      )}
      {failed.length === 0 && run.problem === null && unsent.length > 0 && (
        <Message tone="warn" title={t`${someVolumesWords(unsent.length, run.rows.length)} were not sent.`} actions={again}>
          {t`What is protected stays protected.`}
        </Message>
      )}
      {unread !== undefined && (
        <ProblemMessage
          explained={explain(unread.problem ?? { code: 'unreadable-answer' })}
          actions={<TryAgain onPress={() => void readAgain(client, api.getRun)} />}
        />
      )}
    </>
  );
}

function Facts({ run, asOf }: { run: WholeRun; asOf: string }) {
  const vault = vaultPlaceOf(run.vaultId);
  const policy = policyPlaceOf(run.policyId);
  const [only] = run.rows.length === 1 ? run.rows : [];
  return (
    <Section title={t`Run`}>
      <Essentials
        layout="single"
        facts={[
          { label: t`State`, value: <RunStateWord run={run} /> },
          only === undefined ? { label: t`Volumes`, value: `${run.rows.length}` } : { label: t`Instance name`, value: only.instance },
          { label: t`Backup vault`, value: vault === undefined ? '' : <TextLink to={paths.vault(vault)}>{vault.vault}</TextLink> },
          { label: t`Policy`, value: policy === undefined ? '' : <TextLink to={paths.policy(policy)}>{policy.policy}</TextLink> },
          { label: t`Started`, value: <Time at={run.startedAt} asOf={asOf} as="moment" /> },
          { label: t`Duration`, value: <Duration from={run.startedAt} until={run.endedAt ?? asOf} /> },
          { label: t`Deployment`, value: t`${run.name}, resource group ${run.resourceGroup}` },
        ]}
      />
    </Section>
  );
}

function WholeRunPage({ run, asOf, at }: { run: WholeRun; asOf: string; at: RunPlace }) {
  const counts = runCounts(run.rows);
  const [only] = run.rows;
  const rows = run.rows.map((row): VolumeInRun => ({ ...row, itemId: itemOf(run, row) }));
  const isDone = counts.done === counts.all && !isRunOpen(run);
  useDoneInHost(isDone);
  return (
    <>
      {isRunOpen(run) && <Working run={run} counts={counts} at={at} />}
      {isDone && (
        <RunDone
          policyId={run.policyId}
          endedAt={run.endedAt}
          itemId={rows.length === 1 && only !== undefined ? itemOf(run, only) : undefined}
        />
      )}
      {!isRunOpen(run) && <RunLater rows={run.rows} />}
      {!isRunOpen(run) && <Unfinished run={run} />}
      {rows.length > 1 && <RunRowsTable rows={rows} />}
      {(isDone || isRunOpen(run)) && (
        <RunAfter
          policyIds={[run.policyId]}
          snapshotGroupIds={run.rows.map(({ snapshotGroupId }) => snapshotGroupId)}
          count={run.rows.length}
          itemIds={isDone ? rows.flatMap(({ itemId = [] }) => itemId) : []}
        />
      )}
      <Facts run={run} asOf={asOf} />
    </>
  );
}

/** One run, as Azure has it: opens for everybody who may see the vault, and goes on whether or not it is open. */
export function RunPage() {
  const { subscriptionId = '', resourceGroup = '', run: name = '' } = useParams();
  const at = { subscriptionId, resourceGroup, run: name };
  const client = useQueryClient();
  const pace = usePace();
  const asked = useQuery({ ...q(api.getRun, { params: at }), ...until(isOverIn, pace) });
  const run = asked.data?.item;
  const isOver = run !== undefined && !isRunOpen(run);
  // What other pages show of the volumes is old once they are protected.
  useEffect(() => {
    if (isOver) void refreshAfter(client, api.configureBackups);
  }, [isOver, client]);
  const failed = asked.data === undefined ? asked.error : null;
  return (
    <Page title={run === undefined ? t`Run` : runTitle(run, runCounts(run.rows), onlyVolumeOf(run))}>
      {failed !== null && (
        <ProblemMessage
          explained={explainError(failed)}
          actions={
            <>
              <ActionButton size="small" onPress={() => void asked.refetch()} busy={asked.isFetching}>
                {t`Try again`}
              </ActionButton>
              <LinkButton size="small" to={paths.runs()}>
                {t`All runs`}
              </LinkButton>
            </>
          }
        />
      )}
      <StaleMessage asked={asked} />
      {run === undefined && failed === null && <Skeleton lines={4} label={t`Reading the run`} />}
      {run !== undefined && <WholeRunPage run={run} asOf={asked.data?.asOf ?? ''} at={at} />}
    </Page>
  );
}

import { plural, t } from '@lingui/core/macro';
import { isLate, nameOf, parentIdOf } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import type { ApiError } from '../../api/client.ts';
import { useDoneInHost } from '../../api/operation.ts';
import { explainError, missingWords } from '../../api/messages.ts';
import { failureLine } from '../../lists/failure-line.tsx';
import { volumePage } from '../../links/volume-links.ts';
import { jobPlaceOf, paths } from '../../links/paths.ts';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { RuleList } from '../../ui/messages/rule-list.tsx';
import { TryAgain } from '../../ui/messages/try-again.tsx';
import { StateWord, type Tone } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { durationWords } from '../../ui/time/time-words.ts';
import { Time } from '../../ui/time/time.tsx';
import { addressOf, useSettledPlan, type RestoreSet } from '../plan/restore-set.ts';
import { volumesWords } from '../../words/volumes.ts';
import { SetProgress } from '../plan/set-progress.tsx';
import { AfterSet } from './after-set.tsx';
import { useRestoreRun, type RestoreRun } from './use-run.ts';
import { WithSet } from '../plan/restore-wizard.tsx';
import { OneVolumeRun } from './one-volume-run.tsx';
import type { RestoreState } from './restore-state.ts';

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

const looks: Record<RestoreState, { tone: Tone; word: string }> = {
  'not-started': { tone: 'quiet', word: t`Not started` },
  accepting: { tone: 'working', word: t`Being accepted` },
  running: { tone: 'working', word: t`In progress` },
  restored: { tone: 'good', word: t`Restored` },
  missing: { tone: 'attention', word: t`Completed, but not there` },
  failed: { tone: 'bad', word: t`Failed` },
  cancelled: { tone: 'quiet', word: t`Cancelled` },
  unknown: { tone: 'attention', word: t`Status not known` },
};

type Row = RestoreRun & { asOf: string; tookMs: number | undefined };

const late = (row: Row): boolean => row.state === 'running' && row.tookMs !== undefined && isLate(row.tookMs, row.usualMs);

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`New volume`, sortBy: ({ name }) => name, isName: true, width: '20%' },
  { key: 'source', title: t`From`, cell: ({ row, job }) => row?.volumeName ?? job?.volumeName, hideBelow: 560 },
  {
    key: 'point',
    title: t`Restore point`,
    cell: ({ row, asOf }) => (row === undefined || row.point === null ? undefined : <Time at={row.point.time} asOf={asOf} as="moment" />),
    sortBy: ({ row }) => row?.point?.time,
    // As wide as its German head.
    width: '172px',
    hideBelow: 760,
  },
  {
    key: 'state',
    title: t`State`,
    cell: (row) => (
      <StateWord tone={late(row) ? 'attention' : looks[row.state].tone} wraps>
        {late(row) ? t`Longer than usual` : looks[row.state].word}
      </StateWord>
    ),
    sortBy: ({ state }) => state,
    width: '170px',
    onPhone: 'beside',
  },
  {
    key: 'into',
    title: t`Into`,
    cell: ({ groupId }) => (groupId === '' ? undefined : t`${nameOf(groupId)} in ${nameOf(parentIdOf(groupId))}`),
    width: '20%',
    hideBelow: 960,
    onPhone: 'hide',
  },
  {
    key: 'time',
    title: t`Time`,
    cell: ({ tookMs }) => (tookMs === undefined ? undefined : durationWords(tookMs)),
    isNumeric: true,
    width: '90px',
  },
  {
    key: 'usual',
    title: t`Usual`,
    cell: ({ usualMs }) => (usualMs === null ? undefined : durationWords(usualMs)),
    isNumeric: true,
    width: '90px',
    hideBelow: 760,
    onPhone: 'hide',
  },
  {
    key: 'job',
    title: t`Job`,
    cell: ({ job }) => {
      const place = job === null ? undefined : jobPlaceOf(job.id);
      return place === undefined ? undefined : <TextLink to={paths.job(place)}>{t`View job`}</TextLink>;
    },
    width: '132px',
    onPhone: 'end',
  },
];

/** The page of the volume that was made. */
const volumeOf = ({ groupId, name, state }: Row): string | undefined =>
  state === 'restored' && groupId !== '' ? volumePage({ id: `${groupId}/volumes/${name}` }) : undefined;

function titleOf(rows: readonly RestoreRun[] | undefined, total: number): string {
  if (rows === undefined) return t`Restoring ${volumesWords(total)}`;
  const count = (state: RestoreState) => rows.filter((row) => row.state === state).length;
  const [restored, failed, other] = [
    count('restored'),
    count('failed'),
    count('not-started') + count('cancelled') + count('missing') + count('unknown'),
  ];
  const all = volumesWords(total);
  if (restored === total) return plural(total, { one: '# volume is restored', other: '# volumes are restored' });
  if (restored + failed + other === total)
    return plural(restored, { one: `${restored} of ${all} is restored`, other: `${restored} of ${all} are restored` });
  return failed > 0 ? t`Restoring ${all}: ${restored} done, ${failed} failed` : t`Restoring ${all}: ${restored} done`;
}

/** What failed, why, and the two ways on: the same again, or with something changed. */
function Failures({
  set,
  rows,
  start,
}: {
  set: RestoreSet;
  rows: readonly RestoreRun[];
  start: ReturnType<typeof useRestoreRun>['start'];
}) {
  const styles = useStyles();
  const failed = rows.filter(({ state }) => state === 'failed' || state === 'cancelled');
  const unstarted = rows.filter(({ state }) => state === 'not-started');
  if (failed.length === 0 && unstarted.length === 0) return null;
  const again = [...failed, ...unstarted];
  // A row with a problem could not be planned; one without a point has none any more.
  const startable = again.filter(({ row }) => row !== undefined && row.point !== null);
  const lost = again.filter(({ row }) => row?.problem === null && row.point === null).length;
  const count = startable.length === 0 ? again.length : startable.length;
  const items = set.items.filter((_, index) => again.some((row) => rows[index] === row));
  return (
    <Section title={failed.length > 0 ? t`What failed` : t`What was not started`}>
      {start.error !== null && <ProblemMessage explained={explainError(start.error)} />}
      <RuleList
        label={t`What failed`}
        rules={failed.map(({ instanceId, name, problem }) => ({
          key: instanceId,
          tone: 'bad' as const,
          state: t`Failed`,
          ...failureLine(name, problem ?? { code: 'azure-refused' }),
        }))}
      />
      {unstarted.length > 0 && (
        <p>
          {plural(unstarted.length, {
            one: '# volume has no job in Azure: nothing was started for it.',
            other: '# volumes have no job in Azure: nothing was started for them.',
          })}
        </p>
      )}
      <div className={styles.ways}>
        <ActionButton
          onPress={() => start.mutate(startable)}
          busy={start.isPending}
          because={
            startable.length > 0
              ? undefined
              : lost === again.length
                ? t`Their restore points are gone.`
                : t`What they come back from could not be read.`
          }
        >
          {failed.length > 0 ? t`Try ${volumesWords(count)} again` : t`Start ${volumesWords(count)}`}
        </ActionButton>
        <LinkButton to={addressOf('target', { ...set, items })}>{t`Change the target`}</LinkButton>
      </div>
    </Section>
  );
}

/** That nothing is known of the run, why, and the ways on; only where its address was never that of a run may one begin anew. */
function Unread({ set, error, onRetry }: { set: RestoreSet; error: ApiError; onRetry: () => void }) {
  return (
    <Page title={t`The restore of ${volumesWords(set.items.length)} could not be read`}>
      <ProblemMessage
        explained={explainError(error)}
        actions={
          <>
            {error.problem.code === 'bad-request' ? (
              <LinkButton to={addressOf('review', { ...set, intent: undefined })}>{t`Review the restore`}</LinkButton>
            ) : (
              <TryAgain onPress={onRetry} />
            )}
            <LinkButton to={paths.jobs()}>{t`Go to Jobs`}</LinkButton>
          </>
        }
      />
    </Page>
  );
}

const withTime = (row: RestoreRun, asOf: string): Row => ({
  ...row,
  asOf,
  tookMs: row.job === null ? undefined : Date.parse(row.job.endedAt ?? asOf) - Date.parse(row.job.startedAt),
});

function Runs({
  set,
  runs,
  asked,
  start,
}: { set: RestoreSet; runs: readonly RestoreRun[] | undefined } & Omit<ReturnType<typeof useRestoreRun>, 'runs'>) {
  const shown = runs?.map((run) => withTime(run, asked.data?.asOf ?? ''));
  return (
    <SetProgress
      title={titleOf(runs, set.items.length)}
      lead={t`This page may be closed; its address finds the restores again in Azure's jobs, in any browser.`}
      noun={t`Volumes`}
      parts={(runs ?? []).map(({ state, name }) => ({ name, ...looks[state] }))}
      asked={asked}
      trouble={
        <>
          <PartialMessage
            missing={missingWords(asked.data?.missing ?? [])}
            noun={t`jobs`}
            onRetry={() => void asked.refetch()}
            busy={asked.isFetching}
          />
          {runs !== undefined && <Failures set={set} rows={runs} start={start} />}
        </>
      }
      rows={shown}
      // What is usual is told where it is known of any.
      columns={runs?.some(({ usualMs }) => usualMs !== null) === true ? columns : columns.filter(({ key }) => key !== 'usual')}
      rowId={({ instanceId }) => instanceId}
      nameLink={volumeOf}
      after={runs !== undefined && <AfterSet runs={runs} />}
      needsAttention={(row) => ['failed', 'missing', 'unknown'].includes(row.state) || late(row)}
    />
  );
}

function Progress({ set, intent }: { set: RestoreSet; intent: string }) {
  const plan = useSettledPlan(set);
  const { asked, runs, start } = useRestoreRun(set, intent, plan.data?.items ?? (plan.error === null ? undefined : []));
  useDoneInHost(runs !== undefined && runs.length > 0 && runs.every(({ state }) => state === 'restored'));
  if (asked.data === undefined && asked.error !== null) {
    return <Unread set={set} error={asked.error} onRetry={() => void asked.refetch()} />;
  }
  if (plan.data === undefined && plan.error !== null && asked.data === undefined && runs !== undefined) {
    return <Unread set={set} error={plan.error} onRetry={() => void plan.refetch()} />;
  }
  const [only] = runs ?? [];
  if (set.items.length > 1 || only === undefined) return <Runs set={set} runs={runs} asked={asked} start={start} />;
  return <OneVolumeRun set={set} run={only} asked={asked} />;
}

/** The set while it runs and when it is done; its address alone finds it again. */
export function RestoreProgressPage() {
  return (
    <WithSet>
      {(set) =>
        set.intent === undefined ? (
          <Page>
            <EmptyState
              title={t`This restore has not been started`}
              action={<LinkButton to={addressOf('review', set)}>{t`Review the restore`}</LinkButton>}
            >
              {t`Review what is chosen, then Restore.`}
            </EmptyState>
          </Page>
        ) : (
          <Progress key={set.intent} set={set} intent={set.intent} />
        )
      }
    </WithSet>
  );
}

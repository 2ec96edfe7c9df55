import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { isRunOpen, nameOf } from '@esan/domain';
import { useQueries } from '@tanstack/react-query';
import { explainError } from '../api/messages.ts';
import { usePace } from '../api/azure-time.ts';
import { q, until } from '../api/query.ts';
import { paths, runsIn } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { Page } from '../ui/layout/page.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Message } from '../ui/messages/message.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { ProgressBar } from '../ui/messages/progress-bar.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { someVolumesWords } from '../words/volumes.ts';
import { RunAfter } from './run-after.tsx';
import { itemOf, runCounts, RunStateWord, runStateWord, runTitle } from './run-words.tsx';

type WholeRun = Reply<typeof api.getRun>['item'];

const isOver = ({ item }: { item: WholeRun }): boolean => !isRunOpen(item);

const columns: readonly Column<WholeRun>[] = [
  { key: 'vault', title: t`Backup vault`, isName: true, sortBy: ({ vaultId }) => nameOf(vaultId) },
  { key: 'state', title: t`State`, width: '140px', onPhone: 'beside', cell: (run) => <RunStateWord run={run} />, sortBy: runStateWord },
  {
    key: 'configured',
    title: t`Configured`,
    width: '180px',
    isNumeric: true,
    cell: ({ rows }) => someVolumesWords(runCounts(rows).done, rows.length),
    sortBy: ({ rows }) => runCounts(rows).done,
  },
  {
    key: 'failed',
    title: t`Failed`,
    width: '90px',
    isNumeric: true,
    hideBelow: 560,
    onPhone: 'hide',
    cell: ({ failed }) => (failed === 0 ? undefined : numberWords(failed)),
    sortBy: ({ failed }) => failed,
  },
  { key: 'policy', title: t`Policy`, hideBelow: 760, sortBy: ({ policyId }) => nameOf(policyId) },
];

const rowId = ({ id }: WholeRun) => id;
const rowLink = ({ name, ...at }: WholeRun) => paths.run({ ...at, run: name });

function Standing({ runs }: { runs: readonly WholeRun[] }) {
  const counts = runCounts(runs.flatMap(({ rows }) => rows));
  const ended = counts.done + counts.failed;
  if (runs.some(isRunOpen)) {
    return (
      <Message tone="info" title={t`${someVolumesWords(ended, counts.all)} are done.`}>
        <p>
          <Trans>
            Azure carries the plans out by itself: you may leave this page, close the browser or sign out. This address shows how they
            stand.
          </Trans>
        </p>
        <ProgressBar thin label={t`Configuring backup`} value={ended / Math.max(1, counts.all)} />
      </Message>
    );
  }
  if (counts.done < counts.all)
    return <Message tone="warn" title={t`Not every volume is protected. Open a run to see why, and to try those again.`} />;
  return (
    <Message
      tone="good"
      title={t`Backup of every volume was configured. Backups run by the policies.`}
      actions={
        <LinkButton appearance="primary" to={paths.protectedItems()}>
          {t`Open protected items`}
        </LinkButton>
      }
    />
  );
}

function Afterwards({ runs, isDone }: { runs: readonly WholeRun[]; isDone: boolean }) {
  const rows = runs.flatMap((run) => run.rows.map((row) => ({ run, row })));
  return (
    <RunAfter
      policyIds={runs.map(({ policyId }) => policyId)}
      snapshotGroupIds={rows.map(({ row }) => row.snapshotGroupId)}
      count={rows.length}
      itemIds={isDone ? rows.flatMap(({ run, row }) => itemOf(run, row) ?? []) : []}
    />
  );
}

/** The runs that one press began, each read from Azure: one summary of all. */
export function RunsTogetherPage() {
  const [text = ''] = useAddressText('runs');
  const places = runsIn(text);
  const pace = usePace();
  const asked = useQueries({ queries: places.map((params) => ({ ...q(api.getRun, { params }), ...until(isOver, pace) })) });
  const runs = asked.flatMap(({ data }) => data?.item ?? []);
  const failed = asked.find(({ data, error }) => data === undefined && error !== null);
  const counts = runCounts(runs.flatMap(({ rows }) => rows));
  const isComplete = runs.length === places.length && runs.length > 0;
  const state = runs.some(isRunOpen) ? 'running' : runs.every((run) => run.state === 'succeeded') ? 'succeeded' : 'failed';
  return (
    <Page title={isComplete ? runTitle({ state }, counts, undefined) : t`Runs of one plan`}>
      {failed?.error && <ProblemMessage explained={explainError(failed.error)} />}
      {isComplete && <Standing runs={runs} />}
      <Table
        label={t`Runs`}
        rows={isComplete || failed !== undefined || places.length === 0 ? runs : undefined}
        columns={columns}
        rowId={rowId}
        rowLink={rowLink}
        initialSort="vault"
        empty={<EmptyState title={t`This address names no run`} action={<LinkButton to={paths.runs()}>{t`All runs`}</LinkButton>} small />}
      />
      {isComplete && (state === 'running' || counts.done === counts.all) && <Afterwards runs={runs} isDone={state !== 'running'} />}
    </Page>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { isRunOpen, nameOf, runStates, type PlanRun } from '@esan/domain';
import { ShieldAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePace } from '../api/azure-time.ts';
import { q, until } from '../api/query.ts';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Duration, Time } from '../ui/time/time.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { volumesWords } from '../words/volumes.ts';
import { ManyItems } from './many-items.tsx';
import { RunStateWord, runStateWord } from './run-words.tsx';

type RunInList = PlanRun & { asOf: string };

const columns: readonly Column<RunInList>[] = [
  {
    key: 'run',
    title: t`Run`,
    isName: true,
    width: '260px',
    cell: ({ volumes }) => t`Configure backup of ${volumesWords(volumes)}`,
    sortBy: ({ volumes }) => volumes,
  },
  { key: 'state', title: t`State`, width: '140px', onPhone: 'beside', cell: (run) => <RunStateWord run={run} />, sortBy: runStateWord },
  {
    key: 'failed',
    title: t`Failed`,
    width: '126px',
    isNumeric: true,
    hideBelow: 560,
    cell: ({ failed }) => (failed === 0 ? undefined : numberWords(failed)),
    phoneCell: ({ failed }) => (failed === 0 ? undefined : t`${numberWords(failed)} failed`),
    sortBy: ({ failed }) => failed,
  },
  { key: 'vault', title: t`Backup vault`, hideBelow: 560, sortBy: ({ vaultId }) => nameOf(vaultId) },
  { key: 'policy', title: t`Policy`, hideBelow: 760, sortBy: ({ policyId }) => nameOf(policyId) },
  {
    key: 'started',
    title: t`Started`,
    isMoment: true,
    width: '126px',
    isNumeric: true,
    cell: ({ startedAt, asOf }) => <Time at={startedAt} asOf={asOf} as="moment" />,
    sortBy: ({ startedAt }) => startedAt,
  },
  {
    key: 'duration',
    title: t`Duration`,
    width: '100px',
    isNumeric: true,
    hideBelow: 760,
    cell: ({ startedAt, endedAt, asOf }) => <Duration from={startedAt} until={endedAt ?? asOf} />,
  },
];

const areOver = ({ items }: { items: readonly PlanRun[] }): boolean => !items.some(isRunOpen);
const rowId = ({ id }: RunInList) => id;
const rowLink = ({ name, ...at }: RunInList) => paths.run({ ...at, run: name });

const filters: readonly Filter<RunInList>[] = [
  { label: t`State`, param: 'state', value: ({ state }) => state, words: runStateWord, order: runStates },
  { label: t`Vault`, param: 'vault', value: ({ vaultId }) => nameOf(vaultId) },
];

/** Every plan that Azure carries out or has carried out, whoever started it. */
export function RunsPage() {
  const asked = useQuery({ ...q(api.listRuns, { query: {} }), ...until(areOver, usePace()) });
  const { data } = asked;
  const rows = useMemo(() => data?.items.map((run) => ({ ...run, asOf: data.asOf })), [data]);
  return (
    <ListPage
      lead={t`Plans that Azure carries out by itself, newest first, whoever started them.`}
      commands={[
        { key: 'configure', label: t`Configure backup`, icon: <ShieldAdd20Regular />, to: paths.configureBackup('choose-volumes') },
      ]}
      noun={t`runs`}
      asked={asked}
    >
      <FilteredTable
        label={t`Runs`}
        noun={[t`run`, t`runs`]}
        all={rows}
        missing={asked.data?.missing}
        filters={filters}
        narrowed={useNarrowed(rows, filters)}
        columns={columns}
        rowId={rowId}
        rowLink={rowLink}
        initialSort="-started"
        empty={
          <EmptyState
            title={t`No plan has been carried out yet`}
            hints={<EmptyHints of="runs" />}
            action={
              <LinkButton appearance="primary" to={paths.configureBackup('choose-volumes')}>
                {t`Configure backup`}
              </LinkButton>
            }
          >
            <Trans>
              Configure backup hands its plan over to Azure as a run. Runs of everybody show here, as long as Azure keeps their deployments.
            </Trans>
          </EmptyState>
        }
      />
      <ManyItems />
    </ListPage>
  );
}

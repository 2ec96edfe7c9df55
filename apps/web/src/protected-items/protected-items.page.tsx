import { plural, t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { isChanging, isTrouble, maySettle, mostInSet, nameOf, newestPointOf, standingOf, vaultId } from '@esan/domain';
import {
  ArrowCounterclockwise20Regular,
  CalendarClock20Regular,
  CloudArrowUp20Regular,
  Play20Regular,
  RecordStop20Regular,
  ShieldAdd20Regular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q, until } from '../api/query.ts';
import { ListPage } from '../lists/list-page.tsx';
import { subscriptionColumn } from '../lists/subscription-column.ts';
import { usePace } from '../api/azure-time.ts';
import { itemColumns, itemPage, NothingProtected, stateFilter } from '../lists/item-columns.tsx';
import { useRightsOfAll } from '../api/rights.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { instancePlaceOf, paths } from '../links/paths.ts';
import type { Command } from '../ui/layout/command-bar.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { moreFilters, useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { newestPointIn } from '../words/protection.tsx';
import { jobStatusWord } from '../words/job.tsx';
import { regionWords } from '../words/regions.ts';
import { manyItems, useChosenItems } from '../lists/chosen-items.ts';
import { usePointCountColumn } from './point-count.tsx';
import { ProtectedItemsTabs } from './protected-items-tabs.tsx';
import { DeletedLine } from './deleted-line.tsx';
import { LastBackup, lastBackupWords } from './protected-last-backup.tsx';

type List = Reply<typeof api.listBackupInstances>;
type Row = List['items'][number] & { asOf: string; subscription: string };

const columns: readonly Column<Row>[] = [
  ...itemColumns,
  {
    key: 'newest',
    title: t`Newest point`,
    cell: (item) => newestPointIn(item, item.asOf),
    sortBy: ({ health }) => newestPointOf(health),
    width: '116px',
    hideBelow: 960,
    onPhone: 'hide',
  },
  { key: 'vault', title: t`Vault`, sortBy: (item) => item.vault, hideBelow: 760, hasFewValues: true },
  { key: 'policy', title: t`Policy`, sortBy: (item) => item.policy, hideBelow: 960, onPhone: 'hide', hasFewValues: true },
  {
    key: 'last',
    title: t`Last backup`,
    cell: (item) => <LastBackup job={item.lastBackup} asOf={item.asOf} />,
    sortBy: (item) => item.lastBackup?.startedAt,
    text: ({ lastBackup }) => lastBackup?.endedAt ?? lastBackup?.startedAt,
    words: ({ lastBackup, asOf }) => lastBackupWords(lastBackup, asOf),
    width: '220px',
    onPhone: 'end',
  },
  {
    key: 'result',
    title: t`Last result`,
    isExtra: true,
    isInFile: true,
    width: '150px',
    onPhone: 'hide',
    sortBy: ({ lastBackup }) => (lastBackup === null ? undefined : jobStatusWord(lastBackup.status)),
    code: ({ lastBackup }) => lastBackup?.status,
    hasFewValues: true,
  },
  { key: 'group', title: t`Volume group`, isExtra: true, width: '120px', sortBy: ({ groupId }) => nameOf(groupId), hasFewValues: true },
  {
    key: 'region',
    title: t`Region`,
    isExtra: true,
    width: '120px',
    sortBy: ({ region }) => regionWords(region),
    code: ({ region }) => region,
    hasFewValues: true,
  },
  {
    key: 'snapshots',
    title: t`Snapshot resource group`,
    isExtra: true,
    width: '170px',
    sortBy: ({ snapshotGroupId }) => nameOf(snapshotGroupId),
    hasFewValues: true,
  },
  {
    key: 'resource-group',
    title: t`Vault resource group`,
    isExtra: true,
    isInFile: true,
    width: '140px',
    sortBy: ({ resourceGroup }) => resourceGroup,
    hasFewValues: true,
  },
  subscriptionColumn(),
  { key: 'instance', title: t`Backup instance`, isExtra: true, width: '240px', sortBy: ({ name }) => name },
];

const isSettled = ({ items }: List): boolean =>
  !items.some(({ state, lastBackup }) => isChanging(state) || (lastBackup !== null && maySettle(lastBackup)));

const filters: readonly Filter<Row>[] = moreFilters(columns, [
  { label: t`Filter by volume`, texts: ({ volumeName }) => [volumeName] },
  stateFilter,
  { label: 'Elastic SAN', param: 'san', value: ({ san }) => san },
  { label: t`Vault`, param: 'vault', value: ({ vault }) => vault },
]);

/** Why nothing of the selection can be restored. Where one vault allows it, the set says which volumes cannot be. */
function useWhyNoRestore(selected: readonly string[]): string | undefined {
  const whyNot = useRightsOfAll(selected.map(instancePlaceOf).flatMap((place) => (place === undefined ? [] : vaultId(place))));
  if (selected.length === 0) return t`Select one or more protected items.`;
  if (selected.length > mostInSet) return t`A set takes up to ${mostInSet} volumes; ${selected.length} are selected.`;
  return whyNot('restore');
}

/** What can be done to all that is selected; the page that follows says for how many it can, and why not for the others. */
function manyCommands({ at, because }: ReturnType<typeof manyItems>): Command[] {
  return (
    [
      ['back-up-now', t`Back up now`, <CloudArrowUp20Regular key="back-up" />],
      ['stop-backup', t`Stop backup`, <RecordStop20Regular key="stop" />],
      ['resume-backup', t`Resume backup`, <Play20Regular key="resume" />],
      ['change-policy', t`Change policy`, <CalendarClock20Regular key="policy" />],
    ] as const
  ).map(([deed, label, icon]) => ({ key: deed, label, icon, to: paths.itemWork({ do: deed, ...at }), because }));
}

function useCommands(selected: readonly string[]): Command[] {
  const many = useMemo(() => manyItems(selected), [selected]);
  const restore: Command = {
    key: 'restore',
    label: t`Restore`,
    icon: <ArrowCounterclockwise20Regular />,
    to: paths.restore('points', many.at),
    because: useWhyNoRestore(selected),
  };
  const configure: Command = {
    key: 'configure',
    label: t`Configure backup`,
    icon: <ShieldAdd20Regular />,
    to: paths.configureBackup('choose-volumes'),
  };
  return selected.length === 0 ? [configure, restore] : [restore, ...manyCommands(many)];
}

const selectedWords = (total: number): string => plural(total, { one: '1 item selected', other: '# items selected' });

/** Backup instances across vaults. */
export function ProtectedItemsPage() {
  const asked = useQuery({ ...q(api.listBackupInstances, { query: {} }), ...until(isSettled, usePace()) });
  const { data } = asked;
  const nameOfSubscription = useSubscriptionName();
  const rows = useMemo(
    () => data?.items.map((item): Row => ({ ...item, asOf: data.asOf, subscription: nameOfSubscription(item.subscriptionId) })),
    [data, nameOfSubscription],
  );
  const [selected, setChosen] = useChosenItems(rows);
  const points = usePointCountColumn();
  const allColumns = useMemo(() => [...columns, points], [points]);
  return (
    <ListPage
      lead={t`Elastic SAN volumes that a Backup vault protects.`}
      commands={useCommands(selected)}
      selection={selected.length === 0 ? undefined : { words: selectedWords(selected.length), onClear: () => setChosen([]) }}
      above={
        <>
          <ProtectedItemsTabs />
          <DeletedLine />
        </>
      }
      noun={t`protected items`}
      asked={asked}
    >
      <FilteredTable
        label={t`Protected items`}
        list="protected-items"
        noun={[t`protected item`, t`protected items`]}
        all={rows}
        missing={asked.data?.missing}
        filters={filters}
        narrowed={useNarrowed(rows, filters)}
        columns={allColumns}
        rowId={(item) => item.id}
        rowLink={itemPage}
        selection={{ mode: 'many', selected, onChange: setChosen, label: (item) => t`Select ${item.volumeName}` }}
        initialSort="volume"
        needsAttention={(item) => isTrouble(standingOf(item))}
        empty={<NothingProtected />}
      />
    </ListPage>
  );
}

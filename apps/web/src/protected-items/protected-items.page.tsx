import { api, type Reply } from '@esan/contract';
import { isChanging, isTrouble, maySettle, mostInSet, standingOf, vaultId } from '@esan/domain';
import { ArrowCounterclockwise20Regular, ShieldAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { q, until } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { usePace } from '../api/pace.ts';
import { itemColumns, itemPage, NothingProtected, StateFilter } from '../lists/item-columns.tsx';
import { useRightsOfAll } from '../api/rights.ts';
import { instancePlaceOf, paths, restoreItems } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilterRow, optionsOf, PillFilter, TextFilter } from '../ui/table/filters.tsx';
import { Page } from '../ui/layout/page.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { ProtectedItemsTabs } from './protected-items-tabs.tsx';
import { LastBackup } from './protected-last-backup.tsx';

type List = Reply<typeof api.listBackupInstances>;
type Row = List['items'][number] & { asOf: string };

const columns: readonly Column<Row>[] = [
  ...itemColumns,
  { key: 'vault', title: 'Vault', cell: (item) => item.vault, sortBy: (item) => item.vault, hideBelow: 760 },
  { key: 'policy', title: 'Policy', cell: (item) => item.policy, sortBy: (item) => item.policy, hideBelow: 960, onPhone: 'hide' },
  {
    key: 'last',
    title: 'Last backup',
    cell: (item) => <LastBackup job={item.lastBackup} asOf={item.asOf} />,
    sortBy: (item) => item.lastBackup?.startedAt,
    width: '220px',
    onPhone: 'end',
  },
];

const isSettled = ({ items }: List): boolean =>
  !items.some(({ state, lastBackup }) => isChanging(state) || (lastBackup !== null && maySettle(lastBackup)));

function useFiltered(rows: readonly Row[] | undefined): readonly Row[] | undefined {
  const [search] = useSearchParams();
  const [text = '', state, san, vault] = ['q', 'state', 'san', 'vault'].map((param) => search.get(param) ?? '');
  return useMemo(
    () =>
      rows?.filter(
        (item) =>
          item.volumeName.toLowerCase().includes(text.toLowerCase()) &&
          (state === '' || standingOf(item) === state) &&
          (san === '' || item.san === san) &&
          (vault === '' || item.vault === vault),
      ),
    [rows, text, state, san, vault],
  );
}

function Filters({ rows }: { rows: readonly Row[] }) {
  return (
    <FilterRow>
      <TextFilter label="Filter by volume" />
      <StateFilter items={rows} />
      <PillFilter label="Elastic SAN" param="san" options={optionsOf(rows.map((item) => item.san))} />
      <PillFilter label="Vault" param="vault" options={optionsOf(rows.map((item) => item.vault))} />
    </FilterRow>
  );
}

function Nothing({ total }: { total: number }) {
  if (total > 0) {
    return (
      <EmptyState title="No protected item fits the filters" action={<LinkButton to={paths.protectedItems()}>Clear filters</LinkButton>}>
        {total} {total === 1 ? 'item is' : 'items are'} not shown.
      </EmptyState>
    );
  }
  return <NothingProtected />;
}

const count = (total: number): string => (total === 1 ? '1 protected item' : `${total} protected items`);

/** Why nothing of the selection can be restored. Where one vault allows it, the set says which volumes cannot be. */
function useWhyNoRestore(selected: readonly string[]): string | undefined {
  const whyNot = useRightsOfAll(selected.map(instancePlaceOf).flatMap((place) => (place === undefined ? [] : vaultId(place))));
  if (selected.length === 0) return 'Select one or more protected items.';
  if (selected.length > mostInSet) return `A set takes up to ${mostInSet} volumes; ${selected.length} are selected.`;
  return whyNot('restore');
}

function Commands({ selected, onClear }: { selected: readonly string[]; onClear: () => void }) {
  const [only] = selected;
  const restore: Command = {
    key: 'restore',
    label: 'Restore',
    icon: <ArrowCounterclockwise20Regular />,
    to: paths.restore('points', restoreItems(selected)),
    because: useWhyNoRestore(selected),
  };
  const configure: Command = {
    key: 'configure',
    label: 'Configure backup',
    icon: <ShieldAdd20Regular />,
    to: paths.configureBackup('choose-volumes'),
  };
  return (
    <CommandBar
      commands={only === undefined ? [configure, restore] : [restore]}
      {...(only === undefined ? {} : { selection: { words: selectedWords(selected.length), onClear } })}
    />
  );
}

const selectedWords = (total: number): string => (total === 1 ? '1 item selected' : `${total} items selected`);

/** Backup instances across vaults. */
export function ProtectedItemsPage() {
  const asked = useQuery({
    ...q(api.listBackupInstances, { query: {} }),
    ...until(isSettled, usePace()),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const { data } = asked;
  const rows = useMemo(() => data?.items.map((item): Row => ({ ...item, asOf: data.asOf })), [data]);
  const shown = useFiltered(rows);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const selected = chosen.filter((id) => rows?.some((item) => item.id === id));
  return (
    <Page
      lead="Elastic SAN volumes that a Backup vault protects."
      commandBar={<Commands selected={selected} onClear={() => setChosen([])} />}
    >
      <ProtectedItemsTabs />
      <ListTrouble noun="protected items" asked={asked} />
      <Filters rows={rows ?? []} />
      <Table
        label="Protected items"
        rows={shown}
        columns={columns}
        rowId={(item) => item.id}
        rowLink={itemPage}
        selection={{ mode: 'many', selected, onChange: setChosen, label: (item) => `Select ${item.volumeName}` }}
        initialSort="volume"
        needsAttention={(item) => isTrouble(standingOf(item))}
        empty={<Nothing total={rows?.length ?? 0} />}
        footer={{
          start: shown?.length === rows?.length ? count(shown?.length ?? 0) : `${shown?.length ?? 0} of ${count(rows?.length ?? 0)}`,
        }}
      />
    </Page>
  );
}

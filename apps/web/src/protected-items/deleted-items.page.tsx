import { api, type Reply } from '@esan/contract';
import { sameId, vaultId } from '@esan/domain';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { useRights } from '../api/rights.ts';
import { paths } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address-text.ts';
import { CommandBar, type Command } from '../ui/layout/command-bar.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilterRow, TextFilter } from '../ui/table/filters.tsx';
import { matches } from '../ui/table/matches.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { Page } from '../ui/layout/page.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { Time } from '../ui/time/time.tsx';
import { UndeleteLine, useUndelete, type Undelete } from './deleted-undelete.tsx';
import { ProtectedItemsTabs } from './protected-items-tabs.tsx';
import { daysLeftWords } from './stop-words.ts';

type Row = Reply<typeof api.listDeletedItems>['items'][number] & { asOf: string };

const columns: readonly Column<Row>[] = [
  { key: 'volume', title: 'Volume', cell: (item) => item.volumeName, sortBy: (item) => item.volumeName, isName: true },
  {
    key: 'left',
    title: 'Can be brought back',
    cell: (item) => daysLeftWords(item.purgedAt, item.asOf),
    sortBy: (item) => item.purgedAt,
    width: '200px',
    onPhone: 'beside',
  },
  { key: 'san', title: 'Elastic SAN', cell: (item) => item.san, sortBy: (item) => item.san },
  { key: 'vault', title: 'Vault', cell: (item) => item.vault, sortBy: (item) => item.vault, hideBelow: 760 },
  {
    key: 'deleted',
    title: 'Deleted',
    cell: (item) => <Time at={item.deletedAt} asOf={item.asOf} />,
    sortBy: (item) => item.deletedAt,
    width: '200px',
    onPhone: 'end',
  },
];

const textsOf = (item: Row): string[] => [item.volumeName, item.san, item.vault, item.policy];

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState title="No deleted item fits the filter" action={<LinkButton to={paths.deletedItems()}>Clear filter</LinkButton>} small>
        The text is looked for in volumes, Elastic SANs, vaults and policies.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No deleted item can be brought back">
      A protected item that is deleted stays here for 14 days with its restore points, then Azure deletes its snapshots for good.
    </EmptyState>
  );
}

function useUndeleteCommand(chosen: Row | undefined, undelete: Undelete): Command {
  const place =
    chosen === undefined ? undefined : { subscriptionId: chosen.subscriptionId, resourceGroup: chosen.resourceGroup, vault: chosen.vault };
  const lacking = useRights(place === undefined ? undefined : vaultId(place))('undelete');
  return {
    key: 'undelete',
    label: 'Undelete',
    icon: <ArrowUndo20Regular />,
    onPress: () => chosen !== undefined && undelete.start({ ...chosen, instance: chosen.name }),
    busy: undelete.isRunning,
    because: chosen === undefined ? 'Select a deleted item first.' : lacking,
  };
}

/** Soft-deleted backup instances across vaults, and the way back for each. */
export function DeletedItemsPage() {
  const asked = useQuery({ ...q(api.listDeletedItems, { query: {} }), throwOnError: (_, { state }) => state.data === undefined });
  const [text = ''] = useAddressText('q');
  const [chosenId, choose] = useAddressText('item');
  const rows = useMemo(() => asked.data?.items.map((item): Row => ({ ...item, asOf: asked.data.asOf })), [asked.data]);
  const shown = useMemo(() => rows?.filter((row) => matches(text, textsOf(row))), [rows, text]);
  const chosen = rows?.find(({ id }) => chosenId !== undefined && sameId(id, chosenId));
  const undelete = useUndelete();
  const command = useUndeleteCommand(chosen, undelete);
  return (
    <Page
      lead="Items that were deleted and can still be brought back, with their restore points."
      commandBar={<CommandBar commands={[command]} />}
    >
      <ProtectedItemsTabs />
      <UndeleteLine undelete={undelete} />
      <ListTrouble noun="deleted items" asked={asked} />
      <FilterRow>
        <TextFilter label="Filter deleted items" />
      </FilterRow>
      <Table
        label="Deleted items"
        rows={shown}
        columns={columns}
        rowId={(item) => item.id}
        nameLink={(item) => paths.protectedItem({ ...item, instance: item.name })}
        initialSort="left"
        selection={{
          mode: 'one',
          selected: chosen === undefined ? [] : [chosen.id],
          onChange: ([id]) => choose(id),
          label: ({ volumeName }) => `Select ${volumeName}`,
        }}
        empty={<Nothing isFiltered={text !== ''} />}
        footer={{ start: shown?.length === 1 ? '1 deleted item' : `${shown?.length ?? 0} deleted items` }}
      />
    </Page>
  );
}

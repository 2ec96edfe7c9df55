import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { backupInstanceId, vaultId } from '@esan/domain';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q } from '../api/query.ts';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { useRightsOfAll } from '../api/rights.ts';
import { paths } from '../links/paths.ts';
import type { Command } from '../ui/layout/command-bar.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Time } from '../ui/time/time.tsx';
import { manyItems, useChosenItems } from '../lists/chosen-items.ts';
import { daysLeftWords } from '../words/deleted.tsx';
import { UndeleteLine, useUndelete, type Undelete } from './deleted-undelete.tsx';
import { ProtectedItemsTabs } from './protected-items-tabs.tsx';

/** `id` is that of the protected item that it was, and is again once it is back. */
type Row = Reply<typeof api.listDeletedItems>['items'][number] & { asOf: string };

const columns: readonly Column<Row>[] = [
  { key: 'volume', title: t`Volume`, sortBy: (item) => item.volumeName, isName: true },
  {
    key: 'left',
    title: t`Can be brought back`,
    cell: daysLeftWords,
    sortBy: (item) => item.purgedAt,
    width: '260px',
    onPhone: 'beside',
  },
  { key: 'san', title: 'Elastic SAN', sortBy: (item) => item.san },
  { key: 'vault', title: t`Vault`, sortBy: (item) => item.vault, hideBelow: 760 },
  {
    key: 'deleted',
    title: t`Deleted`,
    cell: (item) => <Time at={item.deletedAt} asOf={item.asOf} />,
    sortBy: (item) => item.deletedAt,
    width: '140px',
    onPhone: 'end',
  },
];

const filters: readonly Filter<Row>[] = [
  { label: t`Filter deleted items`, texts: ({ volumeName, san, vault, policy }) => [volumeName, san, vault, policy] },
];

const placeOf = ({ subscriptionId, resourceGroup, vault }: Pick<Row, 'subscriptionId' | 'resourceGroup' | 'vault'>) => ({
  subscriptionId,
  resourceGroup,
  vault,
});

/** One item comes back on this page; several on one of their own, which says how each goes. */
function useUndeleteCommand(chosen: readonly Row[], undelete: Undelete): Command {
  const lacking = useRightsOfAll(chosen.map((row) => vaultId(placeOf(row))))('undelete');
  const [first] = chosen;
  const about = { key: 'undelete', label: t`Undelete`, icon: <ArrowUndo20Regular /> };
  if (chosen.length > 1) {
    const { at, because } = manyItems(chosen.map(({ id }) => id));
    return { ...about, to: paths.itemWork({ do: 'undelete', ...at }), because: because ?? lacking };
  }
  return {
    ...about,
    onPress: () => first !== undefined && undelete.start({ ...first, instance: first.name }),
    busy: undelete.isRunning,
    because: first === undefined ? t`Select a deleted item first.` : lacking,
  };
}

/** Soft-deleted backup instances across vaults, and the way back for each. */
export function DeletedItemsPage() {
  const asked = useQuery(q(api.listDeletedItems, { query: {} }));
  const rows = useMemo(
    () =>
      asked.data?.items.map((item): Row => ({
        ...item,
        id: backupInstanceId({ ...placeOf(item), instance: item.name }),
        asOf: asked.data.asOf,
      })),
    [asked.data],
  );
  const [selected, choose] = useChosenItems(rows);
  const chosen = rows?.filter(({ id }) => selected.includes(id)) ?? [];
  const undelete = useUndelete();
  const command = useUndeleteCommand(chosen, undelete);
  return (
    <ListPage
      lead={t`Items that were deleted and can still be brought back, with their restore points.`}
      commands={[command]}
      above={
        <>
          <ProtectedItemsTabs />
          <UndeleteLine undelete={undelete} />
        </>
      }
      noun={t`deleted items`}
      asked={asked}
    >
      <FilteredTable
        label={t`Deleted items`}
        noun={[t`deleted item`, t`deleted items`]}
        all={rows}
        missing={asked.data?.missing}
        filters={filters}
        narrowed={useNarrowed(rows, filters)}
        looksIn={t`The text is looked for in volumes, Elastic SANs, vaults and policies.`}
        columns={columns}
        rowId={(item) => item.id}
        nameLink={(item) => paths.protectedItem({ ...item, instance: item.name })}
        initialSort="left"
        selection={{
          mode: 'many',
          selected,
          onChange: choose,
          label: ({ volumeName }) => t`Select ${volumeName}`,
        }}
        empty={
          <EmptyState title={t`No deleted item can be brought back`} hints={<EmptyHints of="deleted" />}>
            <Trans>
              A protected item that is deleted stays here for as many days as its vault keeps deleted items: 14, unless somebody has changed
              that.
            </Trans>
          </EmptyState>
        }
      />
    </ListPage>
  );
}

import { volumesWords } from '../words/volumes.ts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { isChanging, nameOf, type WatchedInstance } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q, until } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { usePace } from '../api/azure-time.ts';
import { itemColumns, itemPage } from '../lists/item-columns.tsx';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { useVaultPlace } from '../links/route-places.ts';

const groupOf = ({ snapshotGroupId }: WatchedInstance) => nameOf(snapshotGroupId);

const columns: readonly Column<WatchedInstance>[] = [
  ...itemColumns,
  { key: 'policy', title: t`Policy`, sortBy: ({ policy }) => policy },
  { key: 'snapshots', title: t`Snapshots in`, hideBelow: 760, onPhone: 'hide', sortBy: groupOf },
];

const rowId = ({ id }: WatchedInstance) => id;
const isStill = ({ items }: { items: readonly WatchedInstance[] }) => !items.some(({ state }) => isChanging(state));
const count = (items: readonly WatchedInstance[] | undefined) => volumesWords(items?.length ?? 0);

/** What a vault protects. */
export function VaultItemsTab() {
  const place = useVaultPlace();
  const asked = useQuery({ ...q(api.listVaultInstances, { params: place }), ...until(isStill, 3 * usePace()) });
  const items = asked.data?.items;
  return (
    <>
      <ListTrouble noun={t`protected items`} asked={asked} />
      {(items !== undefined || asked.error === null) && (
        <Table
          label={t`Protected items`}
          rows={items}
          columns={columns}
          rowId={rowId}
          rowLink={itemPage}
          initialSort="volume"
          footer={{ start: count(items) }}
          empty={
            (asked.data?.missing.length ?? 0) > 0 ? (
              <NoneRead />
            ) : (
              <EmptyState title={t`This vault protects nothing yet`} small>
                <Trans>Configure backup, above, chooses a volume of its subscription and region, and a policy.</Trans>
              </EmptyState>
            )
          }
        />
      )}
    </>
  );
}

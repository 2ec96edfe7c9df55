import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WatchedInstance } from '@esan/domain';
import { itemColumns, itemPage } from '../lists/item-columns.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Table } from '../ui/table/table.tsx';

/** The protected items that use a policy, each a link to its page. */
export function PolicyItems({ items }: { items: readonly WatchedInstance[] | null }) {
  if (items === null) return <Message tone="warn" title={t`The items that use this policy could not be read.`} />;
  return (
    <Table
      label={t`Items that use this policy`}
      rows={items}
      columns={itemColumns}
      rowId={({ id }) => id}
      rowLink={itemPage}
      initialSort="volume"
      empty={
        <EmptyState title={t`No item uses this policy`} small>
          <Trans>Choose it when configuring backup of a volume, or with Change policy on a protected item.</Trans>
        </EmptyState>
      }
    />
  );
}

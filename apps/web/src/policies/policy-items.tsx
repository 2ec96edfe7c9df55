import type { BackupInstance } from '@esan/domain';
import { instancePlaceOf, paths } from '../paths.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Message } from '../ui/message.tsx';
import type { Column } from '../ui/table-columns.ts';
import { Table } from '../ui/table.tsx';
import { protectionWord, ProtectionWord } from '../words/protection.tsx';

const columns: readonly Column<BackupInstance>[] = [
  { key: 'volume', title: 'Volume', isName: true, cell: ({ volumeName }) => volumeName, sortBy: ({ volumeName }) => volumeName },
  {
    key: 'state',
    title: 'State',
    width: '176px',
    onPhone: 'beside',
    cell: ({ state }) => <ProtectionWord state={state} />,
    sortBy: ({ state }) => protectionWord(state),
  },
  { key: 'san', title: 'Elastic SAN', cell: ({ san }) => san, sortBy: ({ san }) => san },
];

const linkOf = ({ id }: BackupInstance): string => {
  const place = instancePlaceOf(id);
  return place === undefined ? paths.protectedItems() : paths.protectedItem(place);
};

/** The protected items that use a policy, each a link to its page. */
export function PolicyItems({ items }: { items: readonly BackupInstance[] | null }) {
  if (items === null) return <Message tone="warn" title="The items that use this policy could not be read." />;
  return (
    <Table
      label="Items that use this policy"
      rows={items}
      columns={columns}
      rowId={({ id }) => id}
      rowLink={linkOf}
      initialSort="volume"
      empty={
        <EmptyState title="No item uses this policy" small>
          Choose it when configuring backup of a volume, or with Change policy on a protected item.
        </EmptyState>
      }
    />
  );
}

import { isChanging, nameOf } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import { instancePlaceOf, paths } from '../../links/paths.ts';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { StateWord } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import type { BackupRunRow, BackupRunState } from './run-rows.ts';

/** How far a row is: icon, colour and word. */
function RunWord({ state }: { state: BackupRunState }) {
  switch (state.kind) {
    case 'queued':
      return <StateWord tone="quiet">Queued</StateWord>;
    case 'sending':
      return <StateWord tone="working">Being sent</StateWord>;
    case 'configuring':
      return <StateWord tone="working">Configuring</StateWord>;
    case 'protected':
      return <StateWord tone="good">Configured</StateWord>;
    case 'failed':
      return <StateWord tone="bad">Failed</StateWord>;
  }
}

const rank = ({ state }: BackupRunRow): number => ['failed', 'configuring', 'sending', 'queued', 'protected'].indexOf(state.kind);

function reasonOf({ state }: BackupRunRow): string | undefined {
  if (state.kind !== 'failed') return undefined;
  const { happened, said } = explain(state.problem);
  return said.message ?? happened;
}

function Item({ state }: { state: BackupRunState }) {
  if (state.kind !== 'protected' || isChanging(state.instance.state)) return undefined;
  const at = instancePlaceOf(state.instance.id);
  return at === undefined ? undefined : <TextLink to={paths.protectedItem(at)}>Open</TextLink>;
}

const columns: readonly Column<BackupRunRow>[] = [
  {
    key: 'volume',
    title: 'Volume',
    isName: true,
    width: '200px',
    cell: ({ row }) => row.volume.volume,
    sortBy: ({ row }) => row.volume.volume,
  },
  { key: 'state', title: 'State', width: '130px', onPhone: 'beside', cell: ({ state }) => <RunWord state={state} />, sortBy: rank },
  {
    key: 'reason',
    title: 'Reason',
    cell: (row) => (reasonOf(row) === undefined ? undefined : <span title={reasonOf(row)}>{reasonOf(row)}</span>),
    // More follows it on the same line.
    phoneCell: (row) => reasonOf(row)?.replace(/\.$/, ''),
  },
  {
    key: 'san',
    title: 'Elastic SAN',
    width: '130px',
    hideBelow: 760,
    cell: ({ row }) => row.volume.san,
    sortBy: ({ row }) => row.volume.san,
  },
  {
    key: 'group',
    title: 'Volume group',
    width: '130px',
    hideBelow: 960,
    cell: ({ row }) => row.volume.group,
    sortBy: ({ row }) => row.volume.group,
  },
  {
    key: 'snapshots',
    title: 'Snapshots in',
    width: '130px',
    hideBelow: 1120,
    onPhone: 'hide',
    cell: ({ row }) => nameOf(row.request.snapshotGroupId),
  },
  {
    key: 'item',
    title: 'Protected item',
    width: '120px',
    hideBelow: 760,
    cell: ({ state }) => (state.kind === 'protected' ? <Item state={state} /> : undefined),
  },
];

const rowId = ({ row }: BackupRunRow) => row.request.volumeId;
const needsAttention = ({ state }: BackupRunRow) => state.kind === 'failed';

/** Every volume of a run with how far it is. */
export function RunTable({ rows }: { rows: readonly BackupRunRow[] }) {
  return (
    <Table
      label="Volumes"
      rows={rows}
      columns={columns}
      rowId={rowId}
      needsAttention={needsAttention}
      initialSort="state"
      empty={<EmptyState title="No volume is in this plan" small />}
    />
  );
}

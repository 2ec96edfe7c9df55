import type { DiskSku } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import { StateWord } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { performanceWords } from '../../words/disks.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { noVolumeLeft, sizeColumn, volumeColumn } from '../plan/row-columns.tsx';

type Row = RestoreRow & { disk: string; sku: DiskSku };

const columns: readonly Column<Row>[] = [
  volumeColumn,
  {
    key: 'disk',
    title: 'New disk',
    cell: ({ disk, snapshotId, problem }) =>
      snapshotId === null ? (
        <StateWord tone="bad" wraps>
          {problem === null ? 'Its snapshot was not found' : explain(problem).happened}
        </StateWord>
      ) : (
        disk
      ),
    sortBy: ({ disk }) => disk,
  },
  sizeColumn,
  {
    key: 'can',
    title: 'Performance',
    cell: ({ sku, sizeGiB }) => (sizeGiB === null ? undefined : performanceWords(sku, sizeGiB)),
    hideBelow: 760,
    onPhone: 'hide',
    width: '36%',
  },
];

/** The disks that a set makes, by name, with what their size lets them do. */
export function DiskNames({ rows, names, sku }: { rows: readonly RestoreRow[] | undefined; names: readonly string[]; sku: DiskSku }) {
  return (
    <Table
      label="New disks"
      rows={rows?.map((row, index): Row => ({ ...row, disk: names[index] ?? '', sku }))}
      columns={columns}
      rowId={({ instanceId }) => instanceId}
      initialSort="volume"
      needsAttention={({ snapshotId }) => snapshotId === null}
      empty={noVolumeLeft}
    />
  );
}

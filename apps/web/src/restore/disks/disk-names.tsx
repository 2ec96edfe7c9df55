import { t } from '@lingui/core/macro';
import type { DiskSku } from '@esan/domain';
import { explain } from '../../api/messages.ts';
import { Happened } from '../../ui/messages/azure-words.tsx';
import { StateWord } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { performanceWords } from '../../words/disks.ts';
import type { RestoreRow } from '../plan/rows.ts';
import { noVolumeLeft, pointColumn, sizeColumn, volumeColumn } from '../plan/row-columns.tsx';

type Row = RestoreRow & { disk: string; sku: DiskSku; asOf: string };

const columns: readonly Column<Row>[] = [
  volumeColumn,
  pointColumn,
  {
    key: 'disk',
    title: t`New disk`,
    cell: ({ disk, snapshotId, problem }) =>
      snapshotId === null ? (
        <StateWord tone="bad" wraps>
          {problem === null ? t`Its snapshot was not found` : <Happened {...explain(problem)} />}
        </StateWord>
      ) : (
        disk
      ),
    sortBy: ({ disk }) => disk,
  },
  sizeColumn,
  {
    key: 'can',
    title: t`Performance`,
    cell: ({ sku, sizeGiB }) => (sizeGiB === null ? undefined : performanceWords(sku, sizeGiB)),
    hideBelow: 760,
    onPhone: 'hide',
    width: '36%',
  },
];

type Props = { rows: readonly RestoreRow[] | undefined; asOf: string; names: readonly string[]; sku: DiskSku };

/** The disks that are made, by name, with what their size lets them do. */
export function DiskNames({ rows, asOf, names, sku }: Props) {
  return (
    <Table
      label={t`New disks`}
      rows={rows?.map((row, index): Row => ({ ...row, disk: names[index] ?? '', sku, asOf }))}
      columns={columns}
      rowId={({ instanceId }) => instanceId}
      initialSort="volume"
      needsAttention={({ snapshotId }) => snapshotId === null}
      empty={noVolumeLeft}
    />
  );
}

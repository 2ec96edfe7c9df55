import { t } from '@lingui/core/macro';
import { standingOf, type PointVolume } from '@esan/domain';
import { useMemo, useRef } from 'react';
import { withinSentence } from '../../language/within-sentence.ts';
import { instancePlaceOf, paths } from '../../links/paths.ts';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { protectionWord, ProtectionWord } from '../../words/protection.tsx';
import type { ShownDays } from './day-row.tsx';
import { cellsOf, readBetween, type CellLook } from './day-cells.ts';
import { useRowPoints } from './row-points.ts';

type Row = { volume: PointVolume; span: ShownDays };

/** On how many days of the time in sight a volume has what is counted. */
function Days({ row: { volume, span }, looks }: { row: Row; looks: readonly CellLook[] }) {
  const place = useRef<HTMLSpanElement>(null);
  const { points, error } = useRowPoints(volume, readBetween(span.days), place);
  const onItsWay = error === null ? '…' : '–';
  return (
    <span ref={place}>
      {points === undefined ? onItsWay : cellsOf(volume, points, span).filter(({ look }) => looks.includes(look)).length}
    </span>
  );
}

const counting = (key: string, title: string, looks: readonly CellLook[]): Column<Row> => ({
  key,
  title,
  width: '118px',
  isNumeric: true,
  cell: (row) => <Days row={row} looks={looks} />,
  phoneCell: (row) => (
    <>
      {withinSentence(title)} <Days row={row} looks={looks} />
    </>
  ),
});

const columns: readonly Column<Row>[] = [
  { key: 'volume', title: t`Volume`, sortBy: ({ volume }) => volume.volumeName, isName: true },
  {
    key: 'state',
    title: t`State`,
    width: '212px',
    cell: ({ volume }) => <ProtectionWord of={volume} />,
    sortBy: ({ volume }) => protectionWord(standingOf(volume)),
    hideBelow: 760,
    onPhone: 'beside',
  },
  counting('points', t`Days with points`, ['point', 'other']),
  counting('failed', t`Failed`, ['failed']),
  counting('missed', t`Missed`, ['missed']),
  counting('unknown', t`Not known`, ['unknown', 'forgotten']),
  { ...counting('expired', t`Expired by now`, ['expired']), onPhone: 'hide' },
];

/** The calendar in numbers: how many days of each volume have points, how many lack one, and of how many it is not known. */
export function DayTable({ label, volumes, span }: { label: string; volumes: readonly PointVolume[]; span: ShownDays }) {
  const rows = useMemo(() => volumes.map((volume): Row => ({ volume, span })), [volumes, span]);
  return (
    <Table
      label={label}
      rows={rows}
      columns={columns}
      rowId={({ volume }) => volume.id}
      nameLink={({ volume }) => {
        const place = instancePlaceOf(volume.id);
        return place === undefined ? undefined : paths.protectedItem(place);
      }}
      empty={null}
    />
  );
}

import { plural, t } from '@lingui/core/macro';
import { nameOf } from '@esan/domain';
import { useLocation } from 'react-router';
import { withFilters } from '../../links/paths.ts';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { AzureCell, GroupCell, RoleCell, RulesCell, VerdictWord, verdictRank } from './board-cells.tsx';
import { boardColumns, boardCountOf, verdictOf, type BoardRow } from './board-rows.ts';

/** A rule, with a mark for each volume. */
const rule = { width: '64px', isMark: true, onPhone: 'hide' } as const;

const columns: readonly Column<BoardRow>[] = [
  { key: 'volume', title: t`Volume`, isName: true, cell: ({ row }) => row.volume.volume, sortBy: ({ row }) => row.volume.volume },
  {
    key: 'snapshots',
    title: t`Snapshots in`,
    width: '152px',
    hideBelow: 760,
    sortBy: ({ row }) => nameOf(row.request.snapshotGroupId),
  },
  ...boardColumns.map(({ key, title, rules }): Column<BoardRow> => ({
    key,
    title,
    ...rule,
    hideBelow: 960,
    cell: (row) => <RulesCell row={row} rules={rules} />,
  })),
  {
    key: 'exporter',
    title: t`Export`,
    ...rule,
    hideBelow: 760,
    cell: (row) => <RoleCell row={row} of="exporter" />,
  },
  {
    key: 'writer',
    title: t`Write`,
    ...rule,
    hideBelow: 760,
    cell: (row) => <RoleCell row={row} of="snapshots" />,
  },
  { key: 'group', title: 'SAN', ...rule, hideBelow: 760, cell: (row) => <GroupCell row={row} /> },
  { key: 'azure', title: 'Azure', ...rule, hideBelow: 760, cell: (row) => <AzureCell row={row} /> },
  { key: 'verdict', title: t`Verdict`, width: '176px', onPhone: 'beside', cell: (row) => <VerdictWord row={row} />, sortBy: verdictRank },
];

const always = () => true;
const rowId = ({ row }: BoardRow) => row.request.volumeId;
const needsAttention = (row: BoardRow) => ['roles', 'blocked', 'refused', 'unread'].includes(verdictOf(row).kind);

/** What a row is called in the address of its panel. */
export const rowPath = ({ row: { volume } }: BoardRow): string => `${volume.san}/${volume.group}/${volume.volume}`;

/** Every volume of the plan with each rule and its verdict. */
export function BoardTable({ rows, openId }: { rows: readonly BoardRow[]; openId: string | undefined }) {
  const { pathname } = useLocation();
  const ready = boardCountOf(rows, 'ready');
  const troubled = rows.filter(needsAttention).length;
  return (
    <Table
      label={t`Readiness`}
      rows={rows}
      columns={columns}
      rowId={rowId}
      rowLink={(row) => withFilters(pathname, { row: rowPath(row) })}
      keepsFields={always}
      openId={openId}
      needsAttention={needsAttention}
      initialSort="verdict"
      empty={<EmptyState title={t`No volume is left in the plan`} small />}
      footer={{
        start: t`${ready} of ${rows.length} ready`,
        end: plural(troubled, { one: '# needs attention', other: '# need attention' }),
      }}
    />
  );
}

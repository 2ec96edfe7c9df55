import { t } from '@lingui/core/macro';
import { nameOf, type ForecastRow } from '@esan/domain';
import type { Column } from '../../ui/table/table-columns.ts';
import type { PlannedRow } from '../plan/plan.ts';
import { forecastWord } from './forecast-words.ts';

/** Columns of the volumes of a plan, with what Azure says beforehand of each. */
export const reviewColumns = (
  itemName: (row: PlannedRow) => string,
  changeOf: (row: PlannedRow) => ForecastRow | undefined,
): readonly Column<PlannedRow>[] => [
  { key: 'volume', title: t`Volume`, isName: true, cell: ({ volume }) => volume.volume, sortBy: ({ volume }) => volume.volume },
  {
    key: 'san',
    title: 'Elastic SAN',
    width: '130px',
    hideBelow: 560,
    cell: ({ volume }) => volume.san,
    sortBy: ({ volume }) => volume.san,
  },
  {
    key: 'group',
    title: t`Volume group`,
    width: '130px',
    hideBelow: 760,
    cell: ({ volume }) => volume.group,
    sortBy: ({ volume }) => volume.group,
  },
  {
    key: 'snapshots',
    title: t`Snapshots in`,
    width: '152px',
    cell: ({ request }) => nameOf(request.snapshotGroupId),
    sortBy: ({ request }) => nameOf(request.snapshotGroupId),
  },
  {
    key: 'item',
    title: t`Instance name`,
    hideBelow: 560,
    cell: itemName,
    onPhone: 'hide',
  },
  {
    key: 'change',
    title: t`Protected item`,
    width: '120px',
    hideBelow: 760,
    onPhone: 'hide',
    cell: (row) => {
      const told = changeOf(row);
      if (told === undefined) return undefined;
      const { change, fields, because } = told;
      return <span title={because ?? (fields.length === 0 ? undefined : fields.join(', '))}>{forecastWord[change]}</span>;
    },
    sortBy: (row) => changeOf(row)?.change ?? '',
  },
];

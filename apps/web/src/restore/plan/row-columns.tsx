import { t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Time } from '../../ui/time/time.tsx';
import { Size } from '../../ui/values/size.tsx';
import type { RestoreRow } from './rows.ts';

const useStyles = makeStyles({ name: { whiteSpace: 'normal', overflowWrap: 'anywhere' } });

/** A volume's name in full, on two lines if need be: names of one set often differ only at their end. */
function WholeName({ children }: { children: string }) {
  return <span className={useStyles().name}>{children}</span>;
}

/** The volume that comes back, as the name of its row. */
export const volumeColumn: Column<Pick<RestoreRow, 'volumeName'>> = {
  key: 'volume',
  title: t`Volume`,
  cell: ({ volumeName }) => <WholeName>{volumeName}</WholeName>,
  sortBy: ({ volumeName }) => volumeName,
  isName: true,
};

/** The moment that a volume comes back from. */
export const pointColumn: Column<Pick<RestoreRow, 'point'> & { asOf: string }> = {
  key: 'point',
  title: t`Point`,
  isMoment: true,
  cell: ({ point, asOf }) => (point === null ? undefined : <Time at={point.time} asOf={asOf} as="moment" />),
  sortBy: ({ point }) => point?.time,
};

/** How large a volume is, where its point says it. */
export const sizeColumn: Column<Pick<RestoreRow, 'sizeGiB'>> = {
  key: 'size',
  title: t`Size`,
  cell: ({ sizeGiB }) => (sizeGiB === null ? undefined : <Size giB={sizeGiB} />),
  isNumeric: true,
  width: '90px',
};

/** What stands in place of the rows of a set that has none any more. */
export const noVolumeLeft = (
  <EmptyState title={t`No volume is left`} small>
    {t`Go back and select protected items.`}
  </EmptyState>
);

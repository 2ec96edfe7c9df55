import { t } from '@lingui/core/macro';
import { byTrouble, type PointVolume } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { NothingProtected } from '../../lists/item-columns.tsx';
import { NoneRead } from '../../ui/messages/empty-state.tsx';
import { ListPage } from '../../lists/list-page.tsx';
import { dayOfTime, daysOfMonth, monthIn, monthOfDay, monthsLater, monthWords } from '../../ui/time/days.ts';
import { putFields, useAddressFields } from '../../ui/forms/address.ts';
import { useIsBelow } from '../../ui/look/media.ts';
import { SwapButton, useSwap } from '../../ui/table/swap-table.tsx';
import { PeriodPager } from '../../ui/time/period-pager.tsx';
import { NothingFits } from '../../ui/list/filtered-table.tsx';
import { Filters } from '../../ui/table/narrowing.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { type } from '../../ui/look/type.ts';
import { CellLegend } from './cell-legend.tsx';
import { DayGrid } from './day-grid.tsx';
import { DayTable } from './day-table.tsx';
import { looksInVolumes, RestorePointsTabs, usePointVolumes, volumeFilters } from './point-volumes.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { listText } from '../../settings/formats.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '24px',
    rowGap: '8px',
    marginBottom: '8px',
  },
  turner: { width: '240px' },
  foot: { ...type.caption, padding: '12px 0 24px' },
});

/** Half a month where the window has no room for a whole one. */
const half = 15;

/** The days in sight: a month, or on a phone half of one, as the address has it. */
function useDays(today: string) {
  const [search, write] = useAddressFields();
  const isPhone = useIsBelow('phone');
  const named = monthIn(search.get('month'));
  const month = named ?? monthOfDay(today);
  const isFirstHalf = named !== undefined ? search.get('half') !== '2' : Number(today.slice(8)) <= half;
  const all = useMemo(() => daysOfMonth(month), [month]);
  const days = useMemo(() => (isPhone ? (isFirstHalf ? all.slice(0, half) : all.slice(half)) : all), [all, isPhone, isFirstHalf]);
  const turn = (way: -1 | 1) => {
    const staysInMonth = isPhone && isFirstHalf === (way === 1);
    const next = staysInMonth ? month : monthsLater(month, way);
    const isSecondHalf = isPhone && !(isFirstHalf === (way === 1) ? way === -1 : way === 1);
    write((before) => putFields(before, { month: next, half: isSecondHalf ? '2' : undefined }));
  };
  const title = isPhone ? t`${Number(days[0]?.slice(8))} to ${Number(days.at(-1)?.slice(8))} ${monthWords(month)}` : monthWords(month);
  const goToNow = () => write((before) => putFields(before, { month: undefined, half: undefined }));
  return { days, title, turn, isLast: (days.at(-1) ?? '') >= today, onNow: days.includes(today) ? undefined : goToNow };
}

/** Where jobs may not be read, or are too many to read from each vault, a day without a point may be one of a failed backup. */
function withoutJobs(volumes: readonly PointVolume[]): string {
  const vaults = [...new Set(volumes.filter(({ attempts }) => attempts === null).map(({ vault }) => vault))];
  if (vaults.length === 0) return '';
  const names = listText(vaults);
  return t`The jobs of ${names} were not read: there a day without a point may be one on which the backup failed.`;
}

type Props = { asOf: string; volumes: readonly PointVolume[]; all: number; isPart: boolean; onClear: () => void };

function Calendar({ asOf, volumes, all, isPart, onClear }: Props) {
  const styles = useStyles();
  const { days, title, turn, isLast, onNow } = useDays(dayOfTime(asOf));
  const [isTable, swap] = useSwap();
  const label = t`Restore points by volume and day, ${title}`;
  const span = useMemo(() => ({ days, asOf }), [days, asOf]);
  if (all === 0) return isPart ? <NoneRead /> : <NothingProtected />;
  if (volumes.length === 0) {
    return (
      <NothingFits noun={[t`volume`, t`volumes`]} total={all} onClear={onClear}>
        {looksInVolumes}
      </NothingFits>
    );
  }
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.turner}>
          <PeriodPager
            title={title}
            noun={days.length > 16 ? t`Month` : t`Half of a month`}
            onTurn={turn}
            isFirst={false}
            isLast={isLast}
            onNow={onNow}
          />
        </div>
        <SwapButton isTable={isTable} onSwap={swap} back={t`Calendar`} />
        {!isTable && <CellLegend />}
      </div>
      {isTable ? <DayTable {...{ label, volumes, span }} /> : <DayGrid {...{ label, volumes, span }} />}
      <p className={styles.foot}>
        {volumes.length === all ? volumesWords(all) : t`${volumes.length} of ${volumesWords(all)}`}.{' '}
        {t`Gaps are judged by the policies of today.`} {withoutJobs(volumes)}
      </p>
    </>
  );
}

/** Restore points across volumes: rows are volumes, cells are days. */
export function RestorePointsPage() {
  const { asked, all, narrowed } = usePointVolumes();
  const { shown, clear } = narrowed;
  const troubleFirst = useMemo(() => shown?.toSorted(byTrouble), [shown]);
  return (
    <ListPage
      lead={t`What each volume can be brought back to, day by day; volumes in trouble come first. A cell opens its day, or the restore point itself where the day has only one.`}
      above={<RestorePointsTabs />}
      noun={t`restore points`}
      asked={asked}
    >
      <Filters rows={all} filters={volumeFilters} />
      {troubleFirst === undefined || asked.data === undefined ? (
        <Skeleton lines={10} />
      ) : (
        <Calendar
          asOf={asked.data.asOf}
          volumes={troubleFirst}
          all={all?.length ?? 0}
          isPart={asked.data.missing.length > 0}
          onClear={clear}
        />
      )}
    </ListPage>
  );
}

import { t } from '@lingui/core/macro';
import type { BrowsedPoint, PointVolume } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { memo, useMemo, useRef, type CSSProperties, type MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { instancePlaceOf, paths, withFilters, type InstancePlace } from '../../links/paths.ts';
import { useIsBelow } from '../../ui/look/media.ts';
import { type, unseen, whereLow } from '../../ui/look/type.ts';
import { useRoom } from '../../ui/table/table-room.ts';
import { useRowsInSight } from '../../ui/table/table-window.ts';
import { dayWords, monthOfDay, weekdayOfDay } from '../../ui/time/days.ts';
import { cellsFor, readBetween, type Cell } from './day-cells.ts';
import { dayGap } from './day-paths.ts';
import { DayRow, rowHeight, type DrawnDays, type ShownDays } from './day-row.tsx';
import { isControl, pressedSpot, spotOf, useSpot, type Spot } from './grid-spot.ts';
import { knownPoints, readOpened } from './points-batch.ts';

const nameWidth = { wide: 232, phone: 104 } as const;

const useStyles = makeStyles({
  room: { containerType: 'inline-size' },
  grid: { ...type.data },
  head: {
    ...type.axis,
    position: 'sticky',
    top: 'var(--top)',
    zIndex: 2,
    display: 'grid',
    gridTemplateColumns: 'var(--names) var(--days)',
    columnGap: `${dayGap}px`,
    height: '31px',
    alignItems: 'center',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    [whereLow]: { position: 'static' },
  },
  // A number may be a little wider than its column; where columns are narrow, every second one is left out.
  number: { display: 'block', margin: '0 -6px', textAlign: 'center' },
  leftOutOfMonth: { '@container (max-width: 761px)': { visibility: 'hidden' } },
  leftOutOfHalf: { '@container (max-width: 379px)': { visibility: 'hidden' } },
  unseen,
  weekend: { color: tokens.colorNeutralForeground1, fontWeight: 600 },
});

/** A day of an item: its page, narrowed to that day. */
const dayOf = (place: InstancePlace, day: string): string =>
  `${paths.protectedItem(place)}?${new URLSearchParams({ from: day, to: day, month: monthOfDay(day) }).toString()}`;

/** A point of a day, beside the month that it is in. */
const pointOn = (place: InstancePlace, point: string, day: string): string =>
  withFilters(paths.restorePoint(place, point), { month: monthOfDay(day) });

function PlainHead({ days }: { days: readonly string[] }) {
  const styles = useStyles();
  const leftOut = days.length > 16 ? styles.leftOutOfMonth : styles.leftOutOfHalf;
  return (
    <div role="row" className={styles.head}>
      <div role="columnheader">{t`Volume`}</div>
      {days.map((day) => {
        const number = Number(day.slice(8));
        return (
          <div key={day} role="columnheader" className={mergeClasses(weekdayOfDay(day) % 6 === 0 && styles.weekend)}>
            <span className={styles.unseen}>{dayWords(day)}</span>
            <span aria-hidden className={mergeClasses(styles.number, number % 2 === 0 && leftOut)}>
              {number}
            </span>
          </div>
        );
      })}
    </div>
  );
}

// While the page scrolls the days stay the same.
const Head = memo(PlainHead);

/** Leads to a day, or to its point where it has one alone. */
function useOpen(volumes: readonly PointVolume[], { days, asOf }: ShownDays): (spot: Spot) => void {
  const navigate = useNavigate();
  const client = useQueryClient();
  return ({ row, column }) => {
    const volume = volumes[row];
    const day = days[column] ?? '';
    const place = instancePlaceOf(volume?.id ?? '');
    if (volume === undefined || place === undefined) return;
    const between = readBetween(days);
    const cellIn = (points: readonly BrowsedPoint[] | undefined) => points && cellsFor(volume, points, { days, asOf })[column];
    const go = (cell: Cell | undefined) => void navigate(cell?.only === undefined ? dayOf(place, day) : pointOn(place, cell.only, day));
    const cell = cellIn(knownPoints(client, volume, between));
    if (cell?.hasOneTold !== true) return go(cell);
    return void readOpened(client, volume, between).then((points) => go(cellIn(points)));
  };
}

type Props = { label: string; volumes: readonly PointVolume[]; span: ShownDays };

/** Volumes by days: a row asks for its points when it comes into sight. */
export function DayGrid({ label, volumes, span }: Props) {
  const styles = useStyles();
  const grid = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const count = span.days.length;
  const names = nameWidth[useIsBelow('phone') ? 'phone' : 'wide'];
  const room = (useRoom(grid) ?? 0) - names - dayGap;
  const drawn = useMemo((): DrawnDays => ({ ...span, words: span.days.map(dayWords), room }), [span, room]);
  const { before, shown, after, scrollTo } = useRowsInSight(body, volumes, rowHeight.step, true);
  const open = useOpen(volumes, span);
  const { focus, onKeyDown, follow } = useSpot(grid, { last: { row: volumes.length - 1, column: count - 1 }, open, scrollTo });
  const onClick = (event: MouseEvent) => {
    if (isControl(event.target)) return;
    const spot = spotOf(event.target) ?? pressedSpot(event, { count, width: room });
    if (spot !== undefined) open(spot);
  };
  return (
    <div className={styles.room}>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={volumes.length + 1}
        aria-readonly="true"
        className={styles.grid}
        style={{ '--names': `${names}px`, '--days': `repeat(${count}, minmax(0, 1fr))` } as CSSProperties}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <Head days={span.days} />
        <div ref={body} role="rowgroup">
          {before > 0 && <div aria-hidden="true" style={{ height: before }} />}
          {shown.map(({ row: volume, index }) => (
            <DayRow
              key={volume.id}
              volume={volume}
              row={index}
              span={drawn}
              reached={focus.row === index ? focus.column : undefined}
              onReachable={follow}
            />
          ))}
          {after > 0 && <div aria-hidden="true" style={{ height: after }} />}
        </div>
      </div>
    </div>
  );
}

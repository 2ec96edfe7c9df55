import { t } from '@lingui/core/macro';
import { standingOf, type PointVolume } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { explainError } from '../../api/messages.ts';
import { instancePlaceOf, paths, withFilters, type InstancePlace } from '../../links/paths.ts';
import { dayWords, monthOfDay, weekdayOfDay } from '../../ui/time/days.ts';
import { MiddleCut } from '../../ui/values/middle-cut.tsx';
import { useRowsInSight } from '../../ui/table/table-window.ts';
import { below, type, unseen } from '../../ui/look/type.ts';
import { standingWords } from '../../words/protection.tsx';
import { CellMark, useCellStyles } from './day-cell.tsx';
import { cellsOf, readBetween, type Cell } from './day-cells.ts';
import { isButton, pointIn, spotOf, useSpot, type Spot } from './grid-spot.ts';
import { pointsBetween } from './points-batch.ts';

const rowHeight = 27;

const useStyles = makeStyles({
  room: { containerType: 'inline-size' },
  grid: { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: '3px', ...type.data },
  names: { width: '232px', [below.phone]: { width: '104px' } },
  head: {
    ...type.axis,
    position: 'sticky',
    top: 'var(--top)',
    zIndex: 2,
    height: '28px',
    padding: 0,
    fontWeight: 400,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // A number may be a little wider than its column; where columns are narrow, every second one is left out.
  number: { display: 'block', margin: '0 -6px', textAlign: 'center' },
  aboveOthers: { zIndex: 3 },
  leftOutOfMonth: { '@container (max-width: 761px)': { visibility: 'hidden' } },
  leftOutOfHalf: { '@container (max-width: 379px)': { visibility: 'hidden' } },
  unseen,
  start: { textAlign: 'left' },
  weekend: { color: tokens.colorNeutralForeground1, fontWeight: 600 },
  name: {
    height: '24px',
    padding: 0,
    fontWeight: 600,
    textAlign: 'left',
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  link: { color: 'inherit', textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
  state: { ...type.caption, color: tokens.colorNeutralForeground3, marginLeft: '6px' },
  again: {
    font: 'inherit',
    padding: '0 8px 0 0',
    border: 'none',
    background: 'none',
    color: tokens.colorBrandForeground1,
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
  },
  wordy: { ...type.caption, padding: '0 4px', color: tokens.colorNeutralForeground3 },
});

/** What the rows of the grid have in common. */
export type ShownDays = { days: readonly string[]; asOf: string };
/** The same, with each day as it is said: once for all rows. */
type SaidDays = ShownDays & { words: readonly string[] };

/** Why a row has no days: of a deleted item Azure lists no points. */
function troubleWords(volume: PointVolume, error: unknown): string {
  if (volume.state === 'deleted') return t`Azure lists no restore points of a deleted item. Undelete it to see them.`;
  const { happened, found, said } = explainError(error);
  return t`Its restore points could not be read. ${happened} ${found ?? said.message ?? ''}`;
}

/** The days of a row. They are drawn between the frames of a scroll, row by row: until then the row stands as one that is on its way. */
function useCells(volume: PointVolume, { days, asOf }: ShownDays) {
  const between = useMemo(() => readBetween(days), [days]);
  const { data, error, refetch } = useQuery(pointsBetween(volume, between));
  const read = useDeferredValue(data, undefined);
  const cells = useMemo(() => read && cellsOf(volume, read, { days, asOf }), [volume, read, days, asOf]);
  return { cells, error, again: () => void refetch() };
}

type CellsProps = { volume: PointVolume; row: number; span: SaidDays; cells: readonly Cell[]; reached: number | undefined };

function Cells({ volume, row, span, cells, reached }: CellsProps) {
  const looks = useCellStyles();
  return cells.map(({ look, words, only }, column) => {
    const said = `${span.words[column] ?? ''}: ${words}`;
    return (
      <td
        key={span.days[column]}
        data-spot={`${row} ${column}`}
        data-only={only}
        tabIndex={reached === column ? 0 : -1}
        aria-label={`${volume.volumeName}, ${said}`}
        title={said}
        className={mergeClasses(looks.cell, looks[look])}
      >
        <CellMark look={look} />
      </td>
    );
  });
}

type RowProps = {
  volume: PointVolume;
  row: number;
  span: SaidDays;
  /** The column of the cell that the tab key reaches, if it is in this row. */
  reached: number | undefined;
};

function PlainRow({ volume, row, span, reached }: RowProps) {
  const styles = useStyles();
  const looks = useCellStyles();
  const { cells, error, again } = useCells(volume, span);
  const place = instancePlaceOf(volume.id);
  const isOdd = standingOf(volume) !== 'protected';
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row" className={styles.name} title={`${volume.volumeName}, ${volume.san}, ${volume.group}: ${standingWords(volume)}`}>
        <Link
          className={styles.link}
          aria-label={volume.volumeName}
          to={place === undefined ? paths.restorePoints() : paths.protectedItem(place)}
        >
          <MiddleCut>{volume.volumeName}</MiddleCut>
        </Link>
        {isOdd && <span className={styles.state}>{standingWords(volume)}</span>}
      </th>
      {cells !== undefined && <Cells {...{ volume, row, span, cells, reached }} />}
      {cells === undefined && error === null && (
        <td
          colSpan={span.days.length}
          aria-label={t`On its way`}
          className={mergeClasses(looks.cell, looks.loading)}
          style={{ backgroundSize: `calc((100% + 3px) / ${span.days.length}) 100%` }}
        />
      )}
      {cells === undefined && error !== null && (
        <td
          colSpan={span.days.length}
          data-spot={`${row} 0`}
          tabIndex={reached === undefined ? -1 : 0}
          className={mergeClasses(styles.name, styles.wordy)}
          title={troubleWords(volume, error)}
        >
          {volume.state !== 'deleted' && (
            <button type="button" className={styles.again} onClick={again}>
              {t`Try again`}
            </button>
          )}
          {troubleWords(volume, error)}
        </td>
      )}
    </tr>
  );
}

const Row = memo(PlainRow);

/** A day of an item: its page, narrowed to that day. */
const dayOf = (place: InstancePlace, day: string): string =>
  `${paths.protectedItem(place)}?${new URLSearchParams({ from: day, to: day, month: monthOfDay(day) }).toString()}`;

/** A point of a day, beside the month that it is in. */
const pointOn = (place: InstancePlace, point: string, day: string): string =>
  withFilters(paths.restorePoint(place, point), { month: monthOfDay(day) });

function Head({ days }: { days: readonly string[] }) {
  const styles = useStyles();
  const leftOut = days.length > 16 ? styles.leftOutOfMonth : styles.leftOutOfHalf;
  return (
    <thead>
      <tr>
        <th scope="col" className={mergeClasses(styles.head, styles.start, styles.names)}>
          {t`Volume`}
        </th>
        {days.map((day) => {
          const number = Number(day.slice(8));
          const isOdd = number % 2 === 1;
          return (
            <th
              key={day}
              scope="col"
              className={mergeClasses(styles.head, isOdd && styles.aboveOthers, weekdayOfDay(day) % 6 === 0 && styles.weekend)}
            >
              <span className={styles.unseen}>{dayWords(day)}</span>
              <span aria-hidden className={mergeClasses(styles.number, !isOdd && leftOut)}>
                {number}
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Volumes by days: a row asks for its points when it comes into sight. */
export function DayGrid({ label, volumes, span }: { label: string; volumes: readonly PointVolume[]; span: ShownDays }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const open = ({ row, column }: Spot, only: string | undefined) => {
    const place = instancePlaceOf(volumes[row]?.id ?? '');
    if (place !== undefined)
      void navigate(only === undefined ? dayOf(place, span.days[column] ?? '') : pointOn(place, only, span.days[column] ?? ''));
  };
  const { grid, focus, onKeyDown } = useSpot({ row: volumes.length - 1, column: span.days.length - 1 }, open);
  const said = useMemo(() => ({ ...span, words: span.days.map(dayWords) }), [span]);
  const body = useRef<HTMLTableSectionElement>(null);
  const { before, shown, after } = useRowsInSight(body, volumes, rowHeight);
  const onClick = (event: { target: EventTarget }) => {
    const spot = spotOf(event.target);
    if (spot !== undefined && !isButton(event.target)) open(spot, pointIn(event.target));
  };
  return (
    <div className={styles.room}>
      <table
        ref={grid}
        role="grid"
        aria-label={label}
        aria-rowcount={volumes.length + 1}
        aria-readonly="true"
        className={styles.grid}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <Head days={span.days} />
        <tbody ref={body}>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {shown.map(({ row: volume, index }) => (
            <Row key={volume.id} volume={volume} row={index} span={said} reached={focus.row === index ? focus.column : undefined} />
          ))}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

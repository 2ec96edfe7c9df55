import { t } from '@lingui/core/macro';
import { standingOf, type PointVolume } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useDeferredValue, useEffect, useMemo, useRef, type RefObject } from 'react';
import { Link } from 'react-router';
import { explainError } from '../../api/messages.ts';
import { instancePlaceOf, paths } from '../../links/paths.ts';
import { bareWords } from '../../ui/look/bare-button.ts';
import { below, type } from '../../ui/look/type.ts';
import { MiddleCut } from '../../ui/values/middle-cut.tsx';
import { protectionWord, standingWords } from '../../words/protection.tsx';
import { cellsFor, knownCells, readBetween, type Cell } from './day-cells.ts';
import { DayDrawing } from './day-drawing.tsx';
import { dayGap } from './day-paths.ts';
import { useRowPoints } from './row-points.ts';
import { useOnceStill } from './standstill.ts';

/** How high a row is, and how far the next one begins below it. */
export const rowHeight = { drawn: 24, step: 24 + dayGap } as const;

const useStyles = makeStyles({
  row: {
    height: `${rowHeight.drawn}px`,
    marginBottom: `${dayGap}px`,
    display: 'grid',
    gridTemplateColumns: 'var(--names) var(--days)',
    gridTemplateRows: '100%',
    columnGap: `${dayGap}px`,
  },
  // Below the cells, and nothing of it lies outside, so that the browser keeps no clip for it.
  drawing: { gridRowStart: 1, gridColumnStart: 2, gridColumnEnd: -1, overflow: 'visible' },
  cells: {
    gridRowStart: 1,
    gridColumnStart: 2,
    gridColumnEnd: -1,
    display: 'grid',
    gridTemplateColumns: 'var(--days)',
    columnGap: `${dayGap}px`,
  },
  cell: { borderRadius: '2.5px', cursor: 'pointer' },
  wide: { gridRowStart: 1, gridColumnStart: 2, gridColumnEnd: -1 },
  // As many boxes as there are days, with the gaps that columns have.
  loading: { backgroundImage: 'linear-gradient(to right, var(--hover) calc(100% - 3px), transparent 0)' },
  name: {
    gridRowStart: 1,
    gridColumnStart: 1,
    alignContent: 'center',
    fontWeight: 600,
    textAlign: 'left',
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  link: { color: 'inherit', textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
  // Since when is seen in the days.
  state: { ...type.caption, color: tokens.colorNeutralForeground3, marginLeft: '6px', [below.phone]: { display: 'none' } },
  again: {
    ...bareWords,
    font: 'inherit',
    padding: '0 8px 0 0',
  },
  wordy: {
    ...type.caption,
    alignContent: 'center',
    padding: '0 4px',
    color: tokens.colorNeutralForeground3,
    overflowX: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** What the rows of the grid have in common. */
export type ShownDays = { days: readonly string[]; asOf: string };

/** The same, with each day as it is said: once for all rows; and how much room they have, in px. */
export type DrawnDays = ShownDays & { words: readonly string[]; room: number };

/** Why a row has no days: of a deleted item Azure lists no points. */
function troubleWords(volume: PointVolume, error: unknown): string {
  if (volume.state === 'deleted') return t`Azure lists no restore points of a deleted item. Undelete it to see them.`;
  const { happened, found, said } = explainError(error);
  return t`Its restore points could not be read. ${happened} ${found ?? said.message ?? ''}`;
}

/**
 * The days of a row. What they are is found between the frames of a scroll, row by row: until then the row stands as one that is on its
 * way. Of a row that was in sight before it is known.
 */
function useCells(volume: PointVolume, { days, asOf }: ShownDays, place: RefObject<HTMLElement | null>) {
  const between = useMemo(() => readBetween(days), [days]);
  const { points, error, again } = useRowPoints(volume, between, place);
  const read = useDeferredValue(points, points && knownCells(volume, points, { days, asOf }) && points);
  const cells = useMemo(() => read && cellsFor(volume, read, { days, asOf }), [volume, read, days, asOf]);
  return { cells, error, again };
}

type CellsProps = { volume: PointVolume; row: number; span: DrawnDays; cells: readonly Cell[]; reached: number | undefined };

/** The days of a row as they are said and pressed, above their drawing. */
function Cells({ volume, row, span, cells, reached }: CellsProps) {
  const styles = useStyles();
  const each = cells.map(({ words }, column) => {
    const said = `${span.words[column] ?? ''}: ${words}`;
    return (
      <div
        key={span.days[column]}
        role="gridcell"
        data-spot={`${row} ${column}`}
        tabIndex={reached === column ? 0 : -1}
        aria-label={`${volume.volumeName}, ${said}`}
        title={said}
        className={styles.cell}
      />
    );
  });
  return <div className={styles.cells}>{each}</div>;
}

type WideProps = { volume: PointVolume; row: number; span: ShownDays; error: unknown; again: () => void; isReached: boolean };

/** What stands in a row for all its days: that they are on their way, or why there are none. */
function WideCell({ volume, row, span, error, again, isReached }: WideProps) {
  const styles = useStyles();
  const count = span.days.length;
  if (error === null) {
    return (
      <div
        role="gridcell"
        aria-colspan={count}
        aria-label={t`On its way`}
        className={mergeClasses(styles.wide, styles.loading)}
        style={{ backgroundSize: `calc((100% + ${dayGap}px) / ${count}) 100%` }}
      />
    );
  }
  return (
    <div
      role="gridcell"
      aria-colspan={count}
      data-spot={`${row} 0`}
      tabIndex={isReached ? 0 : -1}
      className={mergeClasses(styles.wide, styles.wordy)}
      title={troubleWords(volume, error)}
    >
      {volume.state !== 'deleted' && (
        <button type="button" className={styles.again} onClick={again}>
          {t`Try again`}
        </button>
      )}
      {troubleWords(volume, error)}
    </div>
  );
}

function RowName({ volume }: { volume: PointVolume }) {
  const styles = useStyles();
  const place = instancePlaceOf(volume.id);
  const standing = standingOf(volume);
  return (
    <div role="rowheader" className={styles.name} title={`${volume.volumeName}, ${volume.san}, ${volume.group}: ${standingWords(volume)}`}>
      <Link
        className={styles.link}
        aria-label={volume.volumeName}
        to={place === undefined ? paths.restorePoints() : paths.protectedItem(place)}
      >
        <MiddleCut>{volume.volumeName}</MiddleCut>
      </Link>
      {standing !== 'protected' && <span className={styles.state}>{protectionWord(standing)}</span>}
    </div>
  );
}

type RowProps = {
  volume: PointVolume;
  row: number;
  span: DrawnDays;
  /** The column of the cell that the tab key reaches, if it is in this row. */
  reached: number | undefined;
  /** Called when the row that the tab key reaches has something to reach. */
  onReachable: () => void;
};

function PlainRow({ volume, row, span, reached, onReachable }: RowProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { cells, error, again } = useCells(volume, span, place);
  const looks = useMemo(() => cells?.map(({ look }) => look), [cells]);
  const isStill = useOnceStill();
  const isReached = reached !== undefined;
  const isReachable = isReached && (cells !== undefined || error !== null);
  useEffect(() => {
    if (isReachable) onReachable();
  }, [isReachable, onReachable]);
  return (
    <div ref={place} role="row" aria-rowindex={row + 2} {...(looks !== undefined && { 'data-drawn': row })} className={styles.row}>
      <RowName volume={volume} />
      {looks !== undefined && span.room > 0 && (
        <DayDrawing looks={looks} width={span.room} height={rowHeight.drawn} className={styles.drawing} />
      )}
      {cells === undefined && <WideCell {...{ volume, row, span, error, again, isReached }} />}
      {cells !== undefined && (isStill || isReached) && <Cells {...{ volume, row, span, cells, reached }} />}
    </div>
  );
}

/** A volume and its days. While the page scrolls they are a drawing alone; once it stands still each is a cell of its own as well. */
export const DayRow = memo(PlainRow);

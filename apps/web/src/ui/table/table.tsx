import { t } from '@lingui/core/macro';
import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown12Regular, ArrowUp12Regular } from '@fluentui/react-icons';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { withSeams } from '../../language/seams.ts';
import { shownZoneName, shownZonePlace } from '../../settings/formats.ts';
import { useIsBelow } from '../look/media.ts';
import { Skeleton, SkeletonBar } from '../messages/skeleton.tsx';
import { numberWords } from '../values/number-words.ts';
import { mostPrinted, useIsPrinting } from './printing.ts';
import type { Column, RowRules, Selection } from './table-columns.ts';
import { Items } from './table-items.tsx';
import { PlainRows, useHiding, VirtualRows } from './table-rows.tsx';
import { sorted, useSort, type Sort } from './table-sort.ts';
import { cutsByColumn } from './name-cut.ts';
import { boxWidth, columnWidths, fittingColumns, useRoom } from './table-room.ts';
import { useTableStyles } from './table-styles.ts';
import { neededWidths, useFont } from './text-width.ts';

const virtualAbove = 100;

type Props<Row> = RowRules<Row> & {
  /** What the table lists, for those who do not see it. */
  label: string;
  /** Undefined while they are on their way. */
  rows: readonly Row[] | undefined;
  /** Why there is nothing, and the one next step: an `EmptyState`. */
  empty: ReactNode;
  /** The order when the address names none: `name`, or `-name` for down. */
  initialSort?: string;
  /** The rows are a part of more, in the only order that those have: no column sorts them. */
  isPart?: boolean;
  /** The search parameter that holds the order; another one for a second table on a page. */
  sortParam?: string;
  /** Totals left, sums right; stays in sight. */
  footer?: { start: ReactNode; end?: ReactNode };
};

/** Undefined where nothing sorts. */
type OnSort = ((key: string) => void) | undefined;

function HeadTitle<Row>({ column: { title, isMoment } }: { column: Column<Row> }) {
  const styles = useTableStyles();
  if (isMoment !== true) return withSeams(title);
  return (
    <>
      {withSeams(title)}{' '}
      <span className={styles.zone} title={shownZoneName()}>
        {shownZonePlace()}
      </span>
    </>
  );
}

function HeadCell<Row>({ column, sort, onSort }: { column: Column<Row>; sort: Sort | undefined; onSort: OnSort }) {
  const styles = useTableStyles();
  const hiding = useHiding();
  const isSorted = sort?.by === column.key && onSort !== undefined;
  const direction = sort?.isDown === true ? 'descending' : 'ascending';
  const Arrow = sort?.isDown === true ? ArrowDown12Regular : ArrowUp12Regular;
  return (
    <th
      scope="col"
      className={mergeClasses(styles.head, column.isNumeric && styles.numeric, column.isMark && styles.mark, hiding(column))}
      {...(isSorted && column.sortBy !== undefined ? { 'aria-sort': direction } : {})}
    >
      {column.sortBy === undefined || onSort === undefined ? (
        <HeadTitle column={column} />
      ) : (
        <button type="button" className={styles.sortButton} onClick={() => onSort(column.key)}>
          <span className={styles.sortTitle}>
            <HeadTitle column={column} />
          </span>
          {isSorted && <Arrow aria-hidden className={styles.sortArrow} />}
        </button>
      )}
    </th>
  );
}

function AllBox<Row>({ rows, rowId, selection }: { rows: readonly Row[]; rowId: (row: Row) => string; selection: Selection<Row> }) {
  const isOpen = (row: Row): boolean => selection.blocked?.(row) === undefined;
  const openHere = (): string[] => rows.filter(isOpen).map(rowId);
  // Why each of thousands cannot be chosen is not asked while none is.
  const open = selection.selected.length === 0 ? [] : openHere();
  const selected = new Set(selection.selected);
  const chosen = open.filter((id) => selected.has(id));
  const isAll = open.length > 0 && chosen.length === open.length;
  // Of a closed branch some may be chosen, and so not the branch.
  const isSome = chosen.length > 0 || (selection.isMixed !== undefined && rows.some(selection.isMixed));
  return (
    <input
      type="checkbox"
      data-box
      aria-label={t`Select all`}
      checked={isAll}
      disabled={!rows.some(isOpen)}
      ref={(box) => {
        if (box !== null) box.indeterminate = isSome && !isAll;
      }}
      // What the filters hide stays chosen.
      onChange={() => {
        const all = openHere();
        const here = new Set(all);
        selection.onChange([...selection.selected.filter((id) => !here.has(id)), ...(isAll ? [] : all)]);
      }}
    />
  );
}

function PlaceholderRows<Row>({ columns, hasBox }: { columns: readonly Column<Row>[]; hasBox: boolean }) {
  const styles = useTableStyles();
  const hiding = useHiding();
  return (
    <tbody aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <tr key={index}>
          {hasBox && (
            <td className={styles.cell}>
              <SkeletonBar width="16px" />
            </td>
          )}
          {columns.map((column) => (
            <td key={column.key} className={mergeClasses(styles.cell, hiding(column))}>
              <SkeletonBar width={column.isName === true ? '70%' : '50%'} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Head<Row>({ rows, rules, sort, onSort }: { rows: readonly Row[]; rules: RowRules<Row>; sort: Sort | undefined; onSort: OnSort }) {
  const styles = useTableStyles();
  const { columns, rowId, selection } = rules;
  return (
    <thead>
      <tr>
        {selection !== undefined && (
          <th scope="col" className={mergeClasses(styles.head, styles.boxCell)}>
            {selection.mode === 'many' ? (
              <AllBox rows={rows} rowId={rowId} selection={selection} />
            ) : (
              <span className={styles.unseen}>{t`Selection`}</span>
            )}
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function Body<Row>({ rows, rules }: { rows: readonly Row[] | undefined; rules: RowRules<Row> }) {
  const isPrinting = useIsPrinting();
  if (rows === undefined) return <PlaceholderRows columns={rules.columns} hasBox={rules.selection !== undefined} />;
  if (isPrinting) return <PlainRows rows={rows.slice(0, mostPrinted)} rules={rules} />;
  return rows.length > virtualAbove ? <VirtualRows rows={rows} rules={rules} /> : <PlainRows rows={rows} rules={rules} />;
}

type WideProps<Row> = {
  label: string;
  rows: readonly Row[] | undefined;
  rules: RowRules<Row>;
  sort: Sort | undefined;
  onSort: OnSort;
  isFooted: boolean;
  children: ReactNode;
};

const nothingNeeded: ReadonlyMap<string, number> = new Map();

/** What the columns need, in the font that is there, for all rows that were there so far: they stand still while the rows are narrowed. */
function useNeeded<Row>(columns: readonly Column<Row>[], rows: readonly Row[] | undefined): ReadonlyMap<string, number> {
  const font = useFont();
  const [last, setLast] = useState({ font, needed: nothingNeeded });
  const before = last.font === font ? last.needed : nothingNeeded;
  const needed = useMemo(() => neededWidths(columns, rows ?? [], before), [columns, rows, before]);
  if (needed !== before) setLast({ font, needed });
  return needed;
}

/** Rows and columns, of the columns those that have room. */
function WideTable<Row>({ label, rows: all, rules: allRules, sort, onSort, isFooted, children }: WideProps<Row>) {
  const styles = useTableStyles();
  const hiding = useHiding();
  const element = useRef<HTMLDivElement>(null);
  const room = useRoom(element);
  const isPrinting = useIsPrinting();
  // Rows are made once, with the columns for which there is room.
  const rows = room === undefined ? undefined : all;
  const { selection } = allRules;
  const taken = selection === undefined ? 0 : boxWidth;
  const columns = useMemo(() => fittingColumns(allRules.columns, room, taken), [allRules.columns, room, taken]);
  const needed = useNeeded(columns, rows);
  const widths = useMemo(
    () => (room === undefined || room === 0 ? undefined : columnWidths(columns, room, taken, needed)),
    [columns, room, taken, needed],
  );
  // Paper has the room that it has.
  const cuts = useMemo(
    () => (isPrinting ? undefined : widths && rows && cutsByColumn(columns, rows, widths, needed)),
    [columns, rows, widths, needed, isPrinting],
  );
  // The name takes what the others leave.
  const widthOf = ({ key, width, isName }: Column<Row>) => (isName === true || widths === undefined ? width : `${widths.get(key)}px`);
  const rules = { ...allRules, columns, cuts };
  return (
    <div ref={element} className={styles.room}>
      <table
        className={mergeClasses(styles.table, isFooted && styles.footed)}
        {...(rules.tree === undefined ? {} : { role: 'treegrid' })}
        aria-label={label}
        aria-busy={rows === undefined}
        aria-rowcount={(rows?.length ?? -2) + 1}
      >
        <colgroup>
          {selection !== undefined && <col style={{ width: `${boxWidth}px` }} />}
          {columns.map((column) => (
            <col key={column.key} className={hiding(column)} style={{ width: widthOf(column) }} />
          ))}
        </colgroup>
        <Head rows={rows ?? []} rules={rules} sort={sort} onSort={onSort} />
        <Body rows={rows} rules={rules} />
      </table>
      {children}
    </div>
  );
}

/** Rows and columns: sorted by the address, virtual when long, two-line items on a phone. */
export function Table<Row>({ label, rows, empty, initialSort, isPart = false, sortParam = 'sort', footer, ...rules }: Props<Row>) {
  const styles = useTableStyles();
  const isPhone = useIsBelow('phone');
  const [sort, onSort] = useSort(sortParam, initialSort);
  const { columns } = rules;
  const inOrder = useMemo(() => (rows === undefined || isPart ? rows : sorted(rows, columns, sort)), [rows, isPart, columns, sort]);
  const foot = footer !== undefined && rows !== undefined && rows.length > 0 && (
    <div className={styles.foot}>
      <span>{footer.start}</span>
      {rows.length > mostPrinted && (
        <span className={styles.onPaper}>
          {t`The first ${numberWords(mostPrinted)} of ${numberWords(rows.length)} are printed; a CSV file has all.`}
        </span>
      )}
      <span>{footer.end}</span>
    </div>
  );
  if (isPhone) {
    if (inOrder === undefined) return <Skeleton lines={6} />;
    if (inOrder.length === 0) return empty;
    return (
      <>
        <Items label={label} rows={inOrder} rules={rules} />
        {foot}
      </>
    );
  }
  return (
    <WideTable label={label} rows={inOrder} rules={rules} sort={sort} onSort={isPart ? undefined : onSort} isFooted={foot !== false}>
      {rows?.length === 0 && empty}
      {foot}
    </WideTable>
  );
}

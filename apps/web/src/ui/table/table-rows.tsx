import { mergeClasses } from '@fluentui/react-components';
import { memo, useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { cellOf, isNothing, toggled, type Column, type Room, type RowRules, type Selection } from './table-columns.ts';
import { useChosen } from '../../settings/chosen.ts';
import { rowHeights, useTableStyles } from './table-styles.ts';
import { useAlong, withFieldsOf } from '../forms/address.ts';
import { MiddleCut } from '../values/middle-cut.tsx';
import { useRowInSight, useRowsInSight } from './table-window.ts';
import { useTreeKeys } from './tree-keys.ts';
import { treeAttributes, TreeTwist } from './tree-twist.tsx';

/** What stands where a value is missing. */
export function CellValue({ children }: { children: ReactNode }) {
  const styles = useTableStyles();
  return isNothing(children) ? <span className={styles.dash}>–</span> : children;
}

/** The class that drops a column below its width. */
export function useHiding() {
  const styles = useTableStyles();
  return ({ hideBelow }: { hideBelow?: Room }) => (hideBelow === undefined ? undefined : styles[`hide${hideBelow}`]);
}

/** The box that chooses a row. */
export function RowBox<Row>({ row, id, group, selection }: { row: Row; id: string; group: string; selection: Selection<Row> }) {
  const because = selection.blocked?.(row);
  return (
    <input
      type={selection.mode === 'one' ? 'radio' : 'checkbox'}
      name={group}
      data-box
      aria-label={selection.label(row)}
      checked={selection.selected.includes(id)}
      disabled={because !== undefined}
      title={because}
      ref={(box) => {
        if (box !== null) box.indeterminate = selection.isMixed?.(row) ?? false;
      }}
      onChange={() => selection.onChange(toggled(selection, id))}
    />
  );
}

type ValueProps<Row> = { column: Column<Row>; row: Row; rules: RowRules<Row> };

/** What a column shows of a row; a name that has no room is cut where it is like its neighbours. */
function Value<Row>({ column, row, rules: { cuts } }: ValueProps<Row>) {
  const styles = useTableStyles();
  const content = cellOf(column, row);
  const cut = typeof content === 'string' ? cuts?.get(column.key)?.get(content) : undefined;
  if (typeof content !== 'string' || cut === undefined) return <CellValue>{content}</CellValue>;
  return (
    <>
      <span className={styles.unseen}>{content}</span>
      <MiddleCut cut={cut}>{content}</MiddleCut>
    </>
  );
}

function NameCell<Row>({ to, ...shown }: ValueProps<Row> & { to: string | undefined }) {
  const styles = useTableStyles();
  const { row, rules } = shown;
  const { tree, keepsFields } = rules;
  const along = useAlong(keepsFields?.(row) ?? false);
  const value = <Value {...shown} />;
  const name =
    to === undefined ? (
      value
    ) : (
      <Link to={along(to)} className={styles.nameLink}>
        {value}
      </Link>
    );
  if (tree === undefined) return name;
  return (
    <>
      <TreeTwist row={row} tree={tree} />
      {name}
    </>
  );
}

const isControl = (target: EventTarget) => target instanceof Element && target.closest('a, button, input, label') !== null;

type RowProps<Row> = { row: Row; index: number; group: string; rules: RowRules<Row> };

function PlainRow<Row>({ row, index, group, rules }: RowProps<Row>) {
  const styles = useTableStyles();
  const hiding = useHiding();
  const navigate = useNavigate();
  const { columns, rowId, rowLink, nameLink = rowLink, openId, needsAttention, selection, tree, keepsFields } = rules;
  const id = rowId(row);
  const to = rowLink?.(row);
  const isSelected = selection?.selected.includes(id) ?? false;
  const isBlocked = selection?.blocked?.(row) !== undefined;
  // A press anywhere in the row is a convenience for the mouse; the keyboard has the link or the box.
  const onClick = (event: MouseEvent) => {
    if (isControl(event.target) || window.getSelection()?.isCollapsed === false) return;
    if (to !== undefined) void navigate(keepsFields?.(row) === true ? withFieldsOf(window.location.search, to) : to);
    else if (selection !== undefined && !isBlocked) selection.onChange(toggled(selection, id));
  };
  const look = mergeClasses(
    styles.row,
    (to !== undefined || (selection !== undefined && !isBlocked)) && styles.pressable,
    needsAttention?.(row) === true && styles.attention,
    isSelected && styles.isSelected,
    openId === id && styles.isOpen,
    isBlocked && selection?.mode !== 'some' && selection?.blockedStaysPlain !== true && styles.blocked,
  );
  const about = { 'aria-rowindex': index + 2, ...(selection === undefined ? {} : { 'aria-selected': isSelected }) };
  return (
    <tr className={look} onClick={onClick} {...about} {...(tree === undefined ? {} : treeAttributes(tree, row, id))}>
      {selection !== undefined && (
        <td className={mergeClasses(styles.cell, styles.boxCell)}>
          <RowBox row={row} id={id} group={group} selection={selection} />
        </td>
      )}
      {columns.map((column) => {
        const title = column.isName === true ? column.sortBy?.(row) : undefined;
        return (
          <td
            key={column.key}
            className={mergeClasses(
              styles.cell,
              column.isNumeric && styles.numeric,
              column.isMark && styles.mark,
              column.isName && styles.name,
              hiding(column),
            )}
            {...(typeof title === 'string' ? { title } : {})}
          >
            {column.isName === true ? (
              <NameCell column={column} row={row} to={nameLink?.(row)} rules={rules} />
            ) : (
              <Value column={column} row={row} rules={rules} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

// While the list scrolls only the rows that come into sight are made.
const TableRow = memo(PlainRow) as typeof PlainRow;

const controlsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>('a, button:not([tabindex="-1"]), input')];

/** Up and down move between rows and keep the place within the row; rows where it is off are passed over. */
function onArrow(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { target } = event;
  // A row that has the focus itself is one of a tree.
  if (target instanceof HTMLTableRowElement) return;
  // Radio buttons have arrow keys of their own.
  if (!(target instanceof HTMLElement) || (target instanceof HTMLInputElement && target.type === 'radio')) return;
  const next = (row: Element) => (event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling);
  const start = target.closest('tr');
  if (start === null) return;
  const place = controlsOf(start).indexOf(target);
  for (let row = next(start); row !== null; row = next(row)) {
    const found = controlsOf(row);
    const goal = found[place] ?? found.at(-1);
    if (goal === undefined || goal.matches(':disabled')) continue;
    event.preventDefault();
    goal.focus();
    return;
  }
}

function useArrowKeys() {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const listening = body.current;
    listening?.addEventListener('keydown', onArrow);
    return () => listening?.removeEventListener('keydown', onArrow);
  }, []);
  return body;
}

type BodyProps<Row> = { rows: readonly Row[]; rules: RowRules<Row> };

/** All rows at once. */
export function PlainRows<Row>({ rows, rules }: BodyProps<Row>) {
  const group = useId();
  const body = useArrowKeys();
  const scrollTo = (index: number) => body.current?.rows[index]?.scrollIntoView({ block: 'center' });
  useRowInSight(rows, rules, scrollTo);
  useTreeKeys(body, { rows, rules, scrollTo });
  return (
    <tbody ref={body}>
      {rows.map((row, index) => (
        <TableRow key={rules.rowId(row)} row={row} index={index} group={group} rules={rules} />
      ))}
    </tbody>
  );
}

/** Only the rows in sight, between two spacers; the page scrolls, not the table. */
export function VirtualRows<Row>({ rows, rules }: BodyProps<Row>) {
  const group = useId();
  const body = useArrowKeys();
  const { before, shown, after, scrollTo } = useRowsInSight(body, rows, rowHeights[useChosen().density]);
  useRowInSight(rows, rules, scrollTo);
  useTreeKeys(body, { rows, rules, scrollTo, before });
  return (
    <tbody ref={body}>
      {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
      {shown.map(({ row, index }) => (
        <TableRow key={rules.rowId(row)} row={row} index={index} group={group} rules={rules} />
      ))}
      {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
    </tbody>
  );
}

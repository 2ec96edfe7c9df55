import { mergeClasses } from '@fluentui/react-components';
import { memo, useId, useRef } from 'react';
import { Link } from 'react-router';
import { useAlong } from '../forms/address.ts';
import { cellOf, isNothing, type Column, type RowRules } from './table-columns.ts';
import { CellValue, RowBox } from './table-rows.tsx';
import { itemHeight, useTableStyles } from './table-styles.ts';
import { useRowInSight, useRowsInSight } from './table-window.ts';
import { TreeTwist } from './tree-twist.tsx';

function Details<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const styles = useTableStyles();
  return columns.map((column) => {
    const value = column.phoneCell === undefined ? cellOf(column, row) : column.phoneCell(row);
    if (isNothing(value)) return null;
    return (
      <span key={column.key} className={styles.detail}>
        {value}
      </span>
    );
  });
}

const isAtEnd = <Row,>({ isNumeric, onPhone }: Column<Row>): boolean => isNumeric === true || onPhone === 'end';

function PlainItem<Row>({ row, group, rules }: { row: Row; group: string; rules: RowRules<Row> }) {
  const styles = useTableStyles();
  const { columns, rowId, rowLink, nameLink = rowLink, openId, needsAttention, selection, tree, keepsFields } = rules;
  const id = rowId(row);
  const along = useAlong(keepsFields?.(row) ?? false);
  const to = nameLink?.(row);
  const name = columns.find((column) => column.isName === true);
  const beside = columns.find((column) => column.onPhone === 'beside');
  const rest = columns.filter((column) => column !== name && column !== beside && column.onPhone !== 'hide');
  const title = <CellValue>{name && cellOf(name, row)}</CellValue>;
  const isDimmed =
    selection !== undefined && selection.mode !== 'some' && selection.blockedStaysPlain !== true && selection.blocked?.(row) !== undefined;
  const look = mergeClasses(
    styles.item,
    needsAttention?.(row) === true && styles.attention,
    selection?.selected.includes(id) === true && styles.isSelected,
    openId === id && styles.isOpen,
    isDimmed && styles.blocked,
  );
  return (
    <div className={look}>
      {selection !== undefined && (
        <span className={styles.itemBox}>
          <RowBox row={row} id={id} group={group} selection={selection} />
        </span>
      )}
      <div className={styles.itemLines}>
        <div className={styles.line}>
          <span className={mergeClasses(styles.lineStart, styles.name, tree !== undefined && styles.besideTwist)}>
            {tree !== undefined && <TreeTwist row={row} tree={tree} isAlone />}
            <span className={styles.ownLines}>
              {to === undefined ? (
                title
              ) : (
                <Link to={along(to)} className={styles.nameLink}>
                  {title}
                </Link>
              )}
            </span>
          </span>
          <span className={styles.lineEnd}>{beside && cellOf(beside, row)}</span>
        </div>
        <div className={mergeClasses(styles.line, styles.second)}>
          <span className={mergeClasses(styles.lineStart, styles.details)}>
            <Details row={row} columns={rest.filter((column) => !isAtEnd(column))} />
          </span>
          <span className={mergeClasses(styles.lineEnd, styles.ends)}>
            <span>
              <Details row={row} columns={rest.filter((column) => isAtEnd(column) && column.onPhone !== 'end')} />
            </span>
            <span>
              <Details row={row} columns={rest.filter(({ onPhone }) => onPhone === 'end')} />
            </span>
          </span>
        </div>
      </div>
    </div>
  );
}

const Item = memo(PlainItem) as typeof PlainItem;

/** The table on a phone: items of two lines, name and state above the rest. */
export function Items<Row>({ label, rows, rules }: { label: string; rows: readonly Row[]; rules: RowRules<Row> }) {
  const styles = useTableStyles();
  const group = useId();
  const list = useRef<HTMLUListElement>(null);
  const { before, shown, after, measure, scrollTo } = useRowsInSight(list, rows, itemHeight);
  useRowInSight(rows, rules, scrollTo);
  return (
    <ul ref={list} aria-label={label} className={styles.items} style={{ paddingTop: before, paddingBottom: after }}>
      {shown.map(({ row, index }) => (
        <li key={rules.rowId(row)} ref={measure} data-index={index} aria-setsize={rows.length} aria-posinset={index + 1}>
          <Item row={row} group={group} rules={rules} />
        </li>
      ))}
    </ul>
  );
}

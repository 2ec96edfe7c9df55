import { nameOf, parentIdOf } from '@esan/domain';
import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useSettled } from '../operations/settled.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Size } from '../ui/size.tsx';
import type { Column } from '../ui/table-columns.ts';
import { Table } from '../ui/table.tsx';
import { below, type } from '../ui/type.ts';
import { ruleWords } from '../words/rules.ts';
import type { SetRow } from './set-draft.ts';
import { blockersOf } from './set-rows.ts';

const useStyles = makeStyles({
  name: { width: '100%', maxWidth: '360px', minWidth: 0, [below.phone]: { minHeight: '44px' } },
  input: { minWidth: 0, width: '100%' },
  fault: { ...type.caption, color: 'var(--bad)', whiteSpace: 'normal' },
  into: { color: tokens.colorNeutralForeground2 },
});

type Row = SetRow & { onName: (name: string | undefined) => void };

/** A new name that can be typed over; it counts once nobody has typed for a moment. */
function NameInput({ row }: { row: Row }) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const settled = useSettled(typed ?? '');
  const { name, onName } = row;
  useEffect(() => {
    if (typed === undefined || settled !== typed) return;
    if (settled !== name) onName(settled === '' ? undefined : settled);
    setTyped(undefined);
    // Only what has settled is told on, once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settled, typed]);
  const faults = blockersOf(row).filter(({ rule }) => rule === 'volume-name');
  return (
    <>
      <Input
        size="small"
        className={styles.name}
        input={{ className: styles.input }}
        aria-label={`New name of ${row.volumeName}`}
        aria-invalid={faults.length > 0}
        value={typed ?? name}
        onChange={(_, { value }) => setTyped(value)}
        autoComplete="off"
        spellCheck={false}
      />
      {faults.map((check) => (
        <div key={check.rule} className={styles.fault}>
          {ruleWords(check, 'restore').sentence}
        </div>
      ))}
    </>
  );
}

function Into({ row }: { row: Row }) {
  const styles = useStyles();
  const others = blockersOf(row).filter(({ rule }) => rule !== 'volume-name');
  return (
    <>
      <span className={styles.into}>{`${nameOf(row.groupId)} in ${nameOf(parentIdOf(row.groupId))}`}</span>
      {others.map((check) => (
        <div key={check.rule} className={styles.fault}>
          {ruleWords(check, 'restore').sentence}
        </div>
      ))}
    </>
  );
}

const columns: readonly Column<Row>[] = [
  { key: 'volume', title: 'Volume', cell: (row) => row.volumeName, sortBy: (row) => row.volumeName, isName: true },
  {
    key: 'name',
    title: 'New name',
    cell: (row) => <NameInput row={row} />,
    phoneCell: (row) => (
      <>
        <NameInput row={row} />
        <div>
          <Into row={row} />
        </div>
      </>
    ),
    width: '38%',
  },
  { key: 'into', title: 'Into', cell: (row) => <Into row={row} />, sortBy: (row) => row.groupId, width: '28%', onPhone: 'hide' },
  {
    key: 'size',
    title: 'Size',
    cell: ({ sizeGiB }) => (sizeGiB === null ? undefined : <Size giB={sizeGiB} />),
    isNumeric: true,
    width: '90px',
    hideBelow: 560,
  },
];

/** The volumes of a set with their new names and where each goes. */
export function SetNames({
  rows,
  onName,
}: {
  rows: readonly SetRow[] | undefined;
  onName: (row: SetRow, name: string | undefined) => void;
}) {
  return (
    <Table
      label="New volumes"
      rows={rows?.map((row): Row => ({ ...row, onName: (name) => onName(row, name) }))}
      columns={columns}
      rowId={({ instanceId }) => instanceId}
      initialSort="volume"
      needsAttention={(row) => blockersOf(row).length > 0}
      empty={
        <EmptyState title="No volume is left" small>
          Go back and select protected items.
        </EmptyState>
      }
    />
  );
}

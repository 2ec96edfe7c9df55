import { t } from '@lingui/core/macro';
import { nameOf, parentIdOf, sameId } from '@esan/domain';
import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { explain } from '../../api/messages.ts';
import { Happened } from '../../ui/messages/azure-words.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { below, type } from '../../ui/look/type.ts';
import { ruleWords } from '../../words/rules.ts';
import type { RestoreSet } from '../plan/restore-set.ts';
import { useTypedOver } from '../plan/new-name.tsx';
import { blockingChecks, type RestoreRow } from '../plan/rows.ts';
import { noVolumeLeft, pointColumn, sizeColumn, volumeColumn } from '../plan/row-columns.tsx';

const useStyles = makeStyles({
  name: { width: '100%', maxWidth: '360px', minWidth: 0, [below.phone]: { minHeight: '44px' } },
  input: { minWidth: 0, width: '100%' },
  fault: { ...type.caption, color: 'var(--bad)', whiteSpace: 'normal' },
  into: { color: tokens.colorNeutralForeground2 },
});

type Row = RestoreRow & {
  /** What was typed for it, before Azure's answer about it. */
  given: string | undefined;
  onName: (name: string | undefined) => void;
  asOf: string;
};

function NameInput({ row }: { row: Row }) {
  const styles = useStyles();
  const { name, given, onName } = row;
  const { shown, type: onType, leave } = useTypedOver(given ?? name, onName);
  // Azure's answer is about the name that it was asked for.
  const faults = shown === name ? blockingChecks(row).filter(({ rule }) => rule === 'volume-name') : [];
  return (
    <>
      <Input
        size="small"
        className={styles.name}
        input={{ className: styles.input }}
        aria-label={t`New name of ${row.volumeName}`}
        aria-invalid={faults.length > 0}
        value={shown}
        onChange={(_, { value }) => onType(value)}
        onBlur={leave}
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
  const others = blockingChecks(row).filter(({ rule }) => rule !== 'volume-name');
  return (
    <>
      <span className={styles.into}>{t`${nameOf(row.groupId)} in ${nameOf(parentIdOf(row.groupId))}`}</span>
      {row.problem !== null && (
        <div className={styles.fault}>
          <Happened {...explain(row.problem)} />
        </div>
      )}
      {others.map((check) => (
        <div key={check.rule} className={styles.fault}>
          {ruleWords(check, 'restore').sentence}
        </div>
      ))}
    </>
  );
}

const columns: readonly Column<Row>[] = [
  volumeColumn,
  {
    key: 'name',
    title: t`New name`,
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
  { key: 'into', title: t`Into`, cell: (row) => <Into row={row} />, sortBy: (row) => row.groupId, width: '28%', onPhone: 'hide' },
  { ...pointColumn, width: '126px', hideBelow: 960, onPhone: 'hide' },
  { ...sizeColumn, hideBelow: 560 },
];

type Props = {
  set: RestoreSet;
  /** Azure's moment of the plan. */
  asOf: string;
  rows: readonly RestoreRow[] | undefined;
  onName: (row: RestoreRow, name: string | undefined) => void;
};

/** The volumes of a set with their new names and where each goes. */
export function NewNames({ set, asOf, rows, onName }: Props) {
  const givenTo = ({ instanceId }: RestoreRow) => set.items.find(({ id }) => sameId(id, instanceId))?.name;
  return (
    <Table
      label={t`New volumes`}
      rows={rows?.map((row): Row => ({ ...row, given: givenTo(row), onName: (name) => onName(row, name), asOf }))}
      columns={columns}
      rowId={({ instanceId }) => instanceId}
      initialSort="volume"
      needsAttention={(row) => row.problem !== null || blockingChecks(row).length > 0}
      empty={noVolumeLeft}
    />
  );
}

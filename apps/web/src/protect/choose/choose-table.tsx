import { t } from '@lingui/core/macro';
import { parentIdOf, type Volume } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown12Regular, ChevronRight12Regular } from '@fluentui/react-icons';
import { useMemo, useState, type ReactNode } from 'react';
import { ActionButton } from '../../ui/layout/button.tsx';
import { EmptyState, NoneRead } from '../../ui/messages/empty-state.tsx';
import { numberWords, sizeWords } from '../../ui/values/number-words.ts';
import { Size } from '../../ui/values/size.tsx';
import { EmptyHints } from '../../lists/empty-hints.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { type } from '../../ui/look/type.ts';
import { isConfigurable, VolumeProtectionWord, volumeProtectionWords } from '../../words/protection.tsx';
import { regionWords } from '../../words/regions.ts';
import { afterPress, flatOf, fullRows, isMixed, treeOf, volumesOf, type ChooseRow } from './choose-rows.ts';
import { volumesWords } from '../../words/volumes.ts';

const useStyles = makeStyles({
  name: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '6px', maxWidth: '100%' },
  inner: { paddingLeft: '20px' },
  leaf: { paddingLeft: '38px', fontWeight: 400 },
  open: {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 'none',
    padding: '4px',
    margin: '0 -4px',
    cursor: 'pointer',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    minHeight: '24px',
    textAlign: 'left',
  },
  count: { ...type.caption, whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3, fontWeight: 400 },
});

const sizeOf = (row: ChooseRow): number => volumesOf(row).reduce((sum, { sizeGiB }) => sum + sizeGiB, 0);
const nameOf = (row: ChooseRow): string => (row.kind === 'volume' ? row.volume.name : row.name);
const only =
  <Value,>(read: (volume: Volume) => Value) =>
  (row: ChooseRow): Value | undefined =>
    row.kind === 'volume' ? read(row.volume) : undefined;

function NameOfRow({ row, onOpen }: { row: ChooseRow; onOpen: (id: string) => void }): ReactNode {
  const styles = useStyles();
  if (row.kind === 'volume') return <span className={mergeClasses(styles.name, row.level > 0 && styles.leaf)}>{row.volume.name}</span>;
  const Chevron = row.isOpen ? ChevronDown12Regular : ChevronRight12Regular;
  return (
    <span className={mergeClasses(styles.name, row.kind === 'group' && styles.inner)}>
      <button type="button" className={styles.open} aria-expanded={row.isOpen} onClick={() => onOpen(row.id)}>
        <Chevron aria-hidden />
        {row.name}
      </button>
      <span className={styles.count}>{volumesWords(row.volumes.length)}</span>
    </span>
  );
}

const regionOf = (row: ChooseRow): string => regionWords(row.kind === 'volume' ? row.volume.region : row.region);

function protectionOf(row: ChooseRow): ReactNode {
  if (row.kind === 'volume') return <VolumeProtectionWord volume={row.volume} />;
  const open = row.volumes.filter(({ protection }) => isConfigurable(protection)).length;
  return open === 0 ? t`All protected, or cannot be` : t`${open} not protected`;
}

const placeColumns: readonly Column<ChooseRow>[] = [
  { key: 'san', title: 'Elastic SAN', hideBelow: 760, cell: only(({ san }) => san), sortBy: only(({ san }) => san) },
  { key: 'group', title: t`Volume group`, hideBelow: 760, cell: only(({ group }) => group), sortBy: only(({ group }) => group) },
];

const columnsFor = (onOpen: (id: string) => void, isTree: boolean): readonly Column<ChooseRow>[] => {
  const sorts = <Value,>(read: (row: ChooseRow) => Value) => (isTree ? {} : { sortBy: read });
  return [
    { key: 'name', title: t`Name`, isName: true, cell: (row) => <NameOfRow row={row} onOpen={onOpen} />, ...sorts(nameOf) },
    {
      key: 'protection',
      title: t`Protection`,
      width: '224px',
      onPhone: 'beside',
      cell: protectionOf,
      ...sorts((row) => (row.kind === 'volume' ? volumeProtectionWords(row.volume) : undefined)),
    },
    ...(isTree ? [] : placeColumns),
    { key: 'region', title: t`Region`, width: '120px', hideBelow: 960, onPhone: 'hide', cell: regionOf },
    { key: 'size', title: t`Size`, isNumeric: true, width: '92px', cell: (row) => <Size giB={sizeOf(row)} />, ...sorts(sizeOf) },
  ];
};

const rowId = ({ id }: ChooseRow) => id;
const labelOf = (row: ChooseRow) => (row.kind === 'volume' ? t`Protect ${row.volume.name}` : t`Protect all of ${row.name}`);

type Props = {
  all: readonly Volume[] | undefined;
  /** Some of them could not be read. */
  isPart: boolean;
  /** Those that the filters let through. */
  shown: readonly Volume[];
  isFiltered: boolean;
  onClear: () => void;
  isTree: boolean;
  /** Ids of the chosen volumes, in lower case. */
  chosen: ReadonlySet<string>;
  whyNot: (volume: Volume) => string | undefined;
  onChoose: (ids: string[]) => void;
};

/** Trees of more volumes than this begin with closed volume groups, but for those of a few that are chosen already. */
const openUpTo = 60;

/** Volumes to choose from, as a tree of Elastic SANs and volume groups or as a flat table. */
export function ChooseTable({ all, isPart, shown, isFiltered, onClear, isTree, chosen, whyNot, onChoose }: Props) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  // What was chosen before the page was opened is in sight.
  const [chosenBefore] = useState(() => new Set(chosen.size > openUpTo ? [] : [...chosen].map(parentIdOf)));
  const isShort = shown.length <= openUpTo;
  const rows = useMemo(() => {
    // An Elastic SAN is open at first, a volume group where the tree is short; a press turns it.
    const isOpen = (id: string) => turned.has(id) !== (isShort || !/\/volumeGroups\//i.test(id) || chosenBefore.has(id.toLowerCase()));
    return isTree ? treeOf(shown, isOpen) : flatOf(shown);
  }, [shown, isTree, turned, isShort, chosenBefore]);
  const columns = useMemo(() => {
    const turn = (id: string) =>
      setTurned((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    return columnsFor(turn, isTree);
  }, [isTree]);
  const may = (volume: Volume) => whyNot(volume) === undefined;
  const total = (all ?? []).filter(({ id }) => chosen.has(id.toLowerCase())).reduce((sum, { sizeGiB }) => sum + sizeGiB, 0);
  return (
    <Table
      label={t`Volumes`}
      rows={all === undefined ? undefined : rows}
      columns={columns}
      rowId={rowId}
      {...(isTree ? {} : { initialSort: 'name' })}
      selection={{
        mode: 'many',
        selected: fullRows(rows, chosen, may),
        onChange: (ids) => onChoose(afterPress(rows, chosen, may, ids)),
        label: labelOf,
        isMixed: (row) => isMixed(row, chosen, may),
        blocked: (row) => {
          const volumes = volumesOf(row);
          if (volumes.some((volume) => may(volume) || chosen.has(volume.id.toLowerCase()))) return undefined;
          return row.kind === 'volume' ? whyNot(row.volume) : t`None of the volumes in ${row.name} can be chosen.`;
        },
      }}
      empty={
        isFiltered ? (
          <EmptyState
            title={t`No volume fits the filters`}
            small
            action={<ActionButton onPress={onClear}>{t`Clear filters`}</ActionButton>}
          />
        ) : isPart ? (
          <NoneRead />
        ) : (
          <EmptyState title={t`Your account sees no Elastic SAN volumes`} hints={<EmptyHints of="no-san" />} />
        )
      }
      footer={{
        start: t`${numberWords(chosen.size)} of ${numberWords(all?.length ?? 0)} volumes chosen`,
        end: t`${sizeWords(total)} to protect`,
      }}
    />
  );
}

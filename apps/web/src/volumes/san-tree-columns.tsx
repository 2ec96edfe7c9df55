import { t } from '@lingui/core/macro';
import { newestPointOf, safetyOf, countSafety } from '@esan/domain';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { VolumeProtectionLink } from '../lists/volume-cells.tsx';
import { percentText } from '../settings/formats.ts';
import { inHighContrast, type } from '../ui/look/type.ts';
import type { Column } from '../ui/table/table-columns.ts';
import { numberWords, sizeWords } from '../ui/values/number-words.ts';
import { Size } from '../ui/values/size.tsx';
import { newestPointIn, volumeProtectionWords } from '../words/protection.tsx';
import { regionWords } from '../words/regions.ts';
import { safetyLooks } from '../words/safety.tsx';
import { volumesWords } from '../words/volumes.ts';
import type { SanRow, TreeRow } from './san-tree.ts';

const useStyles = makeStyles({
  about: { ...type.caption, marginLeft: '8px', fontWeight: 400, color: tokens.colorNeutralForeground3 },
  line: { display: 'inline-flex', alignItems: 'center', columnGap: '10px', verticalAlign: 'middle' },
  bar: { display: 'flex', columnGap: '2px', width: '110px', height: '6px', flexShrink: 0 },
  part: { flexBasis: 0, minWidth: '3px', borderRadius: '2px', boxSizing: 'border-box', forcedColorAdjust: 'none' },
  good: { backgroundColor: 'var(--v-good)', [inHighContrast]: { backgroundColor: 'CanvasText' } },
  bad: { backgroundColor: 'var(--v-bad)', [inHighContrast]: { border: '2px double CanvasText' } },
  attention: { border: '1.5px solid var(--v-warn)', [inHighContrast]: { border: '1px solid CanvasText' } },
  working: { backgroundColor: 'var(--v-brand)', [inHighContrast]: { backgroundColor: 'Highlight' } },
  quiet: { backgroundColor: 'var(--v-track)', border: '1px solid var(--v-quiet)', [inHighContrast]: { border: '1px dotted CanvasText' } },
  track: {
    overflowX: 'hidden',
    borderRadius: '3px',
    backgroundColor: 'var(--v-track)',
    [inHighContrast]: { border: '1px solid CanvasText' },
  },
  used: {
    borderRadius: '3px',
    backgroundColor: 'var(--v-used)',
    [inHighContrast]: { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
});

type Above = Exclude<SanRow, { kind: 'volume' }>;

const shareOf = (used: number, total: number): number => (total === 0 ? 0 : used / total);
function safeText({ safe, count, volumes }: Above): string | undefined {
  if (volumes.length < count) return undefined;
  const unknown = volumes.filter(({ protection }) => safetyOf(protection) === 'not-known').length;
  const words = t`${numberWords(safe)} of ${numberWords(count)}`;
  return unknown === 0 ? words : t`${words}; ${numberWords(unknown)} not known`;
}

function NameAndPlace({ row }: { row: SanRow }) {
  const styles = useStyles();
  const about =
    row.kind === 'san' ? `${regionWords(row.san.region)}, ${row.subscription}` : row.kind === 'group' ? volumesWords(row.count) : undefined;
  return (
    <>
      {row.name}
      {about !== undefined && <span className={styles.about}>{about}</span>}
    </>
  );
}

/** How many of some volumes are safe, with the shares of those that are not. */
function SafeShare({ of }: { of: Above }) {
  const styles = useStyles();
  const words = safeText(of);
  if (words === undefined) return null;
  return (
    <span className={styles.line}>
      <span aria-hidden className={styles.bar}>
        {countSafety(of.volumes).map(({ safety, count }) => (
          <span
            key={safety}
            style={{ flexGrow: count }}
            title={`${safetyLooks[safety].word}: ${numberWords(count)}`}
            className={mergeClasses(styles.part, styles[safetyLooks[safety].tone])}
          />
        ))}
      </span>
      {words}
    </span>
  );
}

function UsedShare({ usedGiB, totalGiB }: { usedGiB: number; totalGiB: number }) {
  const styles = useStyles();
  const share = shareOf(usedGiB, totalGiB);
  return (
    <span className={styles.line} title={t`${sizeWords(usedGiB)} of ${sizeWords(totalGiB)} in use`}>
      <span aria-hidden className={mergeClasses(styles.bar, styles.track)}>
        <span className={styles.used} style={{ width: `${100 * share}%` }} />
      </span>
      {sizeWords(usedGiB)}, {percentText(share)}
    </span>
  );
}

const volumeOf = ({ row }: TreeRow) => (row.kind === 'volume' ? row.volume : undefined);
const protectionOf = (row: TreeRow) => {
  const protection = volumeOf(row)?.protection;
  return protection?.kind === 'protected' ? protection : undefined;
};
const newestOf = (row: TreeRow) => {
  const protection = protectionOf(row);
  return protection && newestPointOf(protection.health);
};
/** Where a row can have no value there is no dash for one that is missing. */
const nothing = <></>;

const kinds = { san: 'Elastic SAN', group: t`Volume group`, volume: t`Volume` } as const;

function sizeOf({ row }: TreeRow): number {
  if (row.kind === 'volume') return row.volume.sizeGiB;
  return row.kind === 'san' ? row.san.totalGiB : row.sizeGiB;
}

/** The columns of the tree of Elastic SANs. */
export const sanColumns: readonly Column<TreeRow>[] = [
  { key: 'name', title: t`Name`, isName: true, width: '30%', cell: ({ row }) => <NameAndPlace row={row} />, sortBy: ({ row }) => row.name },
  {
    key: 'protected',
    title: t`Protection`,
    width: '214px',
    onPhone: 'beside',
    cell: ({ row }) => (row.kind === 'volume' ? <VolumeProtectionLink volume={row.volume} /> : <SafeShare of={row} />),
    text: ({ row }) => (row.kind === 'volume' ? volumeProtectionWords(row.volume) : safeText(row)),
  },
  {
    key: 'used',
    title: t`In use`,
    fileTitle: t`In use (GiB)`,
    width: '232px',
    onPhone: 'hide',
    hideBelow: 760,
    cell: ({ row }) => {
      if (row.kind !== 'san') return nothing;
      const { usedGiB, totalGiB } = row.san;
      return usedGiB === null ? t`Not known` : <UsedShare usedGiB={usedGiB} totalGiB={totalGiB} />;
    },
    text: ({ row }) => (row.kind === 'san' ? (row.san.usedGiB ?? undefined) : undefined),
  },
  {
    key: 'size',
    title: t`Size`,
    fileTitle: t`Size (GiB)`,
    isNumeric: true,
    width: '80px',
    cell: (row) => <Size giB={sizeOf(row)} />,
    text: sizeOf,
  },
  {
    key: 'newest',
    title: t`Newest point`,
    width: '116px',
    hideBelow: 960,
    onPhone: 'hide',
    cell: (row) => {
      const protection = protectionOf(row);
      if (volumeOf(row) === undefined) return nothing;
      return protection && newestPointIn(protection, volumeOf(row)?.asOf ?? '');
    },
    text: newestOf,
  },
  {
    key: 'vault',
    title: t`Backup vault`,
    width: '138px',
    hideBelow: 1120,
    onPhone: 'hide',
    cell: (row) => (volumeOf(row) === undefined ? nothing : protectionOf(row)?.vault),
    text: (row) => protectionOf(row)?.vault,
  },
  {
    key: 'policy',
    title: t`Policy`,
    width: '140px',
    hideBelow: 1120,
    onPhone: 'hide',
    cell: (row) => (volumeOf(row) === undefined ? nothing : protectionOf(row)?.policy),
    text: (row) => protectionOf(row)?.policy,
  },
  {
    key: 'kind',
    title: t`Kind`,
    width: '110px',
    isExtra: true,
    onPhone: 'hide',
    cell: ({ row }) => kinds[row.kind],
    text: ({ row }) => kinds[row.kind],
  },
  {
    key: 'in',
    title: t`Resource ID`,
    width: '300px',
    isExtra: true,
    isInFile: true,
    onPhone: 'hide',
    cell: ({ row }) => row.id,
    text: ({ row }) => row.id,
  },
];

/** How safe the volume of a row is; undefined for what is no volume. */
export const safetyOfRow = ({ row }: { row: SanRow }) => (row.kind === 'volume' ? safetyOf(row.volume.protection) : undefined);

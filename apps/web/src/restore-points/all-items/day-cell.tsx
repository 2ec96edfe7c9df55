import { t } from '@lingui/core/macro';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { inHighContrast, type } from '../../ui/look/type.ts';
import { cellWords, type CellLook } from './day-cells.ts';

// Luminance and shape both differ, so that a row reads in grey; in forced colours the outline and the mark carry it.
const outlined = (width: number, colour: string) => ({ boxShadow: `inset 0 0 0 ${width}px ${colour}` });

const forced = (style: object) => ({ [inHighContrast]: style });

/** The looks of a day of a volume. */
export const useCellStyles = makeStyles({
  cell: { height: '24px', padding: 0, borderRadius: '2.5px', textAlign: 'center', lineHeight: 0, cursor: 'pointer' },
  point: { backgroundColor: 'var(--v-good-soft)', ...forced({ outline: '1px solid CanvasText', outlineOffset: '-1px' }) },
  other: { backgroundColor: 'var(--v-brand-soft)', ...forced({ outline: '1px solid CanvasText', outlineOffset: '-1px' }) },
  missed: { ...outlined(2, 'var(--v-warn)'), ...forced({ outline: '2px solid CanvasText', outlineOffset: '-2px' }) },
  failed: { backgroundColor: 'var(--v-bad)', ...forced({ backgroundColor: 'CanvasText', forcedColorAdjust: 'none' }) },
  due: { ...outlined(1, tokens.colorNeutralStroke2), ...forced({ outline: '1px dashed GrayText', outlineOffset: '-1px' }) },
  unknown: { ...outlined(1, 'var(--v-warn)'), ...forced({ outline: '1px dashed CanvasText', outlineOffset: '-1px' }) },
  expired: outlined(1, tokens.colorNeutralStroke3),
  forgotten: outlined(1, tokens.colorNeutralStroke3),
  none: outlined(1, tokens.colorNeutralStroke3),
  // One cell for all days of a row: as many boxes, drawn with the gaps that columns have.
  loading: {
    backgroundImage: 'linear-gradient(to right, var(--hover) calc(100% - 3px), transparent 0)',
    cursor: 'default',
  },
});

const useStyles = makeStyles({
  mark: { width: '9px', height: '9px', overflow: 'visible', fill: 'none', strokeWidth: 2 },
  missed: { fill: 'var(--v-warn)', ...forced({ fill: 'CanvasText' }) },
  failed: { stroke: tokens.colorNeutralBackground1, ...forced({ stroke: 'Canvas' }) },
  other: { fill: 'var(--v-brand)', ...forced({ fill: 'CanvasText' }) },
  due: { stroke: 'var(--v-quiet)', strokeWidth: 1.5, ...forced({ stroke: 'GrayText' }) },
  unknown: { stroke: 'var(--warn)', strokeWidth: 1.5, ...forced({ stroke: 'CanvasText' }) },
  expired: { stroke: 'var(--v-quiet)', strokeWidth: 1.5, ...forced({ stroke: 'GrayText' }) },
  forgotten: { stroke: 'var(--v-quiet)', strokeWidth: 1.5, ...forced({ stroke: 'GrayText' }) },
  legend: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    rowGap: '6px',
    listStyleType: 'none',
    flexBasis: '100%',
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '8px' },
  sample: { display: 'inline-flex', alignItems: 'center', justifyContent: 'center', width: '18px', height: '18px', cursor: 'default' },
});

const shapes = {
  missed: <circle cx={4.5} cy={4.5} r={2} />,
  failed: <path d="M1 1l7 7M8 1l-7 7" />,
  other: <path d="M4.5 0.5l4 4l-4 4l-4 -4z" />,
  due: <circle cx={4.5} cy={4.5} r={2.5} />,
  unknown: <path d="M2.5 2.6a2 2 0 1 1 3.2 1.6c-.8.6-1.2 1-1.2 1.9M4.5 8.2v.4" />,
  expired: <path d="M2 4.5h5" />,
  forgotten: <path d="M1 4.5h2M6 4.5h2" />,
} as const;

/** The shape in a cell, where its look has one. */
export function CellMark({ look }: { look: CellLook }) {
  const styles = useStyles();
  if (look === 'point' || look === 'none') return null;
  return (
    <svg aria-hidden="true" viewBox="0 0 9 9" className={mergeClasses(styles.mark, styles[look])}>
      {shapes[look]}
    </svg>
  );
}

const looks = Object.keys(cellWords) as CellLook[];

/** What the cells mean. */
export function CellLegend() {
  const styles = useStyles();
  const cells = useCellStyles();
  return (
    <ul aria-label={t`Legend`} className={styles.legend}>
      {looks.map((look) => (
        <li key={look} className={styles.entry}>
          <span className={mergeClasses(cells.cell, cells[look], styles.sample)}>
            <CellMark look={look} />
          </span>
          {cellWords[look]}
        </li>
      ))}
    </ul>
  );
}

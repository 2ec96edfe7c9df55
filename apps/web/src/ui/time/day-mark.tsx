import { t } from '@lingui/core/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { inHighContrast, type } from '../look/type.ts';

/** What a day can carry: each look differs in shape or filling, not in colour alone. */
export type MarkLook = 'point' | 'square' | 'other' | 'quiet' | 'ring' | 'cross' | 'due' | 'unknown' | 'expired' | 'forgotten';

const forced = (fill: string, stroke: string) => ({ [inHighContrast]: { fill, stroke } });

const useStyles = makeStyles({
  mark: { width: '9px', height: '9px', flexShrink: 0, overflow: 'visible', fill: 'none', strokeWidth: 1.75 },
  point: { fill: 'var(--v-good)', stroke: 'var(--v-good)', ...forced('CanvasText', 'CanvasText') },
  square: { fill: 'var(--v-good)', stroke: 'var(--v-good)', ...forced('CanvasText', 'CanvasText') },
  other: { fill: 'var(--v-brand)', stroke: 'var(--v-brand)', ...forced('Highlight', 'CanvasText') },
  quiet: { fill: 'var(--v-quiet)', stroke: 'var(--v-quiet)', ...forced('GrayText', 'GrayText') },
  ring: { stroke: 'var(--v-warn)', ...forced('Canvas', 'CanvasText') },
  cross: { stroke: 'var(--v-bad)', strokeWidth: 2.25, ...forced('Canvas', 'CanvasText') },
  due: { stroke: 'var(--v-quiet)', ...forced('Canvas', 'GrayText') },
  unknown: { stroke: 'var(--warn)', strokeWidth: 1.5, ...forced('Canvas', 'CanvasText') },
  expired: { stroke: 'var(--v-quiet)', ...forced('Canvas', 'GrayText') },
  forgotten: { stroke: 'var(--v-quiet)', ...forced('Canvas', 'GrayText') },
  legend: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    rowGap: '4px',
    listStyleType: 'none',
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
});

function Shape({ look }: { look: MarkLook }) {
  if (look === 'square') return <rect x={1} y={1} width={7} height={7} strokeWidth={0} />;
  if (look === 'cross') return <path d="M1.5 1.5l6 6M7.5 1.5l-6 6" />;
  // A question mark.
  if (look === 'unknown') return <path d="M2.5 2.6a2 2 0 1 1 3.2 1.6c-.8.6-1.2 1-1.2 1.9M4.5 8.2v.4" />;
  if (look === 'expired') return <path d="M1.5 4.5h6" />;
  if (look === 'forgotten') return <path d="M1 4.5h2M6 4.5h2" />;
  // The other circle is a diamond: in grey its colour would not tell it apart.
  if (look === 'other') return <path d="M4.5 0.5l4 4l-4 4l-4 -4z" strokeWidth={0} />;
  return <circle cx={4.5} cy={4.5} r={look === 'ring' || look === 'due' ? 3 : 2.75} />;
}

/** A mark of a day; the words stand beside it or in the day's name. */
export function DayMark({ look }: { look: MarkLook }) {
  const styles = useStyles();
  return (
    <svg aria-hidden="true" viewBox="0 0 9 9" className={`${styles.mark} ${styles[look]}`}>
      <Shape look={look} />
    </svg>
  );
}

/** What the marks of a calendar mean. */
export function MarkLegend({ entries }: { entries: readonly { look: MarkLook; words: string }[] }) {
  const styles = useStyles();
  return (
    <ul aria-label={t`Legend`} className={styles.legend}>
      {entries.map(({ look, words }) => (
        <li key={look} className={styles.entry}>
          <DayMark look={look} />
          {words}
        </li>
      ))}
    </ul>
  );
}

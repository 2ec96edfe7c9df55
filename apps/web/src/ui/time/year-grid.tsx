import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { inHighContrast, type } from '../look/type.ts';

/** How a day is drawn: one thing, another, or nothing there. */
export type DayLook = 'solid' | 'soft' | 'none';

const cell = 11;
const step = 13;

const useStyles = makeStyles({
  grid: { display: 'block', width: '100%', maxWidth: '689px', height: 'auto' },
  // In forced colours the days that count are drawn in the colour of text, the others by a fainter broken line.
  solid: {
    fill: 'var(--v-brand)',
    stroke: 'var(--v-brand)',
    [inHighContrast]: { fill: 'CanvasText', stroke: 'CanvasText' },
  },
  soft: {
    fill: 'var(--v-brand-soft)',
    stroke: 'var(--v-brand)',
    [inHighContrast]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  none: {
    fill: 'var(--v-track)',
    stroke: 'var(--v-track)',
    [inHighContrast]: { fill: 'Canvas', stroke: 'GrayText', strokeDasharray: '2 2' },
  },
  legend: {
    ...type.caption,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    rowGap: '4px',
    listStyleType: 'none',
    padding: 0,
    marginTop: '6px',
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  key: { width: '11px', height: '11px', flexShrink: 0 },
  room: { containerType: 'inline-size', maxWidth: '689px' },
  months: { ...type.axis, position: 'relative', height: '14px', marginBottom: '4px', color: tokens.colorNeutralForeground3 },
  month: { position: 'absolute', whiteSpace: 'nowrap' },
  // Where room is short every other month has its name.
  second: { '@container (max-width: 520px)': { display: 'none' } },
});

const square = { width: cell, height: cell, rx: 2.5, strokeWidth: 1 } as const;

type Props = {
  /** What the picture shows, for those who do not see it. */
  label: string;
  /** Weeks from left to right, their days from top to bottom. */
  weeks: readonly (readonly DayLook[])[];
  legend: readonly { look: DayLook; words: string }[];
  /** Above the week in which a month begins, its name. */
  months: readonly { week: number; words: string }[];
};

/** A year of days as a grid: a column for each week. */
export function YearGrid({ label, weeks, legend, months }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.room}>
      <div aria-hidden="true" className={styles.months}>
        {months.map(({ week, words }, index) => (
          <span
            key={week}
            className={mergeClasses(styles.month, index % 2 === 1 && styles.second)}
            style={{ left: `${(week / weeks.length) * 100}%` }}
          >
            {words}
          </span>
        ))}
      </div>
      <svg role="img" aria-label={label} className={styles.grid} viewBox={`0 0 ${weeks.length * step} ${7 * step}`}>
        {weeks.map((days, week) =>
          days.map((look, day) => (
            <rect key={`${week}-${day}`} x={week * step + 1} y={day * step + 1} {...square} className={styles[look]} />
          )),
        )}
      </svg>
      <ul className={styles.legend}>
        {legend.map(({ look, words }) => (
          <li key={words} className={styles.entry}>
            <svg aria-hidden="true" className={styles.key} viewBox="0 0 13 13">
              <rect x={1} y={1} {...square} className={styles[look]} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

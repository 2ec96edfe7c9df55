import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Tone } from '../values/state-word.tsx';
import { inHighContrast, unseen } from '../look/type.ts';

const useStyles = makeStyles({
  track: {
    height: '8px',
    borderRadius: '4px',
    overflowX: 'hidden',
    overflowY: 'hidden',
    backgroundColor: 'var(--v-track)',
    position: 'relative',
    [inHighContrast]: { outline: '1px solid CanvasText' },
  },
  thin: { height: '4px', borderRadius: '2px', margin: '8px 0 4px' },
  bar: { height: '100%', borderRadius: 'inherit', forcedColorAdjust: 'none' },
  good: { backgroundColor: 'var(--v-good)' },
  attention: { backgroundColor: 'var(--v-warn)' },
  bad: { backgroundColor: 'var(--v-bad)' },
  working: { backgroundColor: 'var(--v-brand)' },
  quiet: { backgroundColor: 'var(--v-quiet)' },
  unseen,
  unknown: {
    width: '30%',
    animationName: { from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(334%)' } },
    animationDuration: '2.4s',
    animationTimingFunction: 'ease-in-out',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none', width: '100%', opacity: 0.5 },
  },
});

/** How far something is, from 0 to 1; without `value` it only says that work goes on. */
export function ProgressBar({
  value,
  tone = 'working',
  thin = false,
  label,
}: {
  value?: number;
  tone?: Tone;
  thin?: boolean;
  label: string;
}) {
  const styles = useStyles();
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={mergeClasses(styles.track, thin && styles.thin)}>
      <progress aria-label={label} className={styles.unseen} {...(percent === undefined ? {} : { value: percent, max: 100 })} />
      <div
        className={mergeClasses(styles.bar, styles[tone], percent === undefined && styles.unknown)}
        {...(percent === undefined ? {} : { style: { width: `${percent}%` } })}
      />
    </div>
  );
}

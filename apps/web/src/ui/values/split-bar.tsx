import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Tone } from './state-word.tsx';
import { inHighContrast, unseen } from '../look/type.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', columnGap: '2px', height: '8px', margin: '4px 0 20px' },
  part: { flexGrow: 1, flexBasis: 0, borderRadius: '2px', boxSizing: 'border-box', forcedColorAdjust: 'none' },
  good: { backgroundColor: 'var(--v-good)' },
  attention: { backgroundColor: 'var(--v-warn)' },
  // Hollow where colours cannot say it.
  bad: { backgroundColor: 'var(--v-bad)', [inHighContrast]: { backgroundColor: 'Canvas', border: '2px solid CanvasText' } },
  working: { backgroundColor: 'var(--v-brand)' },
  quiet: { backgroundColor: 'var(--v-track)' },
  unseen,
});

/** One part for each thing that is worked on, in its tone; the list below it says the same in words. */
export function SplitBar({ label, parts }: { label: string; parts: readonly { key: string; tone: Tone; words: string }[] }) {
  const styles = useStyles();
  const done = parts.filter(({ tone }) => tone === 'good').length;
  return (
    <div className={styles.bar}>
      <progress aria-label={label} className={styles.unseen} value={done} max={Math.max(1, parts.length)} />
      {parts.map(({ key, tone, words }) => (
        <span key={key} title={words} className={mergeClasses(styles.part, styles[tone])} />
      ))}
    </div>
  );
}

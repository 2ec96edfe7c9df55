import { makeStyles } from '@fluentui/react-components';
import { below, type } from '../ui/look/type.ts';
import { numberText } from '../settings/formats.ts';

const useStyles = makeStyles({
  strip: {
    ...type.caption,
    position: 'sticky',
    top: 0,
    zIndex: 31,
    height: '26px',
    padding: '0 16px',
    display: 'flex',
    alignItems: 'center',
    columnGap: '16px',
    whiteSpace: 'nowrap',
    [below.phone]: { padding: '0 8px', columnGap: '8px' },
    color: 'var(--stripe-text)',
    backgroundImage: 'repeating-linear-gradient(135deg, var(--stripe-a) 0 14px, var(--stripe-b) 14px 28px)',
  },
  word: { fontSize: '11px', fontWeight: 600, letterSpacing: '0.08em' },
  sentence: { [below.phone]: { display: 'none' } },
  // Where room is short it is cut before the link is.
  end: { marginLeft: 'auto', minWidth: 0, overflowX: 'clip', textOverflow: 'ellipsis' },
  link: { color: 'inherit' },
});

function speedWords(clockRate: number): string {
  if (clockRate === 0) return 'Clock stands still';
  return clockRate === 1 ? 'Clock runs as usual' : `Clock runs ${numberText(clockRate, 2)} times as fast`;
}

/** Says on every page that this is not Azure, and how fast its clock runs. */
export function EmulatorStrip({ url, clockRate }: { url: string; clockRate: number }) {
  const styles = useStyles();
  return (
    <section aria-label="Emulator" data-emulator-strip className={styles.strip}>
      <span className={styles.word}>EMULATOR</span>
      <span className={styles.sentence}>Nothing here touches Azure</span>
      <span className={styles.end}>{speedWords(clockRate)}</span>
      <a href={url} className={styles.link}>
        Clock and faults
      </a>
    </section>
  );
}

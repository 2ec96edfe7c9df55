import { plural, t } from '@lingui/core/macro';
import { makeStyles } from '@fluentui/react-components';
import { rememberTour } from '../api/tab-memory.ts';
import { useAzureNow } from '../api/azure-time.ts';
import { paths } from '../links/paths.ts';
import { dateText, numberText } from '../settings/formats.ts';
import { useIsBelow } from '../ui/look/media.ts';
import { below, type, whereLow } from '../ui/look/type.ts';

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
    [whereLow]: { position: 'static' },
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
  if (clockRate === 0) return t`clock stands still`;
  return plural(clockRate, { one: 'clock runs as usual', other: `clock runs ${numberText(clockRate, 2)} times as fast` });
}

/** Azure's date and time; nothing before the first answer. */
function AzureClock() {
  const styles = useStyles();
  const isPhone = useIsBelow('phone');
  const now = useAzureNow();
  if (now === undefined) return null;
  const at = new Date(now);
  return (
    <>
      <time dateTime={at.toISOString()}>{dateText(at, isPhone ? 'short' : 'full')}</time>
      <span className={styles.sentence}>, </span>
    </>
  );
}

/** Says on every page that this is not Azure, and how fast its clock runs. */
export function EmulatorStrip({ url, clockRate }: { url: string; clockRate: number }) {
  const styles = useStyles();
  const isPhone = useIsBelow('phone');
  return (
    <section aria-label={t`Emulator`} data-emulator-strip className={styles.strip}>
      <span className={styles.word}>{t`EMULATOR`}</span>
      <span className={styles.sentence}>{t`Nothing here touches Azure`}</span>
      <span className={styles.end}>
        <AzureClock />
        <span className={styles.sentence}>{speedWords(clockRate)}</span>
      </span>
      <a href={paths.volumes()} className={styles.link} onClick={() => rememberTour(0, '')}>
        {t`Show me around`}
      </a>
      <a href={url} className={styles.link}>
        {isPhone ? t`Clock` : t`Clock and faults`}
      </a>
    </section>
  );
}

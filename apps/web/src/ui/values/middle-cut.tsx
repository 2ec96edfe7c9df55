import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  name: { display: 'inline-flex', maxWidth: '100%', verticalAlign: 'bottom', whiteSpace: 'pre' },
  start: { minWidth: 0, overflowX: 'clip', textOverflow: 'ellipsis' },
  end: { flexShrink: 0 },
});

/** As many letters of a name's end stay in sight where nobody says how many: names of one family often differ there alone. */
const usuallyKept = 6;

/** A name that is cut in its middle where there is no room for it; say it in full to those who do not see it. */
export function MiddleCut({ children: name, kept = usuallyKept }: { children: string; kept?: number }) {
  const styles = useStyles();
  const at = Math.max(0, name.length - kept);
  return (
    <span className={styles.name} aria-hidden title={name}>
      <span className={styles.start}>{name.slice(0, at)}</span>
      <span className={styles.end}>{name.slice(at)}</span>
    </span>
  );
}

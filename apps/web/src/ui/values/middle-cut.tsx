import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  name: { display: 'inline-flex', maxWidth: '100%', verticalAlign: 'bottom', whiteSpace: 'pre' },
  start: { minWidth: 0, overflowX: 'clip', textOverflow: 'ellipsis' },
  end: { flexShrink: 0 },
});

/** As many letters of a name's end stay in sight where nobody says how many: names of one family often differ there alone. */
const usuallyKept = 6;

/** How many letters of a name's beginning and of its end stay where it is cut in its middle. */
export type Cut = { start: number; end: number };

/** A name that is cut in its middle, as it is told or where there is no room for it; say it in full to those who do not see it. */
export function MiddleCut({ children: name, cut }: { children: string; cut?: Cut }) {
  const styles = useStyles();
  const at = Math.max(0, name.length - (cut?.end ?? usuallyKept));
  return (
    <span className={styles.name} aria-hidden title={name}>
      <span className={styles.start}>{cut === undefined ? name.slice(0, at) : `${name.slice(0, cut.start)}…`}</span>
      <span className={styles.end}>{name.slice(at)}</span>
    </span>
  );
}

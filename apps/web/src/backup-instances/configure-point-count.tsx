import { makeStyles, tokens } from '@fluentui/react-components';
import { useProfile } from '../api/query.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { type } from '../ui/type.ts';

const useStyles = makeStyles({
  count: { ...type.data, maxWidth: '440px' },
  sentence: { marginBottom: '8px' },
  number: type.bigNumber,
  unit: { ...type.data, color: tokens.colorNeutralForeground3 },
  rest: { ...type.caption, color: tokens.colorNeutralForeground3, marginTop: '4px' },
});

/** How many restore points a daily policy keeps, against the limit. */
export function PointCount({ sentence, days }: { sentence: string; days: number }) {
  const styles = useStyles();
  const most = useProfile().restorePoints;
  const left = most - days;
  return (
    <div className={styles.count}>
      <p className={styles.sentence}>{sentence}</p>
      <p>
        <span className={styles.number}>{days}</span>{' '}
        <span className={styles.unit}>
          of {most} restore points after {days === 1 ? 'a day' : `${days} days`}
        </span>
      </p>
      <ProgressBar value={days / most} label="Restore points of the limit" />
      <p className={styles.rest}>{left === 0 ? 'None is' : left === 1 ? '1 is' : `${left} are`} left for backups on demand.</p>
    </div>
  );
}

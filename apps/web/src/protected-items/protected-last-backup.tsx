import { t } from '@lingui/core/macro';
import type { LastBackup as Shown } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Time } from '../ui/time/time.tsx';
import { JobState } from '../words/job.tsx';

const useStyles = makeStyles({
  last: { display: 'inline-flex', columnGap: '8px', alignItems: 'center', maxWidth: '100%', verticalAlign: 'middle' },
  age: { color: tokens.colorNeutralForeground3 },
});

/** How the last backup went, and how long ago. Azure keeps jobs for 14 days, and who may not read them knows of none either. */
export function LastBackup({ job, asOf }: { job: Shown | null; asOf: string }) {
  const styles = useStyles();
  if (job === null) return <span className={styles.age}>{t`None known`}</span>;
  return (
    <span className={styles.last}>
      <JobState job={job} />
      <span className={styles.age}>
        <Time at={job.endedAt ?? job.startedAt} asOf={asOf} />
      </span>
    </span>
  );
}

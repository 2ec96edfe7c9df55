import { t } from '@lingui/core/macro';
import type { LastBackup as Shown } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Time } from '../ui/time/time.tsx';
import { ageWords } from '../ui/time/time-words.ts';
import { JobState, jobStatusWord } from '../words/job.tsx';

const useStyles = makeStyles({
  last: { display: 'inline-flex', columnGap: '8px', alignItems: 'center', maxWidth: '100%', verticalAlign: 'middle' },
  age: { color: tokens.colorNeutralForeground3 },
});

/** What stands there, as long as it is: the status, the gap behind it, and the age. */
export const lastBackupWords = (job: Shown | null, asOf: string): string =>
  job === null ? t`None known` : `${jobStatusWord(job.status)}  ${ageWords(job.endedAt ?? job.startedAt, asOf)}`;

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

import { isRunning, type Job } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { SkeletonBar } from '../ui/messages/skeleton.tsx';
import { ToneIcon, type Tone } from '../ui/values/state-word.tsx';
import { below, type } from '../ui/look/type.ts';

const useStyles = makeStyles({
  counts: {
    ...type.data,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '20px',
    [below.phone]: { columnGap: '14px' },
    minHeight: '20px',
    alignItems: 'center',
    marginBottom: '8px',
  },
  count: { display: 'inline-flex', alignItems: 'center', columnGap: '7px', color: tokens.colorNeutralForeground2 },
  number: { fontWeight: 600, color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

/** How many jobs there are, run, failed and are done. */
export function JobCounts({ jobs }: { jobs: readonly Job[] | undefined }) {
  const styles = useStyles();
  if (jobs === undefined) {
    return (
      <p className={styles.counts}>
        <SkeletonBar width="220px" />
      </p>
    );
  }
  const running = jobs.filter((job) => isRunning(job.status)).length;
  const failed = jobs.filter((job) => job.status === 'failed').length;
  const completed = jobs.filter((job) => job.status === 'completed').length;
  const warned = jobs.filter((job) => job.status === 'completed-with-warnings').length;
  const unknown = jobs.filter((job) => job.status === 'unknown').length;
  const counts: { tone?: Tone; count: number; word: string }[] = [
    { count: jobs.length, word: jobs.length === 1 ? 'job' : 'jobs' },
    { tone: 'working', count: running, word: 'running' },
    { tone: 'bad', count: failed, word: 'failed' },
    { tone: 'attention', count: warned, word: 'with warnings' },
    { tone: 'attention', count: unknown, word: 'not known' },
    { tone: 'good', count: completed, word: 'completed' },
  ];
  return (
    <p className={styles.counts}>
      {counts
        .filter(({ tone, count }) => tone === undefined || count > 0)
        .map(({ tone, count, word }) => (
          <span key={word} className={styles.count}>
            {tone !== undefined && <ToneIcon tone={tone} />}
            <span>
              <span className={styles.number}>{count}</span> {word}
            </span>
          </span>
        ))}
    </p>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isRunning, type Job } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { explain } from '../api/messages.ts';
import { explainJob } from '../jobs/job-trouble.ts';
import { jobPlaceOf, paths } from '../links/paths.ts';
import { DismissButton } from '../ui/layout/button.tsx';
import { AzureWithin } from '../ui/messages/azure-words.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { ToneIcon, type Tone } from '../ui/values/state-word.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Time } from '../ui/time/time.tsx';
import { type } from '../ui/look/type.ts';
import { jobOperationWord, troubleOfJob } from '../words/job.tsx';
import type { BackupNow } from './protected-backup-now.ts';

const useStyles = makeStyles({
  line: {
    ...type.data,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '4px',
    padding: '8px 16px',
    minHeight: '44px',
    borderRadius: '8px',
    backgroundColor: 'var(--s-work)',
    border: '1px solid transparent',
    marginBottom: '8px',
  },
  good: { backgroundColor: 'var(--s-good)' },
  words: { fontWeight: 600 },
  age: { color: tokens.colorNeutralForeground2 },
  end: { marginLeft: 'auto' },
});

function JobLink({ job }: { job: Job }) {
  const place = jobPlaceOf(job.id);
  return place === undefined ? null : (
    <TextLink to={paths.job(place)} inSentence>
      {t`View job`}
    </TextLink>
  );
}

function Line({ tone, words, children }: { tone: Tone; words: React.ReactNode; children?: React.ReactNode }) {
  const styles = useStyles();
  return (
    <output className={tone === 'good' ? `${styles.line} ${styles.good}` : styles.line}>
      <ToneIcon tone={tone} />
      <span className={styles.words}>{words}</span>
      {children}
    </output>
  );
}

function Done({ job, asOf, onClose }: { job: Job; asOf: string; onClose: () => void }) {
  const styles = useStyles();
  const trouble = troubleOfJob(job);
  if (trouble !== undefined) return <ProblemMessage explained={explainJob(job, trouble)} onClose={onClose} />;
  const isGood = job.status === 'completed';
  return (
    <Line tone={isGood ? 'good' : 'attention'} words={isGood ? t`Backup completed` : t`Backup ended with warnings or was cancelled`}>
      <span className={styles.age}>
        <Time at={job.endedAt} asOf={asOf} />
      </span>
      <JobLink job={job} />
      <span className={styles.end}>
        <DismissButton onPress={onClose} />
      </span>
    </Line>
  );
}

/** What is going on with this item right now, above everything else; nothing when all is quiet. */
export function LiveLine({ backup }: { backup: BackupNow }) {
  const styles = useStyles();
  const { job, asOf, isAccepting, problem, close } = backup;
  if (problem !== undefined) {
    return <ProblemMessage explained={explain(problem)} onClose={close} />;
  }
  if (job !== undefined && isRunning(job.status)) {
    return (
      <Line
        tone="working"
        words={
          <AzureWithin words={t`${jobOperationWord(job)} in progress`} azures={job.operation === 'other' ? [job.operationName] : []} />
        }
      >
        <span className={styles.age}>
          <Trans>
            started <Time at={job.startedAt} asOf={asOf} />
          </Trans>
        </span>
        <JobLink job={job} />
      </Line>
    );
  }
  if (isAccepting) return <Line tone="working" words={t`Azure is accepting the backup`} />;
  return job === undefined ? null : <Done job={job} asOf={asOf} onClose={close} />;
}

import { t } from '@lingui/core/macro';
import { nameOf, type Job, type JobStatus, type Problem } from '@esan/domain';
import { PauseCircle16Filled, Prohibited16Regular, QuestionCircle16Regular, type FluentIcon } from '@fluentui/react-icons';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';
import { AzureWithin, AzureWords } from '../ui/messages/azure-words.tsx';
import type { Step } from '../ui/messages/steps.tsx';

type Look = { tone: Tone; word: string; icon?: FluentIcon };

const looks: Record<JobStatus, Look> = {
  running: { tone: 'working', word: t`In progress` },
  completed: { tone: 'good', word: t`Completed` },
  'completed-with-warnings': { tone: 'attention', word: t`Completed with warnings` },
  failed: { tone: 'bad', word: t`Failed` },
  cancelling: { tone: 'quiet', word: t`Cancelling`, icon: Prohibited16Regular },
  cancelled: { tone: 'quiet', word: t`Cancelled`, icon: Prohibited16Regular },
  paused: { tone: 'quiet', word: t`Paused`, icon: PauseCircle16Filled },
  unknown: { tone: 'attention', word: t`Status not known`, icon: QuestionCircle16Regular },
};

/** The status of a job as a word for filters and sentences. */
export const jobStatusWord = (status: JobStatus): string => looks[status].word;

/** The same in full: with Azure's own word where the portal has none. */
export const jobStatusWords = ({ status, said }: Pick<Job, 'status' | 'said'>): string =>
  status === 'unknown' && said !== '' ? `${looks.unknown.word}: ${said}` : looks[status].word;

/** The status of a job: icon, colour and word. */
export function JobState({ job: { status, said = '' } }: { job: { status: JobStatus; said?: string } }) {
  const { tone, icon } = looks[status];
  return (
    <StateWord tone={tone} wraps {...(icon === undefined ? {} : { icon })}>
      <AzureWithin words={jobStatusWords({ status, said })} azures={status === 'unknown' ? [said] : []} />
    </StateWord>
  );
}

/** Why a job did not end as it should; nothing while it runs and where it completed. */
export function troubleOfJob({ status, problem, said }: Pick<Job, 'status' | 'problem' | 'said'>): Problem | undefined {
  if (status === 'failed') return problem ?? { code: 'azure-refused', ...(said.toLowerCase() === 'failed' ? {} : { detail: said }) };
  return status === 'unknown' ? { code: 'unknown-word', ...(said === '' ? {} : { detail: said }) } : undefined;
}

const operations = { backup: t`Backup`, restore: t`Restore` } as const;

/** What a job does; Azure's own word for what is neither a backup nor a restore. */
export const jobOperationWord = (job: Pick<Job, 'operation' | 'operationName'>): string =>
  job.operation === 'other' ? job.operationName : operations[job.operation];

/** The same on screen: Azure's own word is English in every language. */
export const JobOperation = ({ job }: { job: Pick<Job, 'operation' | 'operationName'> }) => (
  <AzureWithin words={jobOperationWord(job)} azures={job.operation === 'other' ? [job.operationName] : []} />
);

/** What a job does to which volume. */
export const jobTitle = (job: Pick<Job, 'operation' | 'operationName' | 'volumeName'>): string =>
  t`${jobOperationWord(job)} of ${job.volumeName}`;

/** Who started a job. */
export const jobTriggerWord = (trigger: Job['trigger']): string => (trigger === 'scheduled' ? t`Scheduled` : t`On demand`);

/** The parts of a job as Azure names them. */
export const jobSteps = (job: Job): Step[] =>
  job.steps.map(({ name, status, said }, index) => ({
    key: `${index} ${name}`,
    title: name === '' ? t`A step without a name` : <AzureWords>{name}</AzureWords>,
    tone: looks[status].tone,
    state: jobStatusWords({ status, said }),
    ...(job.operation === 'restore' && job.destinationId !== null ? { detail: t`Into ${nameOf(job.destinationId)}` } : {}),
  }));

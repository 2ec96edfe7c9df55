import { t } from '@lingui/core/macro';
import type { Job } from '@esan/domain';
import { Message } from '../ui/messages/message.tsx';
import { jobTitle } from '../words/job.tsx';
import { warningWords } from './job-trouble.ts';
import { LockWay } from './lock-way.tsx';

/** What Azure warns of in a job; a job that ended with warnings and names none says that. */
export function JobWarnings({ job }: { job: Job }) {
  const { status, warnings, problem } = job;
  const all = warningWords(status === 'completed-with-warnings' && problem !== null ? [problem, ...warnings] : warnings);
  if (all.length === 0 && status !== 'completed-with-warnings') return null;
  const what = jobTitle(job);
  const title = status === 'completed-with-warnings' ? t`${what} completed with warnings` : t`${what} has warnings`;
  if (all.length === 0)
    return (
      <Message tone="warn" title={`${title}.`}>
        {t`Azure does not say which.`}
      </Message>
    );
  return (
    <Message tone="warn" title={`${title}.`} actions={<LockWay instanceId={job.instanceId} />}>
      {all.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Message>
  );
}

import { t } from '@lingui/core/macro';
import type { Job, Problem } from '@esan/domain';
import { AzureWords } from '../ui/messages/azure-words.tsx';
import { Message } from '../ui/messages/message.tsx';
import { jobTitle } from '../words/job.tsx';
import { warningWords } from './job-trouble.ts';
import { LockWay } from './lock-way.tsx';

/** What Azure warns of, in its own words where it has some. */
function Warned({ of }: { of: Problem }) {
  const words = warningWords([of]).join('');
  return of.detail === undefined ? words : <AzureWords>{words}</AzureWords>;
}

/** What Azure warns of in a job; a job that ended with warnings and names none says that. */
export function JobWarnings({ job }: { job: Job }) {
  const { status, warnings, problem } = job;
  const all = status === 'completed-with-warnings' && problem !== null ? [problem, ...warnings] : warnings;
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
      {all.map((warning, index) => (
        <p key={index}>
          <Warned of={warning} />
        </p>
      ))}
    </Message>
  );
}

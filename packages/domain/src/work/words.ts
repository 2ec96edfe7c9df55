import type { JobStatus } from './job.ts';
import type { Operation } from './operation.ts';

/** A word of Azure's as it is compared: its services write the same one in other cases, with spaces, hyphens or underscores. */
export const plainWord = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

// One reading for operations, jobs and the steps of jobs. [R] words of recorded operations and jobs; [D] the JobStatus of Azure Backup's
// published models and the async operations of https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations;
// [C] words of other providers in public reports.
const meanings: Record<Exclude<JobStatus, 'unknown'>, string> = {
  // [R] InProgress, Inprogress, Running; [D] Accepted, Creating, Updating, Deleting; [C] the rest.
  running:
    'inprogress running started starting accepted queued pending waiting notstarted new scheduled created validating preparing provisioning creating updating deleting processing resuming retrying',
  // [R] Succeeded, Completed, and the success of preBackup and preRestore.
  completed: 'succeeded success successful completed complete done finished',
  // [D] CompletedWithWarnings; [C] the others.
  'completed-with-warnings':
    'completedwithwarnings completedwithwarning succeededwithwarnings partiallycompleted partiallysucceeded partialsuccess',
  // [R] Failed; [D] TimedOut; [C] the others.
  failed: 'failed failure error faulted timedout timeout expired rejected notsupported aborted',
  // [D] Cancelling, Cancelled, Canceled.
  cancelling: 'cancelling canceling cancelrequested',
  cancelled: 'cancelled canceled',
  // [D] Paused.
  paused: 'paused suspended',
};

const statuses = new Map(
  Object.entries(meanings).flatMap(([status, words]) => words.split(' ').map((word) => [word, status as JobStatus] as const)),
);

/** The plain words that Azure is known to say of work that stands so; of a status that is told by none, there is none. */
export const wordsOf = (status: JobStatus): readonly string[] => (status === 'unknown' ? [] : meanings[status].split(' '));

/** What is known of a piece of work beside Azure's word for it. */
export type Told = { said: string | undefined; hasEnded: boolean; hasError: boolean };

const isAtWork = (status: JobStatus): boolean => status === 'running' || status === 'cancelling' || status === 'paused';

/** How a job, or a step of one, stands: what has ended does not run, what carries an error is not completed, and what nobody knows is unknown. */
export function jobStatusOf({ said, hasEnded, hasError }: Told): JobStatus {
  const status = statuses.get(plainWord(said ?? '')) ?? 'unknown';
  const isOpen = status === 'unknown' || isAtWork(status);
  if (isOpen && hasEnded) return hasError ? 'failed' : 'unknown';
  return status === 'completed' && hasError ? 'failed' : status;
}

/** How an operation came out; without any word it is not told here. Azure Resource Manager gives an error only to what has failed. */
export function outcomeOf({ said, hasEnded, hasError }: Told): Operation['status'] {
  const status = jobStatusOf({ said, hasEnded, hasError });
  if (status === 'unknown' && hasError) return 'failed';
  if (isAtWork(status)) return 'running';
  if (status === 'completed' || status === 'completed-with-warnings') return 'succeeded';
  return status === 'cancelled' ? 'canceled' : status === 'failed' ? 'failed' : 'unknown';
}

import { isRunning, type Job, type Operation } from '@esan/domain';

/** How a restore stands; `absent` is one that Azure shows no job of, `missing` one that is completed and whose volume is not there. */
export type Outcome = 'accepting' | 'absent' | 'running' | 'failed' | 'restored' | 'missing' | 'cancelled' | 'unknown';

/** Azure shows the job of a restore that it has accepted within a few looks. */
export const patientLooks = 5;

/** What is known of a restore: Azure's job, what this tab knows of its start, and how often Azure's jobs were looked through. */
export type Known = {
  job: Job | undefined;
  operation: Operation['status'] | undefined;
  looks: number;
};

/** How a restore stands, out of all that is known of it. */
export function outcomeOf({ job, operation, looks }: Known): Outcome {
  if (job === undefined) {
    if (operation === 'failed') return 'failed';
    if (operation === 'unknown') return 'unknown';
    return operation === 'running' || looks < patientLooks ? 'accepting' : 'absent';
  }
  if (isRunning(job.status)) return 'running';
  if (job.status === 'failed') return 'failed';
  if (job.status === 'unknown') return 'unknown';
  return job.status === 'cancelled' ? 'cancelled' : 'restored';
}

import { isRunning, type Job, type Operation } from '@esan/domain';
import { patientLooks } from '../../api/operation.ts';

/** How the restore of one volume stands; `not-started` is one that Azure shows no job of, `missing` one that is completed and whose volume is not there. */
export type RestoreState = 'not-started' | 'accepting' | 'running' | 'restored' | 'missing' | 'failed' | 'cancelled' | 'unknown';

/** What is known of a restore: Azure's job and volume, what this tab knows of its start, and how often Azure's jobs were looked through. */
export type Known = {
  job: Job | undefined;
  volume?: 'there' | 'missing' | null;
  operation: Operation['status'] | undefined;
  /** Whether it was refused at once: there is no job then. */
  isRefused?: boolean;
  /** Whether its job could be looked for: without its target, or where the jobs of its vault cannot be read, nobody knows of any. */
  isSought?: boolean;
  looks: number;
};

/** How a restore stands, out of all that is known of it. */
export function restoreStateOf({ job, volume, operation, isRefused = false, isSought = true, looks }: Known): RestoreState {
  if (job === undefined) {
    if (isRefused || operation === 'failed' || operation === 'canceled') return 'failed';
    if (operation === 'unknown') return 'unknown';
    if (operation === 'running') return 'accepting';
    if (!isSought) return 'unknown';
    return looks < patientLooks ? 'accepting' : 'not-started';
  }
  if (isRunning(job.status)) return 'running';
  if (job.status === 'failed') return 'failed';
  if (job.status === 'unknown') return 'unknown';
  if (job.status === 'cancelled') return 'cancelled';
  return volume === 'missing' ? 'missing' : 'restored';
}

import type { Job, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { all } from './everywhere.ts';
import { toJob } from './to-job.ts';

/** Every job of a vault, newest first; Azure keeps them for 14 days. */
export async function jobsIn(azure: Azure, at: VaultPlace): Promise<Job[]> {
  const found = await all(azure.dataProtection(at.subscriptionId).jobs.list(at.resourceGroup, at.vault));
  return found.flatMap((job) => toJob(job) ?? []).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** The job that a request started: Azure keeps the request's own id as the job's activity. */
export async function jobOf(azure: Azure, at: VaultPlace, intent: string): Promise<Job | undefined> {
  return withIntent(await jobsIn(azure, at), intent);
}

/** The same out of a list. */
export const withIntent = (jobs: readonly Job[], intent: string): Job | undefined =>
  jobs.find((job) => job.activityId.toLowerCase() === intent.toLowerCase());

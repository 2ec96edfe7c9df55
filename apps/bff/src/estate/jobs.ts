import type { Job, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { all } from './everywhere.ts';
import type { Found } from './everywhere.ts';
import { fieldsIfAny, idIfAny } from './records/fields.ts';
import { readEach } from './records/records.ts';
import { toJob } from './records/to-job.ts';

/** Every job of a vault, newest first; one that cannot be read is named. Azure keeps them for 14 days. */
export async function readJobsIn(azure: Azure, at: VaultPlace): Promise<Found<Job>> {
  const listed = await all(azure.dataProtection(at.subscriptionId).jobs.list(at.resourceGroup, at.vault));
  const { items, missing } = readEach(listed, toJob, ({ properties }) => ({ about: idIfAny(fieldsIfAny(properties)['backupInstanceId']) }));
  return { items: items.sort((a, b) => b.startedAt.localeCompare(a.startedAt)), missing };
}

/** The jobs of a vault that can be read, newest first. */
export const jobsIn = async (azure: Azure, at: VaultPlace): Promise<Job[]> => (await readJobsIn(azure, at)).items;

/** The job that a request started, among these: Azure keeps the request's own id as the job's activity. */
export const withIntent = (jobs: readonly Job[], intent: string): Job | undefined =>
  jobs.find((job) => job.activityId.toLowerCase() === intent.toLowerCase());

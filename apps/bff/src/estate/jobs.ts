import type { Job, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { all, readList } from './everywhere.ts';
import type { Found } from './everywhere.ts';
import { fieldsIfAny, idIfAny } from './records/fields.ts';
import { readEach } from './records/records.ts';
import { toJob } from './records/to-job.ts';
import { placeOfVault } from './vaults.ts';

/** Every job of a vault, newest first; one that cannot be read is named. Azure keeps them for 14 days. */
export async function readJobsIn(azure: Azure, at: VaultPlace): Promise<Found<Job>> {
  const { items, missing } = await readList(listOf(azure, at), placeOfVault(at), toJob, ({ properties }) => ({
    about: idIfAny(fieldsIfAny(properties)['backupInstanceId']),
  }));
  return { items: newestFirst(items), missing };
}

const listOf = (azure: Azure, at: VaultPlace) => azure.dataProtection(at.subscriptionId).jobs.list(at.resourceGroup, at.vault);

const newestFirst = (jobs: Job[]): Job[] => jobs.sort((a, b) => b.startedAt.localeCompare(a.startedAt));

/** The jobs of a vault that can be read, newest first; a list that is cut is refused, for what it lacks may be the job that is looked for. */
export const jobsIn = async (azure: Azure, at: VaultPlace): Promise<Job[]> =>
  newestFirst(readEach(await all(listOf(azure, at)), toJob).items);

/** The job that a request started, among these: Azure keeps the request's own id as the job's activity. */
export const withIntent = (jobs: readonly Job[], intent: string): Job | undefined =>
  jobs.find((job) => job.activityId.toLowerCase() === intent.toLowerCase());

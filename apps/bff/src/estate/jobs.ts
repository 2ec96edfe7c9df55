import type { AzureBackupJobResource } from '@azure/arm-dataprotection';
import { sameId, type Job, type Vault, type VaultPlace } from '@esan/domain';
import { pagesWhile } from '../azure/calls/paged-list.ts';
import { isPatient } from '../azure/calls/part-of-list.ts';
import type { Azure } from '../azure/clients.ts';
import { all, gatherIn, readList, type Found } from './everywhere.ts';
import { fieldsIfAny, idIfAny, textIfAny } from './records/fields.ts';
import { readEach } from './records/records.ts';
import { toJob } from './records/to-job.ts';
import { elasticSanDatasource } from './records/to-backup-instance.ts';
import { placeOfVault } from './vaults.ts';

/** Every job of a vault, newest first; one that cannot be read is named. Azure keeps them for 14 days. */
export async function readJobsIn(azure: Azure, at: VaultPlace): Promise<Found<Job>> {
  const { items, missing } = await readList(listOf(azure, at), placeOfVault(at), toJob, ofInstance);
  return { items: newestFirst(items), missing };
}

/** What a job that cannot be read would have told of. */
const ofInstance = ({ properties }: AzureBackupJobResource) => ({ about: idIfAny(fieldsIfAny(properties)['backupInstanceId']) });

/** As many pages of jobs are read for one list, unless the person waits for all. */
const mostPages = 10;

/**
 * The jobs of Elastic SAN volumes in some vaults, as far as they can be read in a few calls: Azure lists the oldest first (ListJobs, recorded
 * 2025-11) and takes no filter, so that a vault with many jobs has its newest on its last page. It is named where its list is longer.
 */
export async function readJobsOf(azure: Azure, vaults: Found<Vault>): Promise<Found<Job>> {
  // Every vault has its first page.
  let left = isPatient() ? Number.POSITIVE_INFINITY : mostPages - vaults.items.length;
  const mayGoOn = (): boolean => (left -= 1) >= 0;
  return gatherIn(vaults, (vault) => {
    const at = { ...vault, vault: vault.name };
    return readList(
      pagesWhile(listOf(azure, at), mayGoOn),
      placeOfVault(at),
      (job) => (isOfVolume(job) ? toJob(job) : undefined),
      ofInstance,
    );
  });
}

/** One that does not say what it is about may be of a volume. */
const isOfVolume = ({ properties }: AzureBackupJobResource): boolean =>
  sameId(textIfAny(fieldsIfAny(properties)['dataSourceType']) ?? elasticSanDatasource, elasticSanDatasource);

const listOf = (azure: Azure, at: VaultPlace) => azure.dataProtection(at.subscriptionId).jobs.list(at.resourceGroup, at.vault);

const newestFirst = (jobs: Job[]): Job[] => jobs.sort((a, b) => b.startedAt.localeCompare(a.startedAt));

/** A job that cannot be read as one, as far as it says which request began it; of which item is not known where it does not say. */
export type OddJob = { id: string; activityId: string; instanceId: string | undefined };

/** The jobs of a vault, newest first, and those that cannot be read; a list that is cut is refused, for what it lacks may be the job that is looked for. */
export async function allJobsIn(azure: Azure, at: VaultPlace): Promise<{ jobs: Job[]; odd: OddJob[] }> {
  const odd: OddJob[] = [];
  const listed = await all(listOf(azure, at));
  const { items } = readEach(listed, toJob, (job) => {
    const { activityID, backupInstanceId } = fieldsIfAny(job.properties);
    const [id, activityId] = [idIfAny(job.id), textIfAny(activityID)];
    if (id !== undefined && activityId !== undefined) odd.push({ id, activityId, instanceId: idIfAny(backupInstanceId) });
    return {};
  });
  return { jobs: newestFirst(items), odd };
}

/** Those that can be read. */
export const jobsIn = async (azure: Azure, at: VaultPlace): Promise<Job[]> => (await allJobsIn(azure, at)).jobs;

/** The job that a request started, among these: Azure keeps the request's own id as the job's activity. */
export const withIntent = <One extends { activityId: string }>(jobs: readonly One[], intent: string): One | undefined =>
  jobs.find((job) => sameId(job.activityId, intent));

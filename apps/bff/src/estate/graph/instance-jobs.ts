import type { AzureBackupJobResource } from '@azure/arm-dataprotection';
import { isRunning, vaultId, type Job, type VaultPlace } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import type { Found } from '../everywhere.ts';
import { toJob } from '../records/to-job.ts';
import { placeIn } from '../vaults.ts';
import { backupJobs } from './backup-jobs.ts';
import { graphRows } from './graph-rows.ts';
import { quoted } from './quoted.ts';
import { readRows } from './read-rows.ts';

/** The jobs of an item that Resource Graph shows, newest first, those at work as they are now; undefined where it shows none or does not answer. */
export const jobsOfInstance = async (azure: Azure, subscriptionId: string, instanceId: string): Promise<Found<Job> | undefined> =>
  asTheyAre(azure, await jobsWhere(azure, subscriptionId, `tostring(properties.backupInstanceId) =~ ${quoted(instanceId)}`));

/**
 * The jobs of some items as Resource Graph shows them, newest first, by the item's id in small letters: what runs there may have ended. An item of
 * which it shows none may have some all the same; undefined where it does not answer, or shows one that cannot be read.
 */
export async function jobsOfInstances(
  azure: Azure,
  subscriptionId: string,
  instanceIds: readonly string[],
): Promise<ReadonlyMap<string, Job[]> | undefined> {
  const fits = `tostring(properties.backupInstanceId) in~ (${instanceIds.map(quoted).join(', ')})`;
  const found = await jobsWhere(azure, subscriptionId, fits);
  return found?.missing.length === 0 ? Map.groupBy(found.items, ({ instanceId }) => instanceId.toLowerCase()) : undefined;
}

/** The jobs of a request in a vault, by the id that Azure keeps as their activity. */
export async function jobsOfIntent(azure: Azure, at: VaultPlace, intent: string): Promise<Found<Job> | undefined> {
  const fits = `tostring(properties.activityID) =~ ${quoted(intent)} and id startswith ${quoted(`${vaultId(at)}/backupJobs/`)}`;
  return asTheyAre(azure, await jobsWhere(azure, at.subscriptionId, fits));
}

async function jobsWhere(azure: Azure, subscriptionId: string, fits: string): Promise<Found<Job> | undefined> {
  const query = `${backupJobs('begun')} | where ${fits} | project id, name, begun, properties | order by begun desc, id asc`;
  const rows = await graphRows(azure, query, subscriptionId);
  if (rows === undefined || rows.length === 0) return undefined;
  return readRows(rows, (job: AzureBackupJobResource) => toJob(job));
}

const asTheyAre = async (azure: Azure, shown: Found<Job> | undefined): Promise<Found<Job> | undefined> =>
  shown && { ...shown, items: await Promise.all(shown.items.map((job) => jobNow(azure, job))) };

/** A job that Resource Graph shows, asked for by itself where it runs there: the graph lags behind. */
export async function jobNow(azure: Azure, job: Job): Promise<Job> {
  if (!isRunning(job.status)) return job;
  const { subscriptionId, resourceGroup, vault, name } = placeIn(job.id);
  return azure
    .dataProtection(subscriptionId)
    .jobs.get(resourceGroup, vault, name)
    .then(toJob)
    .catch(() => job);
}

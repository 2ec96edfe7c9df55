import type { AzureBackupJobResource } from '@azure/arm-dataprotection';
import { nameOf, vaultPlaceOf } from '@esan/domain';
import type { Job, JobStatus } from '@esan/domain';
import { problemOfAzure } from '../azure/azure-error.ts';
import { isoOf, momentIn } from './moments.ts';

const statuses: Record<string, JobStatus> = {
  inprogress: 'running',
  completed: 'completed',
  completedwithwarnings: 'completed-with-warnings',
  failed: 'failed',
  cancelling: 'cancelling',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  paused: 'paused',
};
const operations: Record<string, Job['operation']> = { backup: 'backup', restore: 'restore' };

/** A word that Azure adds later counts as running while the job has no end. */
const statusOf = (word: string | undefined, ended: boolean): JobStatus =>
  statuses[(word ?? '').toLowerCase()] ?? (ended ? 'completed' : 'running');

/** A backup job; undefined for what is neither a backup nor a restore of a known instance. */
export function toJob(job: AzureBackupJobResource): Job | undefined {
  const { properties } = job;
  const id = job.id ?? '';
  const place = vaultPlaceOf(id);
  if (properties === undefined || place === undefined) return undefined;
  const endedAt = isoOf(properties.endTime);
  return {
    id,
    name: job.name ?? nameOf(id),
    subscriptionId: place.subscriptionId,
    resourceGroup: place.resourceGroup,
    vault: place.vault,
    operation: operations[(properties.operationCategory ?? '').toLowerCase()] ?? 'other',
    operationName: properties.operation ?? '',
    instanceId: properties.backupInstanceId ?? '',
    volumeName: (properties.backupInstanceFriendlyName ?? properties.dataSourceName ?? '').split('\\').at(-1) ?? '',
    san: properties.dataSourceSetName ?? '',
    status: statusOf(properties.status, endedAt !== null),
    trigger: properties.isUserTriggered ? 'on-demand' : 'scheduled',
    startedAt: momentIn(properties.startTime, 'startTime'),
    endedAt,
    activityId: properties.activityID ?? '',
    steps: (properties.extendedInfo?.subTasks ?? []).map((step) => ({
      name: step.taskName,
      status: statusOf(step.taskStatus, endedAt !== null),
    })),
    destinationId: properties.extendedInfo?.recoveryDestination ?? null,
    problem: properties.errorDetails?.[0] === undefined ? null : problemOfAzure(properties.errorDetails[0]),
  };
}

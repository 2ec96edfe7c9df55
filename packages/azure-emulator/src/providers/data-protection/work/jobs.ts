import { objectAt, textAt, valueAt } from '../../../arm/bodies.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { azureTime, isoDuration, sameDay } from '../protocol/azure-time.ts';
import { userErrorInfo, type UserError } from '../../../arm/user-facing.ts';
import { dataSourceType, jobType, nameOf, resourceGroupIdOf, sameId, subscriptionIdOf, vaultIdOf } from '../protocol/ids.ts';
import { friendlyNameOf, policyIdOf, volumeGroupIdOf } from '../items/instances.ts';

const dayMs = 86_400_000;

/** Jobs can be read for 14 days [D]. */
export const jobsKeptMs = 14 * dayMs;

/** What a job is begun with. */
export type NewJob = {
  instance: Resource;
  kind: 'Backup' | 'Restore';
  activityId: string;
  isUserTriggered: boolean;
  /** Parts of `extendedInfo` that are known from the start. */
  extendedInfo: Record<string, unknown>;
};

/** How a job's tag is written for the moment of its last change (08 and 09) [R]. */
export const etagAt = (moment: number): string => `W/"datetime'${azureTime(moment).replaceAll(':', '%3A')}'"`;

/** A job that has just started. */
export function startJob(world: World, job: NewJob): Resource {
  const started = world.resources.put(startedJob(job, world.guids.next(), world.timeline.now));
  planForgetting(world, started);
  return started;
}

/** Plan that a job can be read no more when its time is over. */
export function planForgetting(world: World, { id, properties }: Resource): void {
  world.timeline.at(Date.parse(String(properties['startTime'])) + jobsKeptMs, () => world.resources.remove(id));
}

/** A job as it stands at its start, field by field as recorded (08 and 14) [R]. */
export function startedJob(job: NewJob, name: string, startedAt: number): Resource {
  const { instance, kind } = job;
  const { properties } = instance;
  const groupId = volumeGroupIdOf(properties);
  const isRestore = kind === 'Restore';
  return {
    properties: {
      activityID: job.activityId,
      subscriptionId: subscriptionIdOf(instance.id),
      backupInstanceId: instance.id,
      policyId: policyIdOf(properties),
      dataSourceId: groupId,
      vaultName: nameOf(vaultIdOf(instance.id)),
      backupInstanceFriendlyName: friendlyNameOf(properties),
      policyName: nameOf(policyIdOf(properties)),
      sourceResourceGroup: nameOf(resourceGroupIdOf(groupId)),
      dataSourceSetName: textAt(properties, 'dataSourceSetInfo', 'resourceName') ?? null,
      dataSourceName: textAt(properties, 'dataSourceInfo', 'resourceName') ?? null,
      sourceDataStoreName: null,
      sourceDataStoreType: isRestore ? 'OperationalStore' : null,
      destinationDataStoreName: null,
      progressEnabled: true,
      etag: etagAt(startedAt),
      sourceSubscriptionID: subscriptionIdOf(groupId),
      dataSourceLocation: textAt(properties, 'dataSourceInfo', 'resourceLocation') ?? null,
      startTime: azureTime(startedAt),
      endTime: null,
      dataSourceType,
      operationCategory: kind,
      operation: kind,
      backupType: null,
      status: 'InProgress',
      restoreType: null,
      isUserTriggered: job.isUserTriggered,
      rehydrationPriority: null,
      supportedActions: [isRestore ? '' : 'Cancellable'],
      duration: 'PT0S',
      progressUrl: null,
      isCrossRegionRestore: null,
      errorDetails: null,
      extendedInfo: firstInfo(kind, job.extendedInfo),
    },
    id: `${vaultIdOf(instance.id)}/backupJobs/${name}`,
    name,
    type: jobType,
  };
}

const firstInfo = (kind: string, known: Record<string, unknown>): Record<string, unknown> => ({
  backupInstanceState: null,
  dataTransferredInBytes: null,
  targetRecoverPoint: null,
  isAutohealJob: null,
  autohealParentFailedJobId: null,
  sourceRecoverPoint: null,
  recoveryDestination: null,
  subTasks: [{ taskId: 1, taskName: `Trigger ${kind}`, taskStatus: 'InProgress', taskProgress: null, additionalDetails: null }],
  additionalDetails: null,
  warningDetails: null,
  ...known,
});

/** How a job has ended. */
export type JobEnd = {
  error?: UserError;
  /** Done, but not all of it: what was left undone and on which resource. */
  warning?: { resourceName: string; error: UserError };
  extendedInfo?: Record<string, unknown>;
  taskDetails?: Record<string, unknown>;
};

/** End a job: failed with an error, else completed, with warnings where there are some. */
export function endJob(world: World, jobId: string, end: JobEnd): void {
  const job = world.resources.get(jobId);
  if (job !== undefined) world.resources.put(endedJob(world, job, end, world.timeline.now));
}

/** A job as it stands at its end. */
export function endedJob(world: World, job: Resource, end: JobEnd, endedAt: number): Resource {
  const { error, warning } = end;
  const status = error !== undefined ? 'Failed' : warning !== undefined ? 'CompletedWithWarnings' : 'Completed';
  const info = objectAt(job.properties, 'extendedInfo');
  const [task] = info['subTasks'] as Record<string, unknown>[];
  const details = { ...end.taskDetails, TaskId: job.properties['activityID'], DatasourceType: dataSourceType };
  const warnings = warning === undefined ? null : [{ resourceName: warning.resourceName, warning: userErrorInfo(world, warning.error) }];
  return {
    ...job,
    properties: {
      ...job.properties,
      etag: etagAt(endedAt),
      endTime: azureTime(endedAt),
      status,
      duration: isoDuration(endedAt - Date.parse(String(job.properties['startTime']))),
      errorDetails: error === undefined ? null : [userErrorInfo(world, error)],
      extendedInfo: {
        ...info,
        ...end.extendedInfo,
        subTasks: [{ ...task, taskStatus: error === undefined ? 'Completed' : 'Failed', additionalDetails: details }],
        warningDetails: warnings,
      },
    },
  };
}

/** Jobs of one kind of an instance, oldest first. */
export const jobsOf = (world: World, instanceId: string, kind: 'Backup' | 'Restore'): Resource[] =>
  world.resources
    .list(jobType, vaultIdOf(instanceId))
    .filter((job) => job.properties['operation'] === kind && sameId(textAt(job.properties, 'backupInstanceId') ?? '', instanceId));

export const isRunning = (job: Resource): boolean => job.properties['status'] === 'InProgress';

/** How many jobs of a kind people started today on Azure's clock; failed ones count [U]. */
export const startedToday = (world: World, instanceId: string, kind: 'Backup' | 'Restore'): number =>
  jobsOf(world, instanceId, kind).filter(
    (job) =>
      valueAt(job.properties, 'isUserTriggered') === true && sameDay(Date.parse(String(job.properties['startTime'])), world.timeline.now),
  ).length;

import type { ProxyResource } from '@esan/arm-connection';
import type { UserFacingError } from './resource-models.ts';

/** A backup job. */
export interface AzureBackupJobResource extends ProxyResource {
  properties?: AzureBackupJob;
}

/** What a job does and how it went; the service sends null for what it does not know. */
export interface AzureBackupJob {
  activityID: string;
  backupInstanceFriendlyName: string;
  readonly backupInstanceId?: string;
  dataSourceId: string;
  dataSourceLocation: string;
  dataSourceName: string;
  dataSourceSetName?: string;
  dataSourceType: string;
  duration?: string;
  readonly endTime?: Date;
  readonly errorDetails?: UserFacingError[];
  readonly extendedInfo?: JobExtendedInfo;
  isUserTriggered: boolean;
  operation: string;
  operationCategory: string;
  readonly policyId?: string;
  readonly policyName?: string;
  progressEnabled: boolean;
  readonly progressUrl?: string;
  readonly rehydrationPriority?: string;
  readonly restoreType?: string;
  sourceResourceGroup: string;
  sourceSubscriptionID: string;
  startTime: Date;
  status: string;
  subscriptionId: string;
  supportedActions: string[];
  vaultName: string;
  etag?: string;
  sourceDataStoreName?: string;
  destinationDataStoreName?: string;
}

/** A job in detail. */
export interface JobExtendedInfo {
  additionalDetails?: Record<string, string>;
  readonly backupInstanceState?: string;
  readonly dataTransferredInBytes?: number;
  readonly recoveryDestination?: string;
  readonly sourceRecoverPoint?: RestoreJobRecoveryPointDetails;
  readonly subTasks?: JobSubTask[];
  readonly targetRecoverPoint?: RestoreJobRecoveryPointDetails;
  readonly warningDetails?: UserFacingWarningDetail[];
}

/** The recovery point that a job made or read. */
export interface RestoreJobRecoveryPointDetails {
  recoveryPointID?: string;
  recoveryPointTime?: Date;
}

/** One step of a job. */
export interface JobSubTask {
  additionalDetails?: Record<string, string>;
  taskId: number;
  taskName: string;
  readonly taskProgress?: string;
  taskStatus: string;
}

/** Something that a job warns of. */
export interface UserFacingWarningDetail {
  resourceName?: string;
  warning: UserFacingError;
}

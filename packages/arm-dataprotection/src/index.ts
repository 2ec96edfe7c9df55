export { DataProtectionClient, type DataProtectionClientOptionalParams } from './data-protection-client.ts';
export { restorePoller } from '@esan/arm-connection';
export type { ContinuablePage, LongRunningOptions as RestorePollerOptions } from '@esan/arm-connection';
export type { ProxyResource, Resource, SystemData, TrackedResource } from '@esan/arm-connection';
export type {
  BackupVaultsCreateOrUpdateOptionalParams,
  BackupVaultsOperations,
  BackupVaultsUpdateOptionalParams,
} from './backup-vaults.ts';
export type { BackupPoliciesOperations } from './backup-policies.ts';
export type {
  BackupInstancesCreateOrUpdateOptionalParams,
  BackupInstancesDeleteOptionalParams,
  BackupInstancesOperations,
  BackupInstancesStopProtectionOptionalParams,
  BackupInstancesTriggerRestoreOptionalParams,
} from './backup-instances.ts';
export type { DeletedBackupInstancesOperations } from './deleted-backup-instances.ts';
export type { RecoveryPointsListOptionalParams, RecoveryPointsOperations } from './recovery-points.ts';
export type { JobsOperations, OperationStatusBackupVaultContextOperations } from './jobs.ts';
export type * from './resource-models.ts';
export type * from './vault-models.ts';
export type * from './policy-models.ts';
export type * from './instance-models.ts';
export type * from './restore-models.ts';
export type * from './job-models.ts';

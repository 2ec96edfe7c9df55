import type { ClientOptions } from '@azure-rest/core-client';
import type { TokenCredential } from '@azure/core-auth';
import { ArmClient } from '@esan/arm-connection';
import { backupInstancesOperations, type BackupInstancesOperations } from './backup-instances.ts';
import { backupPoliciesOperations, type BackupPoliciesOperations } from './backup-policies.ts';
import { backupVaultsOperations, type BackupVaultsOperations } from './backup-vaults.ts';
import { deletedBackupInstancesOperations, type DeletedBackupInstancesOperations } from './deleted-backup-instances.ts';
import {
  jobsOperations,
  operationStatusOperations,
  type JobsOperations,
  type OperationStatusBackupVaultContextOperations,
} from './jobs.ts';
import { recoveryPointsOperations, type RecoveryPointsOperations } from './recovery-points.ts';
import { dataProtectionService } from './service.ts';

/** Options of the client. */
export interface DataProtectionClientOptionalParams extends ClientOptions {
  /** The version of the service to speak to, 2026-06-01 unless told otherwise: the first one that knows Elastic SAN. */
  apiVersion?: string;
}

/**
 * The part of `@azure/arm-dataprotection` that this product uses, under the same names and in the same shapes.
 * Like there, models keep the service's nested `properties`, and times are `Date`. Fields that the models do not name are passed on.
 */
export class DataProtectionClient extends ArmClient {
  readonly backupVaults: BackupVaultsOperations;
  readonly backupPolicies: BackupPoliciesOperations;
  readonly backupInstances: BackupInstancesOperations;
  readonly deletedBackupInstances: DeletedBackupInstancesOperations;
  readonly recoveryPoints: RecoveryPointsOperations;
  readonly jobs: JobsOperations;
  readonly operationStatusBackupVaultContext: OperationStatusBackupVaultContextOperations;

  constructor(credential: TokenCredential, subscriptionId: string, options: DataProtectionClientOptionalParams = {}) {
    super(credential, subscriptionId, dataProtectionService, options);
    this.backupVaults = backupVaultsOperations(this._client);
    this.backupPolicies = backupPoliciesOperations(this._client);
    this.backupInstances = backupInstancesOperations(this._client);
    this.deletedBackupInstances = deletedBackupInstancesOperations(this._client);
    this.recoveryPoints = recoveryPointsOperations(this._client);
    this.jobs = jobsOperations(this._client);
    this.operationStatusBackupVaultContext = operationStatusOperations(this._client);
  }
}

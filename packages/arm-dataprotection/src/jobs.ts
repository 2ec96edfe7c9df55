import type { OperationOptions } from '@azure-rest/core-client';
import type { AzureBackupJobResource } from './job-models.ts';
import type { OperationResource } from './resource-models.ts';
import { ask, list, path, type Arm, type Paged } from '@esan/arm-connection';
import { vaultPath } from './backup-vaults.ts';

/** Operations on backup jobs. */
export interface JobsOperations {
  /** The jobs of a vault. */
  list: (resourceGroupName: string, vaultName: string, options?: OperationOptions) => Paged<AzureBackupJobResource>;
  /** One job. */
  get: (resourceGroupName: string, vaultName: string, jobId: string, options?: OperationOptions) => Promise<AzureBackupJobResource>;
}

/** How far operations of a vault are. */
export interface OperationStatusBackupVaultContextOperations {
  /** The status of one operation; a failed one is an answer too, not an error. */
  get: (resourceGroupName: string, vaultName: string, operationId: string, options?: OperationOptions) => Promise<OperationResource>;
}

/** Operations on jobs through one connection. */
export function jobsOperations(arm: Arm): JobsOperations {
  return {
    list: (group, vault, options) => list(arm, { path: `${vaultPath(arm, group, vault)}/backupJobs` }, options),
    get: async (group, vault, id, options) => ask(arm, 'get', { path: vaultPath(arm, group, vault) + path`/backupJobs/${id}` }, options),
  };
}

/** The status of operations through one connection. */
export function operationStatusOperations(arm: Arm): OperationStatusBackupVaultContextOperations {
  return {
    get: async (group, vault, id, options) =>
      ask(arm, 'get', { path: vaultPath(arm, group, vault) + path`/operationStatus/${id}` }, options),
  };
}

import type { OperationOptions } from '@azure-rest/core-client';
import type { DeletedBackupInstanceResource } from './instance-models.ts';
import { ask, list, path, start, type Arm, type LongRunningOptions, type Paged, type Poller } from '@esan/arm-connection';
import { vaultPath } from './backup-vaults.ts';

/** Operations on instances that were deleted and can still be brought back. */
export interface DeletedBackupInstancesOperations {
  /** Every soft-deleted instance of a vault. */
  list: (resourceGroupName: string, vaultName: string, options?: OperationOptions) => Paged<DeletedBackupInstanceResource>;
  /** One soft-deleted instance. */
  get: (
    resourceGroupName: string,
    vaultName: string,
    backupInstanceName: string,
    options?: OperationOptions,
  ) => Promise<DeletedBackupInstanceResource>;
  /** Brings a soft-deleted instance back, with its protection stopped. */
  undelete: (resourceGroupName: string, vaultName: string, backupInstanceName: string, options?: LongRunningOptions) => Poller<void>;
}

/** Operations on deleted instances through one connection. */
export function deletedBackupInstancesOperations(arm: Arm): DeletedBackupInstancesOperations {
  const at = (group: string, vault: string, name: string) => vaultPath(arm, group, vault) + path`/deletedBackupInstances/${name}`;
  return {
    list: (group, vault, options) => list(arm, { path: `${vaultPath(arm, group, vault)}/deletedBackupInstances` }, options),
    get: async (group, vault, name, options) => ask(arm, 'get', { path: at(group, vault, name) }, options),
    undelete: (group, vault, name, options) => start(arm, 'post', { path: `${at(group, vault, name)}/undelete` }, options),
  };
}

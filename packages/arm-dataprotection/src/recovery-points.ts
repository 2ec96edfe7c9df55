import type { OperationOptions } from '@azure-rest/core-client';
import type { AzureBackupRecoveryPointResource } from './restore-models.ts';
import { ask, list, path, type Arm, type Paged } from '@esan/arm-connection';
import { instancePath } from './backup-instances.ts';

/** Which recovery points to list. */
export interface RecoveryPointsListOptionalParams extends OperationOptions {
  /** For those of a time: `startDate eq '<time>' and endDate eq '<time>'`. */
  filter?: string;
  /** Where an earlier list left off. */
  skipToken?: string;
}

/** Operations on recovery points. */
export interface RecoveryPointsOperations {
  /** The recovery points of an instance, newest first. */
  list: (
    resourceGroupName: string,
    vaultName: string,
    backupInstanceName: string,
    options?: RecoveryPointsListOptionalParams,
  ) => Paged<AzureBackupRecoveryPointResource>;
  /** One recovery point, with the metadata that lists leave out. */
  get: (
    resourceGroupName: string,
    vaultName: string,
    backupInstanceName: string,
    recoveryPointId: string,
    options?: OperationOptions,
  ) => Promise<AzureBackupRecoveryPointResource>;
}

/** Operations on recovery points through one connection. */
export function recoveryPointsOperations(arm: Arm): RecoveryPointsOperations {
  return {
    list: (group, vault, instance, options) => {
      const query = { $filter: options?.filter, $skipToken: options?.skipToken };
      return list(arm, { path: `${instancePath(arm, group, vault, instance)}/recoveryPoints`, query }, options);
    },
    get: async (group, vault, instance, id, options) =>
      ask(arm, 'get', { path: instancePath(arm, group, vault, instance) + path`/recoveryPoints/${id}` }, options),
  };
}

import type { OperationOptions } from '@azure-rest/core-client';
import type { BaseBackupPolicyResource } from './policy-models.ts';
import { ask, list, path, type Arm, type Paged } from '@esan/arm-connection';
import { vaultPath } from './backup-vaults.ts';

/** Operations on backup policies. */
export interface BackupPoliciesOperations {
  /** Every policy of a vault. */
  list: (resourceGroupName: string, vaultName: string, options?: OperationOptions) => Paged<BaseBackupPolicyResource>;
  /** One policy. */
  get: (
    resourceGroupName: string,
    vaultName: string,
    backupPolicyName: string,
    options?: OperationOptions,
  ) => Promise<BaseBackupPolicyResource>;
  /** Makes or replaces a policy. */
  createOrUpdate: (
    resourceGroupName: string,
    vaultName: string,
    backupPolicyName: string,
    parameters: BaseBackupPolicyResource,
    options?: OperationOptions,
  ) => Promise<BaseBackupPolicyResource>;
  /** Deletes a policy. */
  delete: (resourceGroupName: string, vaultName: string, backupPolicyName: string, options?: OperationOptions) => Promise<void>;
}

/** Operations on policies through one connection. */
export function backupPoliciesOperations(arm: Arm): BackupPoliciesOperations {
  const policyPath = (group: string, vault: string, name: string) => vaultPath(arm, group, vault) + path`/backupPolicies/${name}`;
  return {
    list: (group, vault, options) => list(arm, { path: `${vaultPath(arm, group, vault)}/backupPolicies` }, options),
    get: async (group, vault, name, options) => ask(arm, 'get', { path: policyPath(group, vault, name) }, options),
    createOrUpdate: async (group, vault, name, parameters, options) =>
      ask(arm, 'put', { path: policyPath(group, vault, name), body: parameters }, options),
    delete: async (group, vault, name, options) => ask(arm, 'delete', { path: policyPath(group, vault, name) }, options),
  };
}

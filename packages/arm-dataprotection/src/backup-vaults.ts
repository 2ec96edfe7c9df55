import type { OperationOptions } from '@azure-rest/core-client';
import type {
  BackupVaultResource,
  CheckNameAvailabilityRequest,
  CheckNameAvailabilityResult,
  PatchResourceRequestInput,
} from './vault-models.ts';
import { ask, list, path, start, type Arm, type LongRunningOptions, type Paged, type Poller } from '@esan/arm-connection';

/** What goes with a vault that is made or changed. */
export interface BackupVaultsCreateOrUpdateOptionalParams extends LongRunningOptions {
  /** `Bearer <token>` of the tenant that owns the Resource Guard, where one asks for a second approval. */
  xMsAuthorizationAuxiliary?: string;
  /** The id of a deleted vault that is to come back under this name. */
  xMsDeletedVaultId?: string;
}

/** What goes with a change of a vault. */
export interface BackupVaultsUpdateOptionalParams extends LongRunningOptions {
  /** `Bearer <token>` of the tenant that owns the Resource Guard, where one asks for a second approval. */
  xMsAuthorizationAuxiliary?: string;
}

/** Operations on Backup vaults. */
export interface BackupVaultsOperations {
  /** Every vault of the subscription. */
  listInSubscription: (options?: OperationOptions) => Paged<BackupVaultResource>;
  /** Every vault of a resource group. */
  listInResourceGroup: (resourceGroupName: string, options?: OperationOptions) => Paged<BackupVaultResource>;
  /** One vault. */
  get: (resourceGroupName: string, vaultName: string, options?: OperationOptions) => Promise<BackupVaultResource>;
  /** Makes or replaces a vault. */
  createOrUpdate: (
    resourceGroupName: string,
    vaultName: string,
    parameters: BackupVaultResource,
    options?: BackupVaultsCreateOrUpdateOptionalParams,
  ) => Poller<BackupVaultResource>;
  /** Changes what is named of a vault: identity, settings, tags. */
  update: (
    resourceGroupName: string,
    vaultName: string,
    parameters: PatchResourceRequestInput,
    options?: BackupVaultsUpdateOptionalParams,
  ) => Poller<BackupVaultResource>;
  /** Deletes a vault that holds nothing any more. */
  delete: (resourceGroupName: string, vaultName: string, options?: LongRunningOptions) => Poller<void>;
  /** Asks whether a name is free. */
  checkNameAvailability: (
    resourceGroupName: string,
    location: string,
    parameters: CheckNameAvailabilityRequest,
    options?: OperationOptions,
  ) => Promise<CheckNameAvailabilityResult>;
}

/** The path of one vault, on which all of its children hang. */
export function vaultPath(arm: Arm, resourceGroupName: string, vaultName: string): string {
  return dataProtectionPath(arm, resourceGroupName) + path`/backupVaults/${vaultName}`;
}

function dataProtectionPath(arm: Arm, resourceGroupName: string): string {
  return path`/subscriptions/${arm.subscriptionId}/resourceGroups/${resourceGroupName}/providers/Microsoft.DataProtection`;
}

/** Operations on vaults through one connection. */
export function backupVaultsOperations(arm: Arm): BackupVaultsOperations {
  return {
    listInSubscription: (options) =>
      list(arm, { path: path`/subscriptions/${arm.subscriptionId}/providers/Microsoft.DataProtection/backupVaults` }, options),
    listInResourceGroup: (group, options) => list(arm, { path: `${dataProtectionPath(arm, group)}/backupVaults` }, options),
    get: async (group, vault, options) => ask(arm, 'get', { path: vaultPath(arm, group, vault) }, options),
    createOrUpdate: (group, vault, parameters, options) =>
      start(arm, 'put', { path: vaultPath(arm, group, vault), body: parameters, headers: createHeaders(options) }, options),
    update: (group, vault, parameters, options) =>
      start(arm, 'patch', { path: vaultPath(arm, group, vault), body: parameters, headers: createHeaders(options) }, options),
    delete: (group, vault, options) => start(arm, 'delete', { path: vaultPath(arm, group, vault) }, options),
    checkNameAvailability: async (group, location, parameters, options) => {
      const route = dataProtectionPath(arm, group) + path`/locations/${location}/checkNameAvailability`;
      return ask(arm, 'post', { path: route, body: parameters }, options);
    },
  };
}

function createHeaders(options: BackupVaultsCreateOrUpdateOptionalParams = {}): Record<string, string | undefined> {
  return {
    'x-ms-authorization-auxiliary': options.xMsAuthorizationAuxiliary,
    'x-ms-deleted-vault-id': options.xMsDeletedVaultId,
  };
}

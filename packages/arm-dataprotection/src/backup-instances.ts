import type { OperationOptions } from '@azure-rest/core-client';
import type { BackupInstanceResource, StopProtectionRequest, TriggerBackupRequest, ValidateForBackupRequest } from './instance-models.ts';
import type { OperationJobExtendedInfo } from './resource-models.ts';
import type { AzureBackupRestoreRequestUnion, ValidateRestoreRequestObject } from './restore-models.ts';
import { ask, list, path, start, type Arm, type LongRunningOptions, type Paged, type Poller } from '@esan/arm-connection';
import { vaultPath } from './backup-vaults.ts';

/** What goes with an instance that is made or changed. */
export interface BackupInstancesCreateOrUpdateOptionalParams extends LongRunningOptions {
  /** `Bearer <token>` of the tenant that owns the Resource Guard, where one asks for a second approval. */
  xMsAuthorizationAuxiliary?: string;
}

/** What goes with an instance that is deleted. */
export interface BackupInstancesDeleteOptionalParams extends BackupInstancesCreateOrUpdateOptionalParams {}

/** What goes with a restore. */
export interface BackupInstancesTriggerRestoreOptionalParams extends BackupInstancesCreateOrUpdateOptionalParams {}

/** What goes with the end of protection. */
export interface BackupInstancesStopProtectionOptionalParams extends BackupInstancesCreateOrUpdateOptionalParams {
  /** The body of the request, which is empty otherwise. */
  parameters?: StopProtectionRequest;
}

type OnInstance<Options, Result> = (resourceGroupName: string, vaultName: string, backupInstanceName: string, options?: Options) => Result;
type OnInstanceWith<Body, Options, Result> = (
  resourceGroupName: string,
  vaultName: string,
  backupInstanceName: string,
  parameters: Body,
  options?: Options,
) => Result;

/** Operations on backup instances. */
export interface BackupInstancesOperations {
  /** Every instance of a vault. */
  list: (resourceGroupName: string, vaultName: string, options?: OperationOptions) => Paged<BackupInstanceResource>;
  /** One instance. */
  get: OnInstance<OperationOptions, Promise<BackupInstanceResource>>;
  /** Makes or replaces an instance, which configures protection. */
  createOrUpdate: OnInstanceWith<BackupInstanceResource, BackupInstancesCreateOrUpdateOptionalParams, Poller<BackupInstanceResource>>;
  /** Deletes an instance together with its recovery points, as the vault's soft delete has it. */
  delete: OnInstance<BackupInstancesDeleteOptionalParams, Poller<void>>;
  /** Asks whether an instance could be protected. */
  validateForBackup: (
    resourceGroupName: string,
    vaultName: string,
    parameters: ValidateForBackupRequest,
    options?: LongRunningOptions,
  ) => Poller<OperationJobExtendedInfo>;
  /** Starts a backup now. */
  adhocBackup: OnInstanceWith<TriggerBackupRequest, LongRunningOptions, Poller<OperationJobExtendedInfo>>;
  /** Asks whether a restore could be done. */
  validateForRestore: OnInstanceWith<ValidateRestoreRequestObject, LongRunningOptions, Poller<OperationJobExtendedInfo>>;
  /** Starts a restore. */
  triggerRestore: OnInstanceWith<
    AzureBackupRestoreRequestUnion,
    BackupInstancesTriggerRestoreOptionalParams,
    Poller<OperationJobExtendedInfo>
  >;
  /** Stops backups and keeps the recovery points for ever. */
  stopProtection: OnInstance<BackupInstancesStopProtectionOptionalParams, Poller<void>>;
  /** Stops backups and lets the recovery points age out by their policy. */
  suspendBackups: OnInstance<LongRunningOptions, Poller<void>>;
  /** Resumes backups that were suspended. */
  resumeBackups: OnInstance<LongRunningOptions, Poller<void>>;
  /** Resumes protection that was stopped. */
  resumeProtection: OnInstance<LongRunningOptions, Poller<void>>;
}

/** The path of one instance. */
export function instancePath(arm: Arm, resourceGroupName: string, vaultName: string, backupInstanceName: string): string {
  return vaultPath(arm, resourceGroupName, vaultName) + path`/backupInstances/${backupInstanceName}`;
}

/** Operations on instances through one connection. */
export function backupInstancesOperations(arm: Arm): BackupInstancesOperations {
  const at = (group: string, vault: string, name: string) => instancePath(arm, group, vault, name);
  return {
    list: (group, vault, options) => list(arm, { path: `${vaultPath(arm, group, vault)}/backupInstances` }, options),
    get: async (group, vault, name, options) => ask(arm, 'get', { path: at(group, vault, name) }, options),
    createOrUpdate: (group, vault, name, body, options) =>
      start(arm, 'put', { path: at(group, vault, name), body, headers: auxiliary(options) }, options),
    delete: (group, vault, name, options) => start(arm, 'delete', { path: at(group, vault, name), headers: auxiliary(options) }, options),
    validateForBackup: (group, vault, body, options) =>
      start(arm, 'post', { path: `${vaultPath(arm, group, vault)}/validateForBackup`, body }, options),
    adhocBackup: (group, vault, name, body, options) => start(arm, 'post', { path: `${at(group, vault, name)}/backup`, body }, options),
    validateForRestore: (group, vault, name, body, options) =>
      start(arm, 'post', { path: `${at(group, vault, name)}/validateRestore`, body }, options),
    triggerRestore: (group, vault, name, body, options) =>
      start(arm, 'post', { path: `${at(group, vault, name)}/restore`, body, headers: auxiliary(options) }, options),
    stopProtection: (group, vault, name, options) => {
      const call = { path: `${at(group, vault, name)}/stopProtection`, body: options?.parameters, headers: auxiliary(options) };
      return start(arm, 'post', call, options);
    },
    suspendBackups: (group, vault, name, options) => start(arm, 'post', { path: `${at(group, vault, name)}/suspendBackups` }, options),
    resumeBackups: (group, vault, name, options) => start(arm, 'post', { path: `${at(group, vault, name)}/resumeBackups` }, options),
    resumeProtection: (group, vault, name, options) => start(arm, 'post', { path: `${at(group, vault, name)}/resumeProtection` }, options),
  };
}

function auxiliary(options: BackupInstancesCreateOrUpdateOptionalParams = {}): Record<string, string | undefined> {
  return { 'x-ms-authorization-auxiliary': options.xMsAuthorizationAuxiliary };
}

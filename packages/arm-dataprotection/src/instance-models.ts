import type { ProxyResource } from '@esan/arm-connection';
import type { UserFacingError } from './resource-models.ts';

/** A backup instance: one protected data source of a vault. */
export interface BackupInstanceResource extends ProxyResource {
  tags?: Record<string, string>;
  properties?: BackupInstance;
}

/** What is protected, by which policy, and how that stands. */
export interface BackupInstance {
  friendlyName?: string;
  dataSourceInfo: Datasource;
  dataSourceSetInfo?: DatasourceSet;
  policyInfo: PolicyInfo;
  resourceGuardOperationRequests?: string[];
  readonly protectionStatus?: ProtectionStatusDetails;
  readonly currentProtectionState?: string;
  readonly protectionErrorDetails?: UserFacingError;
  readonly provisioningState?: string;
  datasourceAuthCredentials?: AuthCredentials;
  validationType?: string;
  identityDetails?: IdentityDetails;
  objectType: string;
}

/** A backup instance that was deleted and can still be brought back. */
export interface DeletedBackupInstanceResource extends ProxyResource {
  properties?: DeletedBackupInstance;
}

/** What was protected, and until when it can be brought back. */
export interface DeletedBackupInstance extends BackupInstance {
  readonly deletionInfo?: DeletionInfo;
}

/** When an instance was deleted, and when that becomes final; times as the service writes them. */
export interface DeletionInfo {
  readonly deletionTime?: string;
  readonly billingEndDate?: string;
  readonly scheduledPurgeTime?: string;
  readonly deleteActivityID?: string;
}

/** A data source; for Elastic SAN that is the volume group. */
export interface Datasource {
  datasourceType?: string;
  objectType?: string;
  resourceID: string;
  resourceLocation?: string;
  resourceName?: string;
  resourceType?: string;
  resourceUri?: string;
}

/** What a data source belongs to; for Elastic SAN that is the SAN. */
export interface DatasourceSet {
  datasourceType?: string;
  objectType?: string;
  resourceID: string;
  resourceLocation?: string;
  resourceName?: string;
  resourceType?: string;
  resourceUri?: string;
}

/** The policy of an instance and what it needs to know there. */
export interface PolicyInfo {
  policyId: string;
  readonly policyVersion?: string;
  policyParameters?: PolicyParameters;
}

/** Where snapshots go, and which parts of the data source are protected. */
export interface PolicyParameters {
  dataStoreParametersList?: DataStoreParametersUnion[];
  backupDatasourceParametersList?: BackupDatasourceParametersUnion[];
}

/** What a store needs to know. */
export interface DataStoreParameters {
  objectType: string;
  dataStoreType: string;
}

/** The resource group that takes the snapshots. */
export interface AzureOperationalStoreParameters extends DataStoreParameters {
  resourceGroupId?: string;
  objectType: 'AzureOperationalStoreParameters';
}

/** Whatever a store needs to know. */
export type DataStoreParametersUnion = AzureOperationalStoreParameters | DataStoreParameters;

/** Which parts of a data source are protected. */
export interface BackupDatasourceParameters {
  objectType: string;
}

/** Parts by name; for Elastic SAN these are volumes. */
export interface GenericBackupDatasourceParameters extends BackupDatasourceParameters {
  resourceSelectors: string[];
  objectType: 'GenericBackupDatasourceParameters';
}

/** Parts of a data source, named in any way. */
export type BackupDatasourceParametersUnion = GenericBackupDatasourceParameters | BackupDatasourceParameters;

/** How protection stands. */
export interface ProtectionStatusDetails {
  errorDetails?: UserFacingError;
  status?: string;
}

/** How the service signs in to a data source. */
export interface AuthCredentials {
  objectType: string;
}

/** The identity that works on the data source; the vault's own unless another is named. */
export interface IdentityDetails {
  useSystemAssignedIdentity?: boolean;
  userAssignedIdentityArmUrl?: string;
}

/** An instance that is to be validated before it is made. */
export interface ValidateForBackupRequest {
  backupInstance: BackupInstance;
}

/** A backup on demand. */
export interface TriggerBackupRequest {
  backupRuleOptions: AdHocBackupRuleOptions;
}

/** The rule that a backup on demand follows. */
export interface AdHocBackupRuleOptions {
  ruleName: string;
  triggerOption: AdhocBackupTriggerOption;
}

/** The retention tag of a backup on demand. */
export interface AdhocBackupTriggerOption {
  retentionTagOverride?: string;
}

/** The approvals that stopping protection of a guarded vault needs. */
export interface StopProtectionRequest {
  resourceGuardOperationRequests?: string[];
}

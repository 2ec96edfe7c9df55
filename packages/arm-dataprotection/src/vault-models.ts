import type { TrackedResource } from '@esan/arm-connection';

/** A Backup vault. */
export interface BackupVaultResource extends TrackedResource {
  eTag?: string;
  identity?: DppIdentityDetails;
  properties: BackupVault;
}

/** Managed identity of a vault. */
export interface DppIdentityDetails {
  readonly principalId?: string;
  readonly tenantId?: string;
  type?: string;
  userAssignedIdentities?: Record<string, UserAssignedIdentity>;
}

/** A user-assigned identity as the service reports it. */
export interface UserAssignedIdentity {
  readonly principalId?: string;
  readonly clientId?: string;
}

/** Settings and state of a vault. */
export interface BackupVault {
  monitoringSettings?: MonitoringSettings;
  readonly provisioningState?: string;
  readonly resourceMoveState?: string;
  readonly resourceMoveDetails?: ResourceMoveDetails;
  securitySettings?: SecuritySettings;
  storageSettings?: StorageSetting[];
  readonly isVaultProtectedByResourceGuard?: boolean;
  featureSettings?: FeatureSettings;
  readonly secureScore?: string;
  readonly bcdrSecurityLevel?: string;
  resourceGuardOperationRequests?: string[];
  replicatedRegions?: string[];
}

/** Which alerts a vault raises. */
export interface MonitoringSettings {
  azureMonitorAlertSettings?: AzureMonitorAlertSettings;
}

/** Whether failed jobs raise alerts. */
export interface AzureMonitorAlertSettings {
  alertsForAllJobFailures?: string;
}

/** A vault's last move. */
export interface ResourceMoveDetails {
  operationId?: string;
  startTimeUtc?: string;
  completionTimeUtc?: string;
  sourceResourcePath?: string;
  targetResourcePath?: string;
}

/** How a vault guards its backups. */
export interface SecuritySettings {
  softDeleteSettings?: SoftDeleteSettings;
  immutabilitySettings?: ImmutabilitySettings;
  encryptionSettings?: EncryptionSettings;
}

/** Whether and how long deleted backups are kept. */
export interface SoftDeleteSettings {
  state?: string;
  retentionDurationInDays?: number;
}

/** Whether backups can be cut short. */
export interface ImmutabilitySettings {
  state?: string;
}

/** The customer's key of a vault. */
export interface EncryptionSettings {
  state?: string;
  keyVaultProperties?: CmkKeyVaultProperties;
  kekIdentity?: CmkKekIdentity;
  infrastructureEncryption?: string;
}

/** Where the customer's key is kept. */
export interface CmkKeyVaultProperties {
  keyUri?: string;
}

/** The identity that reads the customer's key. */
export interface CmkKekIdentity {
  identityType?: string;
  identityId?: string;
}

/** Redundancy of one of a vault's stores. */
export interface StorageSetting {
  datastoreType?: string;
  type?: string;
}

/** Features that a vault can switch on. */
export interface FeatureSettings {
  crossSubscriptionRestoreSettings?: CrossSubscriptionRestoreSettings;
  crossRegionRestoreSettings?: CrossRegionRestoreSettings;
}

/** Whether backups may be restored into other subscriptions. */
export interface CrossSubscriptionRestoreSettings {
  state?: string;
}

/** Whether backups may be restored in the paired region. */
export interface CrossRegionRestoreSettings {
  state?: string;
}

/** A name that somebody wants for a vault. */
export interface CheckNameAvailabilityRequest {
  name?: string;
  type?: string;
}

/** Whether a name is free. */
export interface CheckNameAvailabilityResult {
  message?: string;
  nameAvailable?: boolean;
  reason?: string;
}

/** What is to change about a vault; the rest stays as it is. */
export interface PatchResourceRequestInput {
  identity?: DppIdentityDetails;
  properties?: PatchBackupVaultInput;
  tags?: Record<string, string>;
}

/** The settings of a vault that can change. */
export interface PatchBackupVaultInput {
  monitoringSettings?: MonitoringSettings;
  securitySettings?: SecuritySettings;
  featureSettings?: FeatureSettings;
  resourceGuardOperationRequests?: string[];
}

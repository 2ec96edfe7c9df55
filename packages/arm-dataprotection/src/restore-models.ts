import type { AuthCredentials, Datasource, DatasourceSet, IdentityDetails } from './instance-models.ts';
import type { ProxyResource } from '@esan/arm-connection';

/** A recovery point. */
export interface AzureBackupRecoveryPointResource extends ProxyResource {
  properties?: AzureBackupRecoveryPointUnion;
}

/** What every kind of recovery point has. */
export interface AzureBackupRecoveryPoint {
  objectType: string;
}

/** A recovery point of one moment; the service sends null for a time that it does not know. */
export interface AzureBackupDiscreteRecoveryPoint extends AzureBackupRecoveryPoint {
  friendlyName?: string;
  recoveryPointDataStoresDetails?: RecoveryPointDataStoreDetails[];
  recoveryPointTime: Date;
  policyName?: string;
  policyVersion?: string;
  recoveryPointId?: string;
  recoveryPointType?: string;
  retentionTagName?: string;
  retentionTagVersion?: string;
  readonly expiryTime?: Date;
  recoveryPointState?: string;
  objectType: 'AzureBackupDiscreteRecoveryPoint';
}

/** Any kind of recovery point. */
export type AzureBackupRecoveryPointUnion = AzureBackupDiscreteRecoveryPoint | AzureBackupRecoveryPoint;

/** A recovery point's copy in one store; `metaData` is JSON text, and lists leave it null. */
export interface RecoveryPointDataStoreDetails {
  creationTime?: Date;
  expiryTime?: Date;
  id?: string;
  metaData?: string;
  state?: string;
  type?: string;
  visible?: boolean;
  readonly rehydrationExpiryTime?: Date;
  readonly rehydrationStatus?: string;
}

/** A restore that is to be validated before it is started. */
export interface ValidateRestoreRequestObject {
  restoreRequestObject: AzureBackupRestoreRequestUnion;
}

/** What every kind of restore needs. */
export interface AzureBackupRestoreRequest {
  objectType: string;
  restoreTargetInfo: RestoreTargetInfoBaseUnion;
  sourceDataStoreType: string;
  sourceResourceId?: string;
  resourceGuardOperationRequests?: string[];
  identityDetails?: IdentityDetails;
}

/** A restore from one recovery point. */
export interface AzureBackupRecoveryPointBasedRestoreRequest extends AzureBackupRestoreRequest {
  recoveryPointId: string;
  objectType: 'AzureBackupRecoveryPointBasedRestoreRequest';
}

/** Any kind of restore. */
export type AzureBackupRestoreRequestUnion = AzureBackupRecoveryPointBasedRestoreRequest | AzureBackupRestoreRequest;

/** Where a restore goes to. */
export interface RestoreTargetInfoBase {
  objectType: string;
  recoveryOption: string;
  restoreLocation?: string;
}

/** A restore of parts of a data source; for Elastic SAN these are volumes. */
export interface ItemLevelRestoreTargetInfo extends RestoreTargetInfoBase {
  restoreCriteria: ItemLevelRestoreCriteriaUnion[];
  datasourceInfo: Datasource;
  datasourceSetInfo?: DatasourceSet;
  datasourceAuthCredentials?: AuthCredentials;
  objectType: 'ItemLevelRestoreTargetInfo';
}

/** Any place that a restore goes to. */
export type RestoreTargetInfoBaseUnion = ItemLevelRestoreTargetInfo | RestoreTargetInfoBase;

/** Which parts are restored. */
export interface ItemLevelRestoreCriteria {
  objectType: string;
}

/** Parts picked by their names. */
export interface GenericRestoreDatasourceCriteria extends ItemLevelRestoreCriteria {
  resourceSelectors: ResourceListSelectionCriteria;
  objectType: 'GenericRestoreDatasourceCriteria';
}

/** Parts, picked in any way. */
export type ItemLevelRestoreCriteriaUnion = GenericRestoreDatasourceCriteria | ItemLevelRestoreCriteria;

/** Names to restore, and what each is called afterwards. */
export interface ResourceListSelectionCriteria {
  objectType: string;
  resourceIdentifiers: string[];
  resourceNameOverrides?: Record<string, string>;
}

import type { ProxyResource, TrackedResource } from '@esan/arm-connection';

/** An Elastic SAN. */
export interface ElasticSan extends TrackedResource {
  properties: ElasticSanProperties;
}

/** Size and state of an Elastic SAN. */
export interface ElasticSanProperties {
  sku: Sku;
  availabilityZones?: string[];
  readonly provisioningState?: string;
  baseSizeTiB: number;
  extendedCapacitySizeTiB: number;
  readonly totalVolumeSizeGiB?: number;
  readonly volumeGroupCount?: number;
  readonly totalIops?: number;
  readonly totalMBps?: number;
  readonly totalSizeTiB?: number;
  readonly privateEndpointConnections?: PrivateEndpointConnection[];
  publicNetworkAccess?: string;
  autoScaleProperties?: AutoScaleProperties;
}

/** Redundancy of an Elastic SAN. */
export interface Sku {
  name: string;
  tier?: string;
}

/** How an Elastic SAN grows by itself. */
export interface AutoScaleProperties {
  scaleUpProperties?: ScaleUpProperties;
}

/** When, by how much and how far an Elastic SAN grows by itself. */
export interface ScaleUpProperties {
  unusedSizeTiB?: number;
  increaseCapacityUnitByTiB?: number;
  capacityUnitScaleUpLimitTiB?: number;
  autoScalePolicyEnforcement?: string;
}

/** A private endpoint's connection to an Elastic SAN. */
export interface PrivateEndpointConnection extends ProxyResource {
  properties: PrivateEndpointConnectionProperties;
}

/** State of a private endpoint's connection. */
export interface PrivateEndpointConnectionProperties {
  readonly provisioningState?: string;
  privateEndpoint?: PrivateEndpoint;
  privateLinkServiceConnectionState: PrivateLinkServiceConnectionState;
  groupIds?: string[];
}

/** A private endpoint, by its id. */
export interface PrivateEndpoint {
  readonly id?: string;
}

/** Whether the owner let a private endpoint in. */
export interface PrivateLinkServiceConnectionState {
  status?: string;
  description?: string;
  actionsRequired?: string;
}

/** A volume group. */
export interface VolumeGroup extends ProxyResource {
  identity?: Identity;
  properties?: VolumeGroupProperties;
}

/** Protocol, encryption and network rules of a volume group. */
export interface VolumeGroupProperties {
  readonly provisioningState?: string;
  protocolType?: string;
  encryption?: string;
  encryptionProperties?: EncryptionProperties;
  networkAcls?: NetworkRuleSet;
  readonly privateEndpointConnections?: PrivateEndpointConnection[];
  enforceDataIntegrityCheckForIscsi?: boolean;
}

/** Managed identity of a volume group. */
export interface Identity {
  readonly principalId?: string;
  readonly tenantId?: string;
  type: string;
  userAssignedIdentities?: Record<string, UserAssignedIdentity>;
}

/** A user-assigned identity as the service reports it. */
export interface UserAssignedIdentity {
  readonly principalId?: string;
  readonly clientId?: string;
}

/** The customer's key and the identity that reads it. */
export interface EncryptionProperties {
  keyVaultProperties?: KeyVaultProperties;
  encryptionIdentity?: EncryptionIdentity;
}

/** Where the customer's key is kept. */
export interface KeyVaultProperties {
  keyName?: string;
  keyVersion?: string;
  keyVaultUri?: string;
  readonly currentVersionedKeyIdentifier?: string;
  readonly lastKeyRotationTimestamp?: Date;
  readonly currentVersionedKeyExpirationTimestamp?: Date;
}

/** The user-assigned identity that reads the customer's key. */
export interface EncryptionIdentity {
  encryptionUserAssignedIdentity?: string;
}

/** The subnets that may reach a volume group. */
export interface NetworkRuleSet {
  virtualNetworkRules?: VirtualNetworkRule[];
}

/** One subnet that may reach a volume group; the service calls its id plainly `id`. */
export interface VirtualNetworkRule {
  virtualNetworkResourceId: string;
  action?: string;
}

/** A volume. */
export interface Volume extends ProxyResource {
  properties: VolumeProperties;
}

/** Size, origin and target of a volume. */
export interface VolumeProperties {
  readonly volumeId?: string;
  creationData?: SourceCreationData;
  sizeGiB: number;
  readonly storageTarget?: IscsiTargetInfo;
  managedBy?: ManagedByInfo;
  readonly provisioningState?: string;
}

/** What a volume was made from. */
export interface SourceCreationData {
  createSource?: string;
  sourceId?: string;
}

/** Where a volume can be reached by iSCSI. */
export interface IscsiTargetInfo {
  readonly targetIqn?: string;
  readonly targetPortalHostname?: string;
  readonly targetPortalPort?: number;
  readonly provisioningState?: string;
  status?: string;
}

/** The resource that manages a volume, `None` when there is none. */
export interface ManagedByInfo {
  resourceId?: string;
}

/** A snapshot of a volume. */
export interface Snapshot extends ProxyResource {
  properties: SnapshotProperties;
}

/** Origin and state of a snapshot. */
export interface SnapshotProperties {
  creationData: SnapshotCreationData;
  readonly provisioningState?: string;
  readonly sourceVolumeSizeGiB?: number;
  readonly volumeName?: string;
}

/** The volume that a snapshot was taken of. */
export interface SnapshotCreationData {
  sourceId: string;
}

/** Names of volumes that are to be backed up. */
export interface VolumeNameList {
  volumeNames: string[];
}

/** Ids of managed-disk snapshots that are to be restored. */
export interface DiskSnapshotList {
  diskSnapshotIds: string[];
}

/** What a validation before a backup or a restore found. */
export interface PreValidationResponse {
  validationStatus?: string;
}

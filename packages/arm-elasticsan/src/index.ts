export { ElasticSanManagement, type ElasticSanManagementOptionalParams } from './elastic-san-management.ts';
export { restorePoller } from '@esan/arm-connection';
export type { ContinuablePage, LongRunningOptions as RestorePollerOptions } from '@esan/arm-connection';
export type { ProxyResource, Resource, SystemData, TrackedResource } from '@esan/arm-connection';
export type { ElasticSansOperations } from './elastic-sans.ts';
export type { VolumeGroupsOperations } from './volume-groups.ts';
export type { VolumesDeleteOptionalParams, VolumesOperations } from './volumes.ts';
export type { VolumeSnapshotsListByVolumeGroupOptionalParams, VolumeSnapshotsOperations } from './volume-snapshots.ts';
export type * from './models.ts';

import type { OperationOptions } from '@azure-rest/core-client';
import type { DiskSnapshotList, PreValidationResponse, Volume, VolumeNameList } from './models.ts';
import { ask, list, path, start, type Arm, type LongRunningOptions, type Paged, type Poller } from '@esan/arm-connection';
import { toWire } from './service.ts';
import { volumeGroupPath } from './volume-groups.ts';

/** What may go with the volume when it is deleted. */
export interface VolumesDeleteOptionalParams extends LongRunningOptions {
  /** Deletes the volume's snapshots too; `true` or `false`. */
  xMsDeleteSnapshots?: string;
  /** Deletes the volume even while hosts are connected to it; `true` or `false`. */
  xMsForceDelete?: string;
}

/** Operations on volumes. */
export interface VolumesOperations {
  /** Every volume of a volume group. */
  listByVolumeGroup: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    options?: OperationOptions,
  ) => Paged<Volume>;
  /** One volume. */
  get: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    volumeName: string,
    options?: OperationOptions,
  ) => Promise<Volume>;
  /** Makes or replaces a volume. */
  create: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    volumeName: string,
    parameters: Volume,
    options?: LongRunningOptions,
  ) => Poller<Volume>;
  /** Deletes a volume. */
  delete: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    volumeName: string,
    options?: VolumesDeleteOptionalParams,
  ) => Poller<void>;
  /** Asks whether disk snapshots of these volumes can be taken. */
  preBackup: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    parameters: VolumeNameList,
    options?: LongRunningOptions,
  ) => Poller<PreValidationResponse>;
  /** Asks whether these disk snapshots can become volumes of the group. */
  preRestore: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    parameters: DiskSnapshotList,
    options?: LongRunningOptions,
  ) => Poller<PreValidationResponse>;
}

/** Operations on volumes through one connection. */
export function volumesOperations(arm: Arm): VolumesOperations {
  const volumePath = (group: string, san: string, volumeGroup: string, name: string) =>
    volumeGroupPath(arm, group, san, volumeGroup) + path`/volumes/${name}`;
  return {
    listByVolumeGroup: (group, san, volumeGroup, options) =>
      list(arm, { path: `${volumeGroupPath(arm, group, san, volumeGroup)}/volumes` }, options),
    get: async (group, san, volumeGroup, name, options) => ask(arm, 'get', { path: volumePath(group, san, volumeGroup, name) }, options),
    create: (group, san, volumeGroup, name, parameters, options) =>
      start(arm, 'put', { path: volumePath(group, san, volumeGroup, name), body: toWire(parameters) }, options),
    delete: (group, san, volumeGroup, name, options) =>
      start(arm, 'delete', { path: volumePath(group, san, volumeGroup, name), headers: deleteHeaders(options) }, options),
    preBackup: (group, san, volumeGroup, parameters, options) =>
      start(arm, 'post', { path: `${volumeGroupPath(arm, group, san, volumeGroup)}/preBackup`, body: parameters }, options),
    preRestore: (group, san, volumeGroup, parameters, options) =>
      start(arm, 'post', { path: `${volumeGroupPath(arm, group, san, volumeGroup)}/preRestore`, body: parameters }, options),
  };
}

function deleteHeaders(options: VolumesDeleteOptionalParams = {}): Record<string, string | undefined> {
  return { 'x-ms-delete-snapshots': options.xMsDeleteSnapshots, 'x-ms-force-delete': options.xMsForceDelete };
}

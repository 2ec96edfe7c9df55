import type { OperationOptions } from '@azure-rest/core-client';
import type { Snapshot } from './models.ts';
import { ask, list, path, type Arm, type Paged } from '@esan/arm-connection';
import { volumeGroupPath } from './volume-groups.ts';

/** Which snapshots of a volume group to list. */
export interface VolumeSnapshotsListByVolumeGroupOptionalParams extends OperationOptions {
  /** For one volume's snapshots: `volumeName eq <name>`. */
  filter?: string;
}

/** Operations on snapshots of volumes. */
export interface VolumeSnapshotsOperations {
  /** The snapshots of a volume group. */
  listByVolumeGroup: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    options?: VolumeSnapshotsListByVolumeGroupOptionalParams,
  ) => Paged<Snapshot>;
  /** One snapshot. */
  get: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    snapshotName: string,
    options?: OperationOptions,
  ) => Promise<Snapshot>;
}

/** Operations on snapshots through one connection. */
export function volumeSnapshotsOperations(arm: Arm): VolumeSnapshotsOperations {
  return {
    listByVolumeGroup: (group, san, volumeGroup, options) =>
      list(arm, { path: `${volumeGroupPath(arm, group, san, volumeGroup)}/snapshots`, query: { $filter: options?.filter } }, options),
    get: async (group, san, volumeGroup, name, options) =>
      ask(arm, 'get', { path: volumeGroupPath(arm, group, san, volumeGroup) + path`/snapshots/${name}` }, options),
  };
}

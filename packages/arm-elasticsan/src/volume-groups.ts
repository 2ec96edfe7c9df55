import type { OperationOptions } from '@azure-rest/core-client';
import type { VolumeGroup } from './models.ts';
import { ask, list, path, start, type Arm, type LongRunningOptions, type Paged, type Poller } from '@esan/arm-connection';
import { elasticSanPath } from './elastic-sans.ts';
import { toWire } from './service.ts';

/** Operations on volume groups. */
export interface VolumeGroupsOperations {
  /** Every volume group of an Elastic SAN. */
  listByElasticSan: (resourceGroupName: string, elasticSanName: string, options?: OperationOptions) => Paged<VolumeGroup>;
  /** One volume group. */
  get: (resourceGroupName: string, elasticSanName: string, volumeGroupName: string, options?: OperationOptions) => Promise<VolumeGroup>;
  /** Makes or replaces a volume group. */
  create: (
    resourceGroupName: string,
    elasticSanName: string,
    volumeGroupName: string,
    parameters: VolumeGroup,
    options?: LongRunningOptions,
  ) => Poller<VolumeGroup>;
}

/** The path of one volume group, spelled as in the published requests: answers say `volumeGroups`. */
export function volumeGroupPath(arm: Arm, resourceGroupName: string, elasticSanName: string, volumeGroupName: string): string {
  return elasticSanPath(arm, resourceGroupName, elasticSanName) + path`/volumegroups/${volumeGroupName}`;
}

/** Operations on volume groups through one connection. */
export function volumeGroupsOperations(arm: Arm): VolumeGroupsOperations {
  return {
    listByElasticSan: (group, san, options) => list(arm, { path: `${elasticSanPath(arm, group, san)}/volumegroups` }, options),
    get: async (group, san, name, options) => ask(arm, 'get', { path: volumeGroupPath(arm, group, san, name) }, options),
    create: (group, san, name, parameters, options) =>
      start(arm, 'put', { path: volumeGroupPath(arm, group, san, name), body: toWire(parameters) }, options),
  };
}

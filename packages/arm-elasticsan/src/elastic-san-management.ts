import type { ClientOptions } from '@azure-rest/core-client';
import type { TokenCredential } from '@azure/core-auth';
import { ArmClient } from '@esan/arm-connection';
import { elasticSansOperations, type ElasticSansOperations } from './elastic-sans.ts';
import { elasticSanService } from './service.ts';
import { volumeGroupsOperations, type VolumeGroupsOperations } from './volume-groups.ts';
import { volumeSnapshotsOperations, type VolumeSnapshotsOperations } from './volume-snapshots.ts';
import { volumesOperations, type VolumesOperations } from './volumes.ts';

/** Options of the client. */
export interface ElasticSanManagementOptionalParams extends ClientOptions {
  /** The version of the service to speak to, 2025-09-01 unless told otherwise. */
  apiVersion?: string;
}

/**
 * The part of `@azure/arm-elasticsan` 2.x that this product uses, under the same names and in the same shapes.
 * Like there, models keep the service's nested `properties`, times are `Date`, and a subnet rule's id is `virtualNetworkResourceId`.
 */
export class ElasticSanManagement extends ArmClient {
  readonly elasticSans: ElasticSansOperations;
  readonly volumeGroups: VolumeGroupsOperations;
  readonly volumes: VolumesOperations;
  readonly volumeSnapshots: VolumeSnapshotsOperations;

  constructor(credential: TokenCredential, subscriptionId: string, options: ElasticSanManagementOptionalParams = {}) {
    super(credential, subscriptionId, elasticSanService, options);
    this.elasticSans = elasticSansOperations(this._client);
    this.volumeGroups = volumeGroupsOperations(this._client);
    this.volumes = volumesOperations(this._client);
    this.volumeSnapshots = volumeSnapshotsOperations(this._client);
  }
}

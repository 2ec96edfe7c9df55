import type { OperationOptions } from '@azure-rest/core-client';
import type { ElasticSan } from './models.ts';
import { ask, list, path, start, type Arm, type LongRunningOptions, type Paged, type Poller } from '@esan/arm-connection';
import { toWire } from './service.ts';

/** Operations on Elastic SANs. */
export interface ElasticSansOperations {
  /** Every Elastic SAN of the subscription. */
  listBySubscription: (options?: OperationOptions) => Paged<ElasticSan>;
  /** Every Elastic SAN of a resource group. */
  listByResourceGroup: (resourceGroupName: string, options?: OperationOptions) => Paged<ElasticSan>;
  /** One Elastic SAN. */
  get: (resourceGroupName: string, elasticSanName: string, options?: OperationOptions) => Promise<ElasticSan>;
  /** Makes or replaces an Elastic SAN. */
  create: (resourceGroupName: string, elasticSanName: string, parameters: ElasticSan, options?: LongRunningOptions) => Poller<ElasticSan>;
  /** Deletes an Elastic SAN. */
  delete: (resourceGroupName: string, elasticSanName: string, options?: LongRunningOptions) => Poller<void>;
}

/** The path of one Elastic SAN, on which all of its children hang. */
export function elasticSanPath(arm: Arm, resourceGroupName: string, elasticSanName: string): string {
  return path`/subscriptions/${arm.subscriptionId}/resourceGroups/${resourceGroupName}/providers/Microsoft.ElasticSan/elasticSans/${elasticSanName}`;
}

/** Operations on Elastic SANs through one connection. */
export function elasticSansOperations(arm: Arm): ElasticSansOperations {
  return {
    listBySubscription: (options) =>
      list(arm, { path: path`/subscriptions/${arm.subscriptionId}/providers/Microsoft.ElasticSan/elasticSans` }, options),
    listByResourceGroup: (group, options) =>
      list(
        arm,
        { path: path`/subscriptions/${arm.subscriptionId}/resourceGroups/${group}/providers/Microsoft.ElasticSan/elasticSans` },
        options,
      ),
    get: async (group, san, options) => ask(arm, 'get', { path: elasticSanPath(arm, group, san) }, options),
    create: (group, san, parameters, options) =>
      start(arm, 'put', { path: elasticSanPath(arm, group, san), body: toWire(parameters) }, options),
    delete: (group, san, options) => start(arm, 'delete', { path: elasticSanPath(arm, group, san) }, options),
  };
}

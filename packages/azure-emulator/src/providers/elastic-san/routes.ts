import type { ArmRoute } from '../../arm/routing/routes.ts';
import { groupRoutes } from './groups.ts';
import { operationRoutes } from './long-running.ts';
import { privateLinkRoutes } from './private-links.ts';
import { sanRoutes } from './sans.ts';
import { skuRoutes } from './skus.ts';
import { volumeSnapshotRoutes } from './snapshot-routes.ts';
import { softDeleteRoutes } from './soft-deleted-volumes.ts';
import { volumeRoutes } from './volume-routes.ts';

/** Microsoft.ElasticSan. */
export const elasticSanRoutes: readonly ArmRoute[] = [
  ...sanRoutes,
  ...groupRoutes,
  ...volumeRoutes,
  ...softDeleteRoutes,
  ...volumeSnapshotRoutes,
  ...privateLinkRoutes,
  ...operationRoutes,
  ...skuRoutes,
];

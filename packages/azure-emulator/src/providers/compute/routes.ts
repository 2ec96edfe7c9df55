import type { ArmRoute } from '../../arm/routing/routes.ts';
import { diskRoutes } from './disks.ts';
import { operationRoutes } from './long-running.ts';
import { snapshotRoutes } from './snapshot-routes.ts';
import { usageRoutes } from './usages.ts';

/** Microsoft.Compute, as far as disks, their snapshots and the quotas of both go. */
export const computeRoutes: readonly ArmRoute[] = [...snapshotRoutes, ...diskRoutes, ...operationRoutes, ...usageRoutes];

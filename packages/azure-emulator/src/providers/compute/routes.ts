import type { ArmRoute } from '../../arm/routes.ts';
import { diskRoutes } from './disks.ts';
import { operationRoutes } from './long-running.ts';
import { snapshotRoutes } from './snapshot-routes.ts';

/** Microsoft.Compute, as far as disks and their snapshots go. */
export const computeRoutes: readonly ArmRoute[] = [...snapshotRoutes, ...diskRoutes, ...operationRoutes];

import type { ArmRoute } from '../../arm/routing/routes.ts';
import { assignmentRoutes } from './assignments.ts';
import { definitionRoutes } from './definitions.ts';
import { lockRoutes } from './locks.ts';

/** Microsoft.Authorization. */
export const authorizationRoutes: readonly ArmRoute[] = [...assignmentRoutes, ...definitionRoutes, ...lockRoutes];

import { providerOperationRoutes } from './authorization/provider-operations.ts';
import { authorizationRoutes } from './authorization/routes.ts';
import { computeRoutes } from './compute/routes.ts';
import { dataProtectionRoutes } from './data-protection/routes/routes.ts';
import { deploymentRoutes } from './deployments/routes.ts';
import { elasticSanRoutes } from './elastic-san/routes.ts';
import { insightsRoutes } from './insights/routes.ts';
import { managementRoutes } from './management/management-groups.ts';
import { resourceGraphRoutes } from './resource-graph/routes.ts';
import { resourcesRoutes } from './resources/routes.ts';
import type { ArmRoute } from '../arm/routing/routes.ts';

const providers: readonly ArmRoute[] = [
  ...resourcesRoutes,
  ...authorizationRoutes,
  ...managementRoutes,
  ...elasticSanRoutes,
  ...computeRoutes,
  ...dataProtectionRoutes,
  ...resourceGraphRoutes,
  ...deploymentRoutes,
  ...insightsRoutes,
];

/** Everything of Azure Resource Manager that is emulated; the rest is answered 501. */
export const allRoutes: readonly ArmRoute[] = [...providers, ...providerOperationRoutes(providers)];

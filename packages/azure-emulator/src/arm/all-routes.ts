import { providerOperationRoutes } from '../providers/authorization/provider-operations.ts';
import { authorizationRoutes } from '../providers/authorization/routes.ts';
import { computeRoutes } from '../providers/compute/routes.ts';
import { dataProtectionRoutes } from '../providers/data-protection/routes.ts';
import { elasticSanRoutes } from '../providers/elastic-san/routes.ts';
import { resourcesRoutes } from '../providers/resources/routes.ts';
import type { ArmRoute } from './routes.ts';

const providers: readonly ArmRoute[] = [
  ...resourcesRoutes,
  ...authorizationRoutes,
  ...elasticSanRoutes,
  ...computeRoutes,
  ...dataProtectionRoutes,
];

/** Everything of Azure Resource Manager that is emulated; the rest is answered 501. */
export const allRoutes: readonly ArmRoute[] = [...providers, ...providerOperationRoutes(providers)];

import type { ArmRoute } from '../../arm/routes.ts';
import { deletedRoutes } from './deleted-instances.ts';
import { instanceRoutes } from './instance-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { platformRoutes } from './platform-routes.ts';
import { policyRoutes } from './policy-routes.ts';
import { protectionRoutes } from './protection-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { runRoutes } from './run-routes.ts';
import { syncRoutes } from './sync-routes.ts';
import { vaultRoutes } from './vault-routes.ts';

/** Everything of Microsoft.DataProtection that this Azure knows. */
export const dataProtectionRoutes: readonly ArmRoute[] = [
  ...vaultRoutes,
  ...policyRoutes,
  ...instanceRoutes,
  ...deletedRoutes,
  ...protectionRoutes,
  ...runRoutes,
  ...readingRoutes,
  ...syncRoutes,
  ...operationRoutes,
  ...platformRoutes,
];

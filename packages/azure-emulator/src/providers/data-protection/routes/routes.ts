import type { ArmRoute } from '../../../arm/routing/routes.ts';
import { deletedRoutes } from './deleted-instances.ts';
import { instanceRoutes } from './instance-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { deletedVaultRoutes } from './deleted-vaults.ts';
import { jobExportRoutes } from './job-export.ts';
import { otherTierRoutes } from './other-tiers.ts';
import { resourceGuardRoutes } from './resource-guards.ts';
import { operationListRoutes, platformRoutes } from './platform-routes.ts';
import { policyRoutes } from './policy-routes.ts';
import { protectionRoutes } from './protection-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { runRoutes } from './run-routes.ts';
import { syncRoutes } from './sync-routes.ts';
import { vaultRoutes } from './vault-routes.ts';

const routes: readonly ArmRoute[] = [
  ...vaultRoutes,
  ...deletedVaultRoutes,
  ...policyRoutes,
  ...instanceRoutes,
  ...deletedRoutes,
  ...protectionRoutes,
  ...runRoutes,
  ...readingRoutes,
  ...jobExportRoutes,
  ...syncRoutes,
  ...otherTierRoutes,
  ...operationRoutes,
  ...platformRoutes,
  ...resourceGuardRoutes,
];

/** Everything of Microsoft.DataProtection that this Azure knows. */
export const dataProtectionRoutes: readonly ArmRoute[] = [...routes, ...operationListRoutes(routes)];

import type { ArmRoute } from '../../arm/routing/routes.ts';
import { genericRoutes } from './generic.ts';
import { groupRoutes } from './groups.ts';
import { providerRoutes } from './providers.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { tagRoutes } from './tags.ts';
import { zonePeerRoutes } from './zone-peers.ts';

/** ARM's own types: subscriptions, resource groups, resources in general, providers. */
export const resourcesRoutes: readonly ArmRoute[] = [
  ...subscriptionRoutes,
  ...groupRoutes,
  ...genericRoutes,
  ...providerRoutes,
  ...tagRoutes,
  ...zonePeerRoutes,
];

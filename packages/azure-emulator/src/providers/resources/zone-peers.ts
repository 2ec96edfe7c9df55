import { textAt, textsAt } from '../../arm/bodies.ts';
import { badRequest } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { regionNamed } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { subscriptionVersions } from './versions.ts';

/** Every subscription has the same zones under the same numbers here; Azure numbers them for each subscription anew [S, U]. */
function checkZonePeers(request: ArmRequest): ArmResponse {
  const { body } = request;
  const location = textAt(body, 'location') ?? '';
  const subscriptionIds = textsAt(body, 'subscriptionIds').map((id) => id.replace(/^\/?subscriptions\//i, ''));
  const region = regionNamed(location);
  if (region?.zones !== true) throw badRequest('LocationNotSupported', `The location '${location}' has no availability zones.`);
  const availabilityZonePeers = ['1', '2', '3'].map((availabilityZone) => ({
    availabilityZone,
    peers: subscriptionIds.map((subscriptionId) => ({ subscriptionId, availabilityZone })),
  }));
  return { status: 200, body: { subscriptionId: part(request, 'subscriptionId'), location: region.name, availabilityZonePeers } };
}

/** Which zones of two subscriptions are the same. */
export const zonePeerRoutes: readonly ArmRoute[] = [
  {
    method: 'POST',
    template: '/subscriptions/{subscriptionId}/providers/Microsoft.Resources/checkZonePeers',
    apiVersions: subscriptionVersions,
    action: 'Microsoft.Resources/checkZonePeers/action',
    handle: checkZonePeers,
  },
];

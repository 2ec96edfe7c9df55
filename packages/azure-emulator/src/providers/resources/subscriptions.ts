import { hasAccessWithin } from '../../arm/access/access.ts';
import { textAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { regions, type Region } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { tenantId } from '../../world/registrations.ts';
import type { Subscription } from '../../world/world.ts';
import { subscriptionVersions } from './versions.ts';

const bodyOf = (subscription: Subscription): Record<string, unknown> => ({
  id: `/subscriptions/${subscription.subscriptionId}`,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  subscriptionId: subscription.subscriptionId,
  tenantId,
  displayName: subscription.displayName,
  state: 'Enabled',
  subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'PayAsYouGo_2014-09-01', spendingLimit: 'Off' },
});

/** Only what the caller has some role in. */
const visible = (request: ArmRequest): Subscription[] =>
  request.world.subscriptions.filter((one) =>
    hasAccessWithin(request.world, request.caller.objectId, `/subscriptions/${one.subscriptionId}`),
  );

function listSubscriptions(request: ArmRequest): ArmResponse {
  const all = visible(request);
  return { status: 200, body: { ...pageOf(request, all, bodyOf), count: { type: 'Total', value: all.length } } };
}

function getSubscription(request: ArmRequest): ArmResponse {
  const id = part(request, 'subscriptionId');
  const found = visible(request).find((one) => one.subscriptionId.toLowerCase() === id.toLowerCase());
  if (found !== undefined) return { status: 200, body: bodyOf(found) };
  throw new ArmFailure(404, { code: 'SubscriptionNotFound', message: `The subscription '${id}' could not be found.` });
}

const locationOf = (subscriptionId: string, region: Region): Record<string, unknown> => ({
  id: `/subscriptions/${subscriptionId}/locations/${region.name}`,
  name: region.name,
  type: 'Region',
  displayName: region.displayName,
  regionalDisplayName: `(${region.geography}) ${region.displayName}`,
  metadata: {
    regionType: 'Physical',
    regionCategory: 'Recommended',
    geography: region.geography,
    longitude: region.longitude,
    latitude: region.latitude,
    physicalLocation: '',
    pairedRegion: region.paired === '' ? [] : [{ name: region.paired, id: `/subscriptions/${subscriptionId}/locations/${region.paired}` }],
  },
  // A region without zones has no such field.
  ...(region.zones
    ? { availabilityZoneMappings: ['1', '2', '3'].map((zone) => ({ logicalZone: zone, physicalZone: `${region.name}-az${zone}` })) }
    : {}),
});

/** Not paged: Azure gives all regions at once. */
function listLocations(request: ArmRequest): ArmResponse {
  const id = part(request, 'subscriptionId');
  return { status: 200, body: { value: regions.map((region) => locationOf(id, region)) } };
}

/** Reserved words are not known here: what has a name and a type is allowed [S]. */
function checkResourceName({ body }: ArmRequest): ArmResponse {
  const [name, type] = [textAt(body, 'name'), textAt(body, 'type')];
  if (name === undefined || type === undefined)
    throw badRequest('InvalidRequestContent', 'The request content was invalid: name and type are required.');
  return { status: 200, body: { name, type, status: 'Allowed' } };
}

const tenant = {
  id: `/tenants/${tenantId}`,
  tenantId,
  displayName: 'Contoso',
  tenantCategory: 'Home',
  defaultDomain: 'contoso.example',
  tenantType: 'AAD',
};

const apiVersions = subscriptionVersions;

/** Subscriptions, their regions, and the one tenant. */
export const subscriptionRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: '/subscriptions', apiVersions, handle: listSubscriptions },
  { method: 'GET', template: '/subscriptions/{subscriptionId}', apiVersions, handle: getSubscription },
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/locations',
    apiVersions,
    action: 'Microsoft.Resources/subscriptions/locations/read',
    handle: listLocations,
  },
  { method: 'GET', template: '/tenants', apiVersions, handle: (request) => ({ status: 200, body: pageOf(request, [tenant]) }) },
  { method: 'POST', template: '/providers/Microsoft.Resources/checkResourceName', apiVersions, handle: checkResourceName },
];

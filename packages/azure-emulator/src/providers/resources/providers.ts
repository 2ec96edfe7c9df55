import { ArmFailure } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { regions } from '../../arm/regions.ts';
import { registrationOf, setRegistration } from '../../arm/registration.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routes.ts';

type Offered = { resourceType: string; apiVersions: string[] };

const offered: Record<string, Offered[]> = {
  'Microsoft.ElasticSan': [
    { resourceType: 'elasticSans', apiVersions: ['2025-09-01', '2024-05-01'] },
    { resourceType: 'elasticSans/volumeGroups', apiVersions: ['2025-09-01', '2024-05-01'] },
  ],
  'Microsoft.DataProtection': [{ resourceType: 'BackupVaults', apiVersions: ['2026-06-01', '2025-09-01', '2025-07-01'] }],
  'Microsoft.Compute': [
    { resourceType: 'disks', apiVersions: ['2026-03-02', '2025-01-02'] },
    { resourceType: 'snapshots', apiVersions: ['2026-03-02', '2025-01-02'] },
  ],
  'Microsoft.Authorization': [
    { resourceType: 'roleAssignments', apiVersions: ['2022-04-01'] },
    { resourceType: 'roleDefinitions', apiVersions: ['2022-04-01'] },
    { resourceType: 'locks', apiVersions: ['2020-05-01', '2016-09-01'] },
  ],
};

/** How long a registration takes; Azure gives no figure [U]. */
const registersInMs = 30_000;

const namespaceIn = (request: ArmRequest): string => {
  const asked = part(request, 'namespace');
  const known = Object.keys(offered).find((one) => one.toLowerCase() === asked.toLowerCase());
  if (known !== undefined) return known;
  throw new ArmFailure(404, { code: 'InvalidResourceNamespace', message: `The resource namespace '${asked}' is invalid.` });
};

const bodyOf = (request: ArmRequest, namespace: string): Record<string, unknown> => ({
  id: `/subscriptions/${part(request, 'subscriptionId')}/providers/${namespace}`,
  namespace,
  registrationPolicy: 'RegistrationRequired',
  registrationState: registrationOf(request.world, part(request, 'subscriptionId'), namespace),
  resourceTypes: (offered[namespace] ?? []).map(({ resourceType, apiVersions }) => ({
    resourceType,
    locations: regions.map((region) => region.displayName),
    apiVersions,
    capabilities:
      'CrossResourceGroupResourceMove, CrossSubscriptionResourceMove, SystemAssignedResourceIdentity, SupportsTags, SupportsLocation',
  })),
});

const listProviders = (request: ArmRequest): ArmResponse => ({
  status: 200,
  body: pageOf(
    request,
    Object.keys(offered).map((namespace) => bodyOf(request, namespace)),
  ),
});

/** Answered at once; done a little later. */
function change(request: ArmRequest, during: 'Registering' | 'Unregistering', after: 'Registered' | 'NotRegistered'): ArmResponse {
  const { world } = request;
  const namespace = namespaceIn(request);
  const subscriptionId = part(request, 'subscriptionId');
  if (registrationOf(world, subscriptionId, namespace) !== after) {
    setRegistration(world, subscriptionId, namespace, during);
    world.timeline.after(registersInMs, () => setRegistration(world, subscriptionId, namespace, after));
  }
  return { status: 200, body: bodyOf(request, namespace) };
}

const path = '/subscriptions/{subscriptionId}/providers';
const one = `${path}/{namespace}`;
const apiVersions = ['2025-04-01', '2024-11-01', '2021-04-01'];

/** Resource providers of a subscription and their registration. */
export const providerRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: path, apiVersions, action: 'Microsoft.Resources/subscriptions/providers/read', handle: listProviders },
  {
    method: 'GET',
    template: one,
    apiVersions,
    action: 'Microsoft.Resources/subscriptions/providers/read',
    handle: (request) => ({ status: 200, body: bodyOf(request, namespaceIn(request)) }),
  },
  {
    method: 'POST',
    template: `${one}/register`,
    apiVersions,
    action: 'Microsoft.Resources/subscriptions/providers/register/action',
    handle: (request) => change(request, 'Registering', 'Registered'),
  },
  {
    method: 'POST',
    template: `${one}/unregister`,
    apiVersions,
    action: 'Microsoft.Resources/subscriptions/providers/unregister/action',
    handle: (request) => change(request, 'Unregistering', 'NotRegistered'),
  },
];

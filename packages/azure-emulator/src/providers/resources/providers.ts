import { ArmFailure } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { regions } from '../../arm/regions.ts';
import { azureNamespaces } from '../../arm/routing/azure-names.ts';
import { registrationOf, setRegistration } from '../../arm/registration.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { assignmentVersions, definitionVersions, denyVersions, lockVersions, permissionVersions } from '../authorization/versions.ts';
import { computeVersions } from '../compute/ids.ts';
import { dataProtectionVersions } from '../data-protection/protocol/versions.ts';
import { deploymentVersions } from '../deployments/ids.ts';
import { elasticSanVersions, volumeSnapshotVersions } from '../elastic-san/ids.ts';
import { activityVersions } from '../insights/routes.ts';
import { managementVersions } from '../management/management-groups.ts';
import { resourceGraphVersions, resourceVersions, subscriptionVersions } from './versions.ts';

type Offered = { resourceType: string; apiVersions: readonly string[] };

const offered: Record<string, Offered[]> = {
  'Microsoft.ElasticSan': [
    { resourceType: 'elasticSans', apiVersions: elasticSanVersions },
    { resourceType: 'elasticSans/volumeGroups', apiVersions: elasticSanVersions },
    { resourceType: 'elasticSans/volumeGroups/volumes', apiVersions: elasticSanVersions },
    { resourceType: 'elasticSans/volumeGroups/snapshots', apiVersions: volumeSnapshotVersions },
  ],
  'Microsoft.DataProtection': [{ resourceType: 'BackupVaults', apiVersions: dataProtectionVersions }],
  'Microsoft.Compute': [
    { resourceType: 'disks', apiVersions: computeVersions },
    { resourceType: 'snapshots', apiVersions: computeVersions },
  ],
  'Microsoft.Authorization': [
    { resourceType: 'roleAssignments', apiVersions: assignmentVersions },
    { resourceType: 'roleDefinitions', apiVersions: definitionVersions },
    { resourceType: 'locks', apiVersions: lockVersions },
    { resourceType: 'permissions', apiVersions: permissionVersions },
    { resourceType: 'denyAssignments', apiVersions: denyVersions },
  ],
  'Microsoft.Insights': [{ resourceType: 'eventtypes/values', apiVersions: activityVersions }],
  'Microsoft.ResourceGraph': [{ resourceType: 'resources', apiVersions: resourceGraphVersions }],
  'Microsoft.Management': [{ resourceType: 'managementGroups', apiVersions: managementVersions }],
  'Microsoft.Resources': [
    { resourceType: 'subscriptions', apiVersions: subscriptionVersions },
    { resourceType: 'tenants', apiVersions: subscriptionVersions },
    { resourceType: 'resourceGroups', apiVersions: resourceVersions },
    { resourceType: 'deployments', apiVersions: deploymentVersions },
    { resourceType: 'tags', apiVersions: resourceVersions },
  ],
};

/** How long a registration takes; Azure gives no figure [U]. */
const registersInMs = 30_000;

const namespaceIn = (request: ArmRequest): string => {
  const asked = part(request, 'namespace');
  // One of Azure's of which nothing is emulated can be registered all the same, as `az` and Terraform do; it has no types here.
  const known = [...Object.keys(offered), ...azureNamespaces].find((one) => one.toLowerCase() === asked.toLowerCase());
  if (known !== undefined) return known;
  throw new ArmFailure(404, { code: 'InvalidResourceNamespace', message: `The resource namespace '${asked}' is invalid.` });
};

/** Those that ARM answers for itself are there always. */
const own = new Set(['Microsoft.Authorization', 'Microsoft.Management', 'Microsoft.Resources']);
const isOwn = (namespace: string): boolean => own.has(namespace);

/** How a namespace is registered in the subscription that is asked about; one of which nothing is emulated is not until somebody does. */
const stateOf = (request: ArmRequest, namespace: string) =>
  registrationOf(
    request.world,
    part(request, 'subscriptionId'),
    namespace,
    offered[namespace] === undefined ? 'NotRegistered' : 'Registered',
  );

/** In a subscription with its registration there; at the tenant without one [S]. */
function bodyOf(request: ArmRequest, namespace: string): Record<string, unknown> {
  const subscriptionId = part(request, 'subscriptionId');
  const scope = subscriptionId === '' ? '' : `/subscriptions/${subscriptionId}`;
  const registration = {
    registrationPolicy: isOwn(namespace) ? 'RegistrationFree' : 'RegistrationRequired',
    registrationState: stateOf(request, namespace),
  };
  return {
    id: `${scope}/providers/${namespace}`,
    namespace,
    ...(scope === '' ? {} : registration),
    resourceTypes: typesOf(namespace),
  };
}

const typesOf = (namespace: string): Record<string, unknown>[] =>
  (offered[namespace] ?? []).map(({ resourceType, apiVersions }) => ({
    resourceType,
    locations: isOwn(namespace) ? [] : regions.map((region) => region.displayName),
    apiVersions,
    capabilities: isOwn(namespace)
      ? 'None'
      : 'CrossResourceGroupResourceMove, CrossSubscriptionResourceMove, SystemAssignedResourceIdentity, SupportsTags, SupportsLocation',
  }));

const getProvider = (request: ArmRequest): ArmResponse => ({ status: 200, body: bodyOf(request, namespaceIn(request)) });

const listProviders = (request: ArmRequest): ArmResponse => ({
  status: 200,
  body: pageOf(request, Object.keys(offered), (namespace) => bodyOf(request, namespace)),
});

/** Answered at once; done a little later. */
function change(request: ArmRequest, during: 'Registering' | 'Unregistering', after: 'Registered' | 'NotRegistered'): ArmResponse {
  const { world } = request;
  const namespace = namespaceIn(request);
  const subscriptionId = part(request, 'subscriptionId');
  if (isOwn(namespace)) return { status: 200, body: bodyOf(request, namespace) };
  if (stateOf(request, namespace) !== after) {
    setRegistration(world, subscriptionId, namespace, during);
    world.timeline.after(registersInMs, () => setRegistration(world, subscriptionId, namespace, after));
  }
  return { status: 200, body: bodyOf(request, namespace) };
}

const path = '/subscriptions/{subscriptionId}/providers';
const one = `${path}/{namespace}`;
const apiVersions = resourceVersions;

/** Resource providers of a subscription and their registration. */
export const providerRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: path, apiVersions, action: 'Microsoft.Resources/subscriptions/providers/read', handle: listProviders },
  {
    method: 'GET',
    template: one,
    apiVersions,
    action: 'Microsoft.Resources/subscriptions/providers/read',
    handle: getProvider,
  },
  { method: 'GET', template: '/providers', apiVersions, handle: listProviders },
  { method: 'GET', template: '/providers/{namespace}', apiVersions, handle: getProvider },
  {
    method: 'GET',
    template: `${one}/resourceTypes`,
    apiVersions,
    action: 'Microsoft.Resources/subscriptions/providers/read',
    handle: (request) => ({ status: 200, body: { value: typesOf(namespaceIn(request)) } }),
  },
  {
    method: 'POST',
    template: `${one}/register`,
    apiVersions,
    action: '{namespace}/register/action',
    handle: (request) => change(request, 'Registering', 'Registered'),
  },
  {
    method: 'POST',
    template: `${one}/unregister`,
    apiVersions,
    action: '{namespace}/unregister/action',
    handle: (request) => change(request, 'Unregistering', 'NotRegistered'),
  },
];

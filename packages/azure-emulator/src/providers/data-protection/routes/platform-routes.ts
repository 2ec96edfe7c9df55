import { textAt } from '../../../arm/bodies.ts';
import { found } from '../../../arm/found.ts';
import { pageOf } from '../../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import { dataSourceType, instanceType, sameId } from '../protocol/ids.ts';
import { volumeGroupIdOf } from '../items/instances.ts';
import { dataProtectionVersions } from '../protocol/versions.ts';

/** Whether a kind of data source is supported: Elastic SAN alone is known here, as a preview or generally [S, D]. */
function checkFeature(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const featureType = textAt(body, 'featureType') ?? 'Invalid';
  if (textAt(body, 'objectType') !== 'FeatureValidationRequest')
    throw refused(world, invalidInput("objectType must be 'FeatureValidationRequest'."));
  const featureName = textAt(body, 'featureName') ?? '';
  const ofElasticSan = featureType === 'DataSourceType' && sameId(featureName, dataSourceType);
  const status = world.profile === 'preview-2025-05' ? 'PublicPreview' : 'GenerallyAvailable';
  const feature = { featureName, supportStatus: ofElasticSan ? status : 'NotSupported', exposureControlledFeatures: [] };
  return { status: 200, body: { objectType: 'FeatureValidationResponse', featureType, features: [feature] } };
}

/** The backup instances of a data source, from whichever vault [S]. */
function listOfSource(request: ArmRequest): ArmResponse {
  const { world } = request;
  const source = found(world, request.params['scope'] ?? '');
  const instances = world.resources.list(instanceType).filter((one) => sameId(volumeGroupIdOf(one.properties), source.id));
  return { status: 200, body: pageOf(request, instances) };
}

const provider = 'Microsoft.DataProtection';

/** The actions that its routes ask for, in words of ours [U]. */
function listOperations(request: ArmRequest, routes: readonly ArmRoute[]): ArmResponse {
  const names = [...new Set(routes.flatMap(({ action }) => action ?? []))].sort();
  const operations = names.map((name) => {
    const [, ...parts] = name.split('/');
    const [resource, operation] = [parts.slice(0, -1).join('/'), parts.at(-1) ?? ''];
    return { name, isDataAction: false, display: { provider, resource, operation, description: `${operation} on ${resource}` } };
  });
  return { status: 200, body: pageOf(request, operations) };
}

const apiVersions = dataProtectionVersions;
const inLocation = '/subscriptions/{subscriptionId}/providers/Microsoft.DataProtection/locations/{location}';

/** What is asked of the service as a whole. */
export const platformRoutes: readonly ArmRoute[] = [
  {
    method: 'POST',
    template: `${inLocation}/checkFeatureSupport`,
    apiVersions,
    action: `${provider}/locations/checkFeatureSupport/action`,
    handle: checkFeature,
  },
  {
    method: 'GET',
    template: `/{scope}/providers/${provider}/backupInstances`,
    apiVersions,
    action: `${provider}/backupInstances/read`,
    handle: listOfSource,
  },
];

/** What can be done with the service, by the actions of these routes of it. */
export const operationListRoutes = (routes: readonly ArmRoute[]): readonly ArmRoute[] => [
  {
    method: 'GET',
    template: `/providers/${provider}/operations`,
    apiVersions,
    handle: (request) => listOperations(request, routes),
  },
];

import { found } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routes.ts';
import { textAt } from './body-fields.ts';
import { invalidInput, nothingThere, refused } from './errors.ts';
import { dataSourceType, instanceType, sameId } from './ids.ts';
import { volumeGroupIdOf } from './instances.ts';
import { vaultIn } from './in-vault.ts';
import { dataProtectionVersions, deletedVaultVersions, groupPath, vaultPath } from './versions.ts';

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

const nothing = (request: ArmRequest): ArmResponse => ({ status: 200, body: pageOf(request, []) });

function nothingOfVault(request: ArmRequest): ArmResponse {
  vaultIn(request);
  return nothing(request);
}

const apiVersions = dataProtectionVersions;
const inLocation = '/subscriptions/{subscriptionId}/providers/Microsoft.DataProtection/locations/{location}';
const provider = 'Microsoft.DataProtection';

/** What is asked of the service as a whole; deleted vaults and Resource Guards, of which there are none here. */
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
  {
    method: 'GET',
    template: `${inLocation}/deletedVaults`,
    apiVersions: deletedVaultVersions,
    action: `${provider}/locations/deletedVaults/read`,
    handle: nothing,
  },
  {
    method: 'GET',
    template: `${inLocation}/deletedVaults/{deletedVaultName}`,
    apiVersions: deletedVaultVersions,
    action: `${provider}/locations/deletedVaults/read`,
    handle: () => {
      throw nothingThere();
    },
  },
  {
    method: 'GET',
    template: `/subscriptions/{subscriptionId}/providers/${provider}/resourceGuards`,
    apiVersions,
    action: `${provider}/resourceGuards/read`,
    handle: nothing,
  },
  {
    method: 'GET',
    template: `${groupPath}/providers/${provider}/resourceGuards`,
    apiVersions,
    action: `${provider}/resourceGuards/read`,
    handle: nothing,
  },
  {
    method: 'GET',
    template: `${vaultPath}/backupResourceGuardProxies`,
    apiVersions,
    action: `${provider}/backupVaults/backupResourceGuardProxies/read`,
    handle: nothingOfVault,
  },
];

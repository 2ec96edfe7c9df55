import { resourceNotFound } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { lastPart, resourceGroupOf } from '../../arm/scopes.ts';
import { elasticSanVersions, groupType, sanPath } from './ids.ts';
import { sanIn } from './sans.ts';

const connectionType = 'Microsoft.ElasticSan/elasticSans/privateEndpointConnections';

/** Nobody can make one here, so there is none. */
const listConnections = (request: ArmRequest): ArmResponse => {
  sanIn(request);
  return { status: 200, body: pageOf(request, []) };
};

function getConnection(request: ArmRequest): ArmResponse {
  const names = `${sanIn(request).name}/${part(request, 'privateEndpointConnectionName')}`;
  throw resourceNotFound(`${connectionType}/${names}`, lastPart(resourceGroupOf(request.path)));
}

const deleteConnection = (request: ArmRequest): ArmResponse => {
  sanIn(request);
  return { status: 204 };
};

/** What a private endpoint could lead to: each volume group [S]; the zone's name is that of blobs [U]. */
function listLinkResources(request: ArmRequest): ArmResponse {
  const san = sanIn(request);
  const value = request.world.resources.list(groupType, san.id).map((group) => ({
    id: `${san.id}/privateLinkResources/${group.name}`,
    name: group.name,
    type: 'Microsoft.ElasticSan/elasticSans/privateLinkResources',
    properties: { groupId: group.name, requiredMembers: [group.name], requiredZoneNames: ['privatelink.blob.core.windows.net'] },
  }));
  return { status: 200, body: { value } };
}

const apiVersions = elasticSanVersions;
const list = `${sanPath}/privateEndpointConnections`;
const one = `${list}/{privateEndpointConnectionName}`;
const action = (verb: string): string => `${connectionType}/${verb}`;

/** Private endpoints, of which there are none. */
export const privateLinkRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: list, apiVersions, action: action('read'), handle: listConnections },
  { method: 'GET', template: one, apiVersions, action: action('read'), handle: getConnection },
  { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteConnection },
  {
    method: 'GET',
    template: `${sanPath}/privateLinkResources`,
    apiVersions,
    action: 'Microsoft.ElasticSan/elasticSans/privateLinkResources/read',
    handle: listLinkResources,
  },
];

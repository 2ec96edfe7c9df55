import { hasAccessWithin } from '../../arm/access/access.ts';
import { locationAt, tagsAt, textAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found, groupIdIn, part, subscriptionIdIn } from '../../arm/found.ts';
import { ownFollowHeaders, ownOperation } from '../../arm/own-operations.ts';
import { pageOf } from '../../arm/pages.ts';
import { requireRegion } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { isAtOrBelow } from '../../arm/scopes.ts';
import type { UserError } from '../../arm/user-facing.ts';
import type { ArmError } from '../../world/arm-error.ts';
import type { Ending } from '../../world/operations.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { vaultType } from '../data-protection/protocol/ids.ts';
import { activityIdOf } from '../data-protection/protocol/long-running.ts';
import { removeVault, vaultRemovalProblem } from '../data-protection/routes/vault-removal.ts';
import { deploymentVersions } from '../deployments/ids.ts';
import { resourceVersions } from './versions.ts';

/** The resource type of a resource group. */
const groupType = 'Microsoft.Resources/resourceGroups';

/** A resource group as Azure returns it [R]. */
export function addGroup(world: World, id: string, location: string, tags?: Record<string, string>): Resource {
  return world.resources.put({
    id,
    name: id.split('/').at(-1) ?? '',
    type: groupType,
    location,
    ...(tags === undefined ? {} : { tags }),
    properties: { provisioningState: 'Succeeded' },
  });
}

/** Only groups in which the caller has some role; `tagName eq '…' and tagValue eq '…'` picks those with a tag [S]. */
function listGroups(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  const fits = tagFilterOf(request.query.get('$filter') ?? '');
  const all = world.resources.list(groupType, `/subscriptions/${part(request, 'subscriptionId')}`).filter(fits);
  return {
    status: 200,
    body: pageOf(
      request,
      all.filter((group) => hasAccessWithin(world, caller.objectId, group.id)),
    ),
  };
}

function tagFilterOf(filter: string): (group: Resource) => boolean {
  if (filter.trim() === '') return () => true;
  const [, name = '', value] = /^\s*tagname\s+eq\s+'([^']+)'(?:\s+and\s+tagvalue\s+eq\s+'([^']*)')?\s*$/i.exec(filter) ?? [];
  if (name === '') throw badRequest('InvalidFilterInQueryString', `Invalid $filter '${filter}' specified in the query string.`);
  return ({ tags = {} }) =>
    Object.entries(tags).some(([tag, text]) => tag.toLowerCase() === name.toLowerCase() && (value === undefined || text === value));
}

function putGroup(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const name = part(request, 'resourceGroupName');
  if (!/^[-\p{L}\p{Nd}._()]{1,90}$/u.test(name) || name.endsWith('.')) {
    throw badRequest(
      'InvalidResourceGroup',
      `The provided resource group name '${name}' has these invalid characters or an invalid length. The name can only be a letter, digit, '-', '.', '(', ')' or '_'.`,
    );
  }
  const location = requireRegion(locationAt(body), groupType);
  const existing = world.resources.get(request.path);
  if (existing !== undefined && existing.location !== location) {
    throw new ArmFailure(409, {
      code: 'InvalidResourceGroupLocation',
      message: `Invalid resource group location '${location}'. The Resource group already exists in location '${existing.location ?? ''}'.`,
    });
  }
  const id = `${subscriptionIdIn(request)}/resourceGroups/${name}`;
  const group = addGroup(world, id, location, tagsAt(body));
  const managedBy = textAt(body, 'managedBy');
  if (managedBy !== undefined) group['managedBy'] = managedBy;
  return { status: existing === undefined ? 201 : 200, body: group };
}

/** Tags and who manages it; the rest stays [S]. */
function patchGroup(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const group = found(world, groupIdIn(request));
  const managedBy = textAt(body, 'managedBy') ?? group['managedBy'];
  const tags = tagsAt(body) ?? group.tags;
  return {
    status: 200,
    body: world.resources.put({
      ...group,
      ...(tags === undefined ? {} : { tags }),
      ...(managedBy === undefined ? {} : { managedBy }),
    }),
  };
}

/**
 * Everything in a group goes by a DELETE of its own [D], and the group with the last. A vault that refuses stays with all that is in it,
 * and so do the group and what was given or locked there.
 */
function removeGroup(world: World, group: Resource, deleteActivityId: string): Ending {
  const vaults = world.resources.list(vaultType, group.id);
  const refusing = vaults.flatMap((vault) => {
    const problem = vaultRemovalProblem(world, vault);
    return problem === undefined ? [] : [{ vault, problem }];
  });
  const stays = refusing.map(({ vault }) => vault.id);
  if (refusing.length > 0) stays.push(`${group.id}/providers/Microsoft.Authorization`);
  for (const vault of vaults) if (!stays.includes(vault.id)) removeVault(world, vault, { deleteActivityId, mayBeKept: true });
  for (const { id } of world.resources.below(group.id)) {
    if (stays.some((kept) => isAtOrBelow(id, kept))) continue;
    world.blocks.remove(id);
    world.resources.remove(id);
  }
  if (refusing.length === 0) {
    world.resources.remove(group.id);
    return {};
  }
  group.properties['provisioningState'] = 'Succeeded';
  return { error: deletionBlocked(world, group, refusing) };
}

/** Code and words as reported [C]; the details hold the refusals as they are, in Azure as texts [C]. */
function deletionBlocked(world: World, group: Resource, refusing: readonly { vault: Resource; problem: UserError }[]): ArmError {
  const names = refusing.map(({ vault }) => `${vault.type}/${vault.name}`).join(',');
  return {
    code: 'ResourceGroupDeletionBlocked',
    message: `Deletion of resource group '${group.name}' failed as resources with identifiers '${names}' could not be deleted. The provisioning state of the resource group will be rolled back. The tracking Id is '${world.guids.next()}'. Please check audit logs for more details.`,
    details: refusing.map(({ vault, problem: { code, message } }) => ({ code, message, target: vault.id })),
  };
}

/** Takes everything in it along that can be deleted; 202 and `Location` alone. */
function deleteGroup(request: ArmRequest): ArmResponse {
  const { world } = request;
  const id = groupIdIn(request);
  const group = world.resources.get(id);
  if (group !== undefined) group.properties['provisioningState'] = 'Deleting';
  const operationId = world.guids.next();
  const deleteActivityId = activityIdOf(request);
  world.operations.start({ id: operationId, kind: ownOperation, targetId: id, takesMs: world.takes('compute') }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (group === undefined || world.resources.get(id) !== group) return {};
    return removeGroup(world, group, deleteActivityId);
  });
  return {
    status: 202,
    headers: ownFollowHeaders(request, `/subscriptions/${part(request, 'subscriptionId')}/operationresults/${operationId}`),
  };
}

function follow(request: ArmRequest): ArmResponse {
  const operation = request.world.operations.get(part(request, 'operationId'));
  if (operation?.kind !== ownOperation) throw new ArmFailure(404, { code: 'OperationNotFound', message: 'The operation was not found.' });
  if (operation.status === 'running') return { status: 202, headers: ownFollowHeaders(request, request.path) };
  if (operation.error !== undefined) throw new ArmFailure(409, operation.error);
  return operation.result === undefined ? { status: 200 } : { status: 200, body: operation.result };
}

const path = '/subscriptions/{subscriptionId}/resourceGroups';
const one = `${path}/{resourceGroupName}`;
const apiVersions = resourceVersions;
const action = (verb: string): string => `Microsoft.Resources/subscriptions/resourceGroups/${verb}`;
const getGroup = (request: ArmRequest): ArmResponse => ({ status: 200, body: request.world.resources.get(request.path) });

/** Resource groups: list, get, exists, make, change, delete. */
export const groupRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: path, apiVersions, handle: listGroups },
  { method: 'GET', template: one, apiVersions, action: action('read'), handle: getGroup },
  { method: 'HEAD', template: one, apiVersions, action: action('read'), handle: () => ({ status: 204 }) },
  { method: 'PUT', template: one, apiVersions, action: action('write'), handle: putGroup },
  { method: 'PATCH', template: one, apiVersions, action: action('write'), handle: patchGroup },
  { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteGroup },
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/operationresults/{operationId}',
    // Work of deployments is followed here, too, in the version that it was asked for in.
    apiVersions: [...new Set([...deploymentVersions, ...resourceVersions])],
    handle: follow,
  },
];

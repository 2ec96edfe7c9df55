import { objectAt, textAt, valueAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { beginDeleting, finish, refuseWhileDeleted } from '../../arm/deleting.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found, part, systemData } from '../../arm/found.ts';
import { identityFrom, patchedIdentity, requireIdentities } from '../../arm/identities.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { Caller, World } from '../../world/world.ts';
import { elasticSanVersions, groupPath, groupType, sanPath } from './ids.ts';
import { accepted } from './long-running.ts';
import { namedIn, requireName } from './rules.ts';
import { requireRoomForGroup } from './scale-limits.ts';
import { sanIn } from './sans.ts';

const groupIdIn = (request: ArmRequest): string => `${sanIn(request).id}/volumeGroups/${part(request, 'volumeGroupName')}`;

/** The volume group in the path, or 404. */
export const groupIn = (request: ArmRequest): Resource => found(request.world, groupIdIn(request));

const groupKinds = {
  'properties.protocolType': 'text',
  'properties.encryption': 'text',
  'properties.encryptionProperties': 'object',
  'properties.networkAcls': 'object',
  'properties.enforceDataIntegrityCheckForIscsi': 'flag',
  'properties.deleteRetentionPolicy.policyState': 'text',
  'properties.deleteRetentionPolicy.retentionPeriodDays': 'number',
} as const;

const known = {
  'identity.type': ['None', 'SystemAssigned', 'UserAssigned'],
  'properties.protocolType': ['Iscsi', 'iSCSI', 'None'],
  'properties.encryption': ['EncryptionAtRestWithPlatformKey', 'EncryptionAtRestWithCustomerManagedKey'],
  'properties.deleteRetentionPolicy.policyState': ['Enabled', 'Disabled'],
};

/** Refuse what Azure's description does not know of volume groups [S]; code and words as of other parameters [U]. */
function requireKnown(body: unknown): void {
  requireKinds(body, groupKinds);
  for (const [path, values] of Object.entries(known)) {
    const value = textAt(body, ...path.split('.'));
    if (value !== undefined && !values.includes(value))
      throw badRequest('InvalidParameter', `The value '${value}' of parameter ${path.replace('properties.', '')} is invalid.`);
  }
}

/** Deleted volumes are kept from 1 to 7 days [D]; code and words as of other parameters [U]. */
function requireRetention(body: unknown): void {
  const { policyState, retentionPeriodDays: days } = objectAt(body, 'properties', 'deleteRetentionPolicy');
  if (typeof policyState !== 'string' || policyState.toLowerCase() !== 'enabled') return;
  if (typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 7) return;
  const parameter = 'deleteRetentionPolicy.retentionPeriodDays';
  throw badRequest('InvalidParameter', `The value of parameter ${parameter} is invalid: it must be a whole number from 1 to 7.`);
}

/** The volume group that a body asks for, still being created; the answer says `iSCSI` for `Iscsi` [R]. */
export function groupFrom(world: World, id: string, body: unknown, caller?: Caller): Resource {
  const existing = world.resources.get(id);
  const networkAcls = objectAt(body, 'properties', 'networkAcls');
  const name = existing?.name ?? id.split('/').at(-1) ?? '';
  const identity = identityFrom(world, { id: existing?.id ?? id, name }, objectAt(body, 'identity'), existing?.['identity']);
  const encryptionProperties = objectAt(body, 'properties', 'encryptionProperties');
  return {
    properties: {
      deleteRetentionPolicy: { policyState: 'Disabled', retentionPeriodDays: 0, ...objectAt(body, 'properties', 'deleteRetentionPolicy') },
      enforceDataIntegrityCheckForIscsi: valueAt(body, 'properties', 'enforceDataIntegrityCheckForIscsi') === true,
      provisioningState: existing === undefined ? 'Creating' : 'Updating',
      ...(Object.keys(networkAcls).length === 0 ? {} : { networkAcls }),
      protocolType: textAt(body, 'properties', 'protocolType')?.toLowerCase() === 'none' ? 'None' : 'iSCSI',
      encryption: textAt(body, 'properties', 'encryption') ?? 'EncryptionAtRestWithPlatformKey',
      ...(Object.keys(encryptionProperties).length === 0 ? {} : { encryptionProperties }),
    },
    ...(identity === undefined ? {} : { identity }),
    id: existing?.id ?? id,
    name,
    type: groupType,
    systemData: systemData(world, caller, existing),
  };
}

/** 201 for one that is there, too: it says Updating [R]. */
function putGroup(request: ArmRequest): ArmResponse {
  const { world, body, caller } = request;
  requireName('volumeGroupName', part(request, 'volumeGroupName'));
  const san = sanIn(request);
  requireKnown(body);
  requireRetention(body);
  const id = groupIdIn(request);
  const existing = world.resources.get(id);
  requireIdentities(valueAt(body, 'identity'));
  refuseWhileDeleted(existing ?? san);
  if (existing === undefined) requireRoomForGroup(world, san.id);
  return settle(request, world.resources.put(groupFrom(world, id, body, caller)), { status: 201, location: san.location ?? '' });
}

/** What the body names changes, the rest stays [S]. */
function patchGroup(request: ArmRequest): ArmResponse {
  const { world, body, caller } = request;
  const location = sanIn(request).location ?? '';
  const group = groupIn(request);
  requireKnown(body);
  refuseWhileDeleted(group);
  const identity = patchedIdentity(group['identity'], valueAt(body, 'identity'));
  requireIdentities(identity);
  const merged = {
    identity,
    properties: { ...group.properties, ...namedIn(body) },
  };
  requireRetention(merged);
  return settle(request, world.resources.put(groupFrom(world, group.id, merged, caller)), { status: 202, location });
}

const settle = (request: ArmRequest, group: Resource, answer: { status: 201 | 202; location: string }): ArmResponse =>
  accepted(request, answer.status, { resource: group, location: answer.location }, () => {
    finish(group);
    return { result: structuredClone(group) };
  });

function deleteGroup(request: ArmRequest): ArmResponse {
  const { world } = request;
  const location = sanIn(request).location ?? '';
  const group = world.resources.get(groupIdIn(request));
  if (group === undefined) return { status: 204 };
  if (world.resources.below(group.id).some((inside) => inside.id.toLowerCase().includes('/volumes/'))) {
    throw new ArmFailure(409, {
      code: 'VolumeGroupNotEmpty',
      message: `The volume group '${group.name}' still has volumes. Delete them first.`,
    });
  }
  beginDeleting(group);
  return accepted(request, 202, { resource: group, location }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.get(group.id) === group) world.resources.remove(group.id);
    return {};
  });
}

function listGroups(request: ArmRequest): ArmResponse {
  return { status: 200, body: pageOf(request, request.world.resources.list(groupType, sanIn(request).id)) };
}

const apiVersions = elasticSanVersions;
const action = (verb: string): string => `Microsoft.ElasticSan/elasticSans/volumeGroups/${verb}`;

/** Volume groups: list, get, make, change, delete. */
export const groupRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: `${sanPath}/volumeGroups`, apiVersions, action: action('read'), handle: listGroups },
  {
    method: 'GET',
    template: groupPath,
    apiVersions,
    action: action('read'),
    handle: (request) => ({ status: 200, body: groupIn(request) }),
  },
  { method: 'PUT', template: groupPath, apiVersions, action: action('write'), handle: putGroup },
  { method: 'PATCH', template: groupPath, apiVersions, action: action('write'), handle: patchGroup },
  { method: 'DELETE', template: groupPath, apiVersions, action: action('delete'), handle: deleteGroup },
];

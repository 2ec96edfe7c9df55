import { locationAt, numberAt, objectAt, tagsAt, textAt, textsAt, valueAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { beginDeleting, finish, isBeingDeleted, refuseWhileDeleted } from '../../arm/deleting.ts';
import { ArmFailure, badRequest, unchangeable } from '../../arm/errors.ts';
import { found, groupIdIn, listScope, part, systemData } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { refuseOtherLocation, regionNamed, requireRegion, zonesOf } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { Caller, World } from '../../world/world.ts';
import { freeGiBOf, totalTiB, withFigures } from './capacity.ts';
import { elasticSanVersions, groupType, sanPath, sanType } from './ids.ts';
import { accepted } from './long-running.ts';
import { namedIn, requireName } from './rules.ts';
import { requireCapacity, requireRoomForSan } from './scale-limits.ts';

const sanIdIn = (request: ArmRequest): string =>
  `${groupIdIn(request)}/providers/Microsoft.ElasticSan/elasticSans/${part(request, 'elasticSanName')}`;

/** The SAN in the path, or 404. */
export const sanIn = (request: ArmRequest): Resource => found(request.world, sanIdIn(request));

function listSans(request: ArmRequest): ArmResponse {
  const sans = request.world.resources.list(sanType, listScope(request));
  return {
    status: 200,
    body: pageOf(request, sans, (san) => withFigures(request.world, san)),
  };
}

const sanKinds = {
  'properties.sku.name': 'text',
  'properties.baseSizeTiB': 'number',
  'properties.extendedCapacitySizeTiB': 'number',
  'properties.availabilityZones': 'texts',
  'properties.autoScaleProperties': 'object',
  'properties.publicNetworkAccess': 'text',
} as const;

/** The SAN that a body asks for, still being created; its SKU and both sizes are required [S]. */
export function sanFrom(world: World, id: string, body: unknown, caller?: Caller): Resource {
  const existing = world.resources.get(id);
  const location = requireRegion(locationAt(body), sanType);
  if (existing !== undefined) refuseOtherLocation(existing, location);
  requireKinds(body, sanKinds);
  const baseSizeTiB = sizeTiB(body, 'baseSizeTiB');
  const extendedCapacitySizeTiB = sizeTiB(body, 'extendedCapacitySizeTiB');
  const sku = textAt(body, 'properties', 'sku', 'name');
  if (sku === undefined) throw badRequest('InvalidParameter', 'The parameter sku is required.');
  if (sku !== 'Premium_LRS' && sku !== 'Premium_ZRS')
    throw badRequest('InvalidParameter', `The value '${sku}' of parameter sku is invalid.`);
  if (sku === 'Premium_ZRS' && regionNamed(location)?.zones !== true)
    throw badRequest('InvalidParameter', `The sku '${sku}' is not available in location '${location}'.`);
  const zones = zonesIn(body, { sku, location, existing });
  const scaling = objectAt(body, 'properties', 'autoScaleProperties');
  const access = textAt(body, 'properties', 'publicNetworkAccess');
  if (access !== undefined && access !== 'Enabled' && access !== 'Disabled')
    throw badRequest('InvalidParameter', `The value '${access}' of parameter publicNetworkAccess is invalid.`);
  const tags = tagsAt(body);
  return {
    location,
    ...(tags === undefined ? {} : { tags }),
    properties: {
      ...(Object.keys(scaling).length === 0 ? {} : { autoScaleProperties: scaling }),
      sku: { name: sku, tier: 'Premium' },
      ...(zones.length === 0 ? {} : { availabilityZones: zones }),
      provisioningState: 'Creating',
      baseSizeTiB,
      extendedCapacitySizeTiB,
      ...(access === undefined ? {} : { publicNetworkAccess: access }),
    },
    id: existing?.id ?? id,
    name: existing?.name ?? id.split('/').at(-1) ?? '',
    type: sanType,
    systemData: systemData(world, caller, existing),
  };
}

type Place = { sku: string; location: string; existing: Resource | undefined };

/** A SAN keeps the zones that it was made in, named or not; code and words of the refusal as of other properties that stay [U]. */
function zonesIn(body: unknown, { sku, location, existing }: Place): readonly string[] {
  const wanted = textsAt(body, 'properties', 'availabilityZones');
  if (existing === undefined) return requireZones(wanted, sku, location);
  const before = textsAt(existing.properties, 'availabilityZones');
  if (wanted.length > 0 && wanted.join() !== before.join()) throw unchangeable('availabilityZones');
  return before;
}

/** LRS is in one zone of a region that has them, or in none; ZRS is given none [D]. Code and words as of other parameters [U]. */
function requireZones(wanted: readonly string[], sku: string, location: string): readonly string[] {
  const supported = sku === 'Premium_LRS' ? zonesOf(location) : [];
  if (wanted.length <= 1 && wanted.every((zone) => supported.includes(zone))) return wanted;
  throw badRequest(
    'InvalidParameter',
    `The value '${wanted.join()}' of parameter availabilityZones is invalid: a SAN of '${sku}' in location '${location}' is in ${supported.length === 0 ? 'no zone' : `one of the zones '${supported.join()}'`}.`,
  );
}

function sizeTiB(body: unknown, field: 'baseSizeTiB' | 'extendedCapacitySizeTiB'): number {
  const size = numberAt(body, 'properties', field);
  const least = field === 'baseSizeTiB' ? 1 : 0;
  if (size === undefined) throw badRequest('InvalidParameter', `The parameter ${field} is required.`);
  if (Number.isInteger(size) && size >= least && size <= 600) return size;
  throw badRequest('InvalidParameter', `The value of parameter ${field} is invalid: it must be a whole number from ${least} to 600.`);
}

/** 201 for one that is there, too: it says Updating [R]. */
function putSan(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  requireName('elasticSanName', part(request, 'elasticSanName'));
  const existing = world.resources.get(sanIdIn(request));
  refuseWhileDeleted(existing);
  const wanted = sanFrom(world, sanIdIn(request), body, request.caller);
  requireCapacity(wanted);
  if (existing === undefined) requireRoomForSan(world, wanted);
  if (existing !== undefined) refuseSanChange(world, existing, wanted);
  if (existing !== undefined) wanted.properties['provisioningState'] = 'Updating';
  return settle(request, world.resources.put(wanted), { status: 201, existing });
}

/** Sizes, scaling, network access and tags; the rest stays [S]. */
function patchSan(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const existing = sanIn(request);
  refuseWhileDeleted(existing);
  const properties = { ...existing.properties, ...namedIn(body) };
  const merged = { location: existing.location, tags: valueAt(body, 'tags') ?? existing.tags, properties };
  const wanted = sanFrom(world, existing.id, merged, request.caller);
  requireCapacity(wanted);
  refuseSanChange(world, existing, wanted);
  wanted.properties['provisioningState'] = 'Updating';
  return settle(request, world.resources.put(wanted), { status: 202, existing });
}

type Change = { status: 201 | 202; existing: Resource | undefined };

/** A change that fails leaves the SAN as it was. */
function settle(request: ArmRequest, san: Resource, { status, existing }: Change): ArmResponse {
  const { world } = request;
  const undo = (): void => {
    if (existing !== undefined && world.resources.get(san.id) === san && !isBeingDeleted(san)) world.resources.put(existing);
  };
  return accepted(request, status, { resource: san, shown: withFigures(world, san), location: san.location ?? '', undo }, () => {
    finish(san);
    return { result: withFigures(world, san) };
  });
}

/** A SAN keeps its SKU, which no PATCH has either [S]; code and words as of other properties that stay [U]. */
function refuseSanChange(world: World, existing: Resource, wanted: Resource): void {
  if (textAt(existing.properties, 'sku', 'name') !== textAt(wanted.properties, 'sku', 'name')) throw unchangeable('sku');
  const shrinksGiB = (totalTiB(existing) - totalTiB(wanted)) * 1024;
  if (shrinksGiB > freeGiBOf(world, existing.id)) {
    throw badRequest('InvalidParameter', `The Elastic SAN '${existing.name}' cannot become smaller than its volumes.`);
  }
}

function deleteSan(request: ArmRequest): ArmResponse {
  const { world } = request;
  const san = world.resources.get(sanIdIn(request));
  if (san === undefined) return { status: 204 };
  if (world.resources.list(groupType, san.id).length > 0) {
    throw new ArmFailure(409, {
      code: 'ElasticSanNotEmpty',
      message: `The Elastic SAN '${san.name}' still has volume groups. Delete them first.`,
    });
  }
  beginDeleting(san);
  return accepted(request, 202, { resource: san, shown: withFigures(world, san), location: san.location ?? '' }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.get(san.id) === san) world.resources.remove(san.id);
    return {};
  });
}

const read = 'Microsoft.ElasticSan/elasticSans/read';
const write = 'Microsoft.ElasticSan/elasticSans/write';
const sansOf = (scope: string): string => `${scope}/providers/Microsoft.ElasticSan/elasticSans`;

/** Elastic SANs: list, get, make, change, delete. */
export const sanRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: sansOf('/subscriptions/{subscriptionId}'), apiVersions: elasticSanVersions, action: read, handle: listSans },
  {
    method: 'GET',
    template: sansOf('/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}'),
    apiVersions: elasticSanVersions,
    action: read,
    handle: listSans,
  },
  {
    method: 'GET',
    template: sanPath,
    apiVersions: elasticSanVersions,
    action: read,
    handle: (request) => ({ status: 200, body: withFigures(request.world, sanIn(request)) }),
  },
  { method: 'PUT', template: sanPath, apiVersions: elasticSanVersions, action: write, handle: putSan },
  { method: 'PATCH', template: sanPath, apiVersions: elasticSanVersions, action: write, handle: patchSan },
  {
    method: 'DELETE',
    template: sanPath,
    apiVersions: elasticSanVersions,
    action: 'Microsoft.ElasticSan/elasticSans/delete',
    handle: deleteSan,
  },
];

import { numberAt, requireObject, textAt } from '../../arm/bodies.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found, part, systemData } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { requireRoom } from './capacity.ts';
import { groupIn } from './groups.ts';
import { elasticSanVersions, groupPath, sanIdOf, volumePath, volumeType } from './ids.ts';
import { accepted } from './long-running.ts';
import { requiredSizeGiB, requireName } from './rules.ts';
import { snapshotsOf } from './snapshots.ts';
import { deleteVolume, finishVolume, startVolume, type CreationData } from './volumes.ts';

const volumeIdIn = (request: ArmRequest): string => `${groupIn(request).id}/volumes/${part(request, 'volumeName')}`;

const locationOf = (request: ArmRequest): string => found(request.world, sanIdOf(groupIn(request).id)).location ?? '';

const sources = ['None', 'VolumeSnapshot', 'DiskSnapshot', 'Disk', 'DiskRestorePoint'];

/** Where the body wants the content from; the source must exist, in the SAN's own region, and fit. */
function creationDataIn(request: ArmRequest, sizeGiB: number): CreationData {
  const createSource = textAt(request.body, 'properties', 'creationData', 'createSource') ?? 'None';
  if (!sources.includes(createSource))
    throw badRequest('InvalidParameter', `The value '${createSource}' of parameter createSource is invalid.`);
  if (createSource === 'None') return { createSource };
  const sourceId = textAt(request.body, 'properties', 'creationData', 'sourceId');
  if (sourceId === undefined)
    throw badRequest('InvalidParameter', `The parameter sourceId is required when createSource is '${createSource}'.`);
  const source = found(request.world, sourceId);
  if (source.location !== undefined && source.location !== locationOf(request)) {
    throw badRequest('InvalidParameter', `The source '${source.name}' is not in the region of the Elastic SAN.`);
  }
  const least = numberAt(source.properties, 'sourceVolumeSizeGiB') ?? numberAt(source.properties, 'diskSizeGB') ?? 0;
  if (sizeGiB < least) throw badRequest('InvalidParameter', `The value of parameter sizeGiB is invalid: the source has ${least} GiB.`);
  return { createSource, sourceId: source.id };
}

function putVolume(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  requireName('volumeName', part(request, 'volumeName'));
  requireObject(request.body);
  const sizeGiB = requiredSizeGiB(request.body);
  const existing = world.resources.get(volumeIdIn(request));
  if (existing !== undefined) return growVolume(request, existing, sizeGiB);
  const group = groupIn(request);
  const creationData = creationDataIn(request, sizeGiB);
  requireRoom(world, group.id, sizeGiB);
  const volume = startVolume(world, { groupId: group.id, name: part(request, 'volumeName'), sizeGiB, creationData }, caller);
  return accepted(request, 201, { resource: volume, location: locationOf(request) }, () => {
    finishVolume(volume);
    return { result: structuredClone(volume) };
  });
}

/** Volumes only grow (product.md 10) [D]. */
function growVolume(request: ArmRequest, volume: Resource, sizeGiB: number): ArmResponse {
  const before = numberAt(volume.properties, 'sizeGiB') ?? 0;
  if (sizeGiB < before)
    throw badRequest('InvalidParameter', `The value of parameter sizeGiB is invalid: a volume of ${before} GiB cannot become smaller.`);
  requireRoom(request.world, volume.id, sizeGiB - before);
  volume.properties['sizeGiB'] = sizeGiB;
  volume.properties['provisioningState'] = 'Updating';
  volume['systemData'] = systemData(request.world, request.caller, volume);
  return accepted(request, 202, { resource: volume, location: locationOf(request) }, () => {
    volume.properties['provisioningState'] = 'Succeeded';
    return { result: structuredClone(volume) };
  });
}

function deleteVolumeIn(request: ArmRequest): ArmResponse {
  const { world } = request;
  const volume = world.resources.get(volumeIdIn(request));
  if (volume === undefined) return { status: 204 };
  const withSnapshots = request.headers['x-ms-delete-snapshots']?.toLowerCase() === 'true';
  if (!withSnapshots && snapshotsOf(world, volume.id).length > 0) {
    throw new ArmFailure(409, {
      code: 'VolumeHasSnapshots',
      message: `The volume '${volume.name}' has snapshots. Delete them first or send the header x-ms-delete-snapshots: true.`,
    });
  }
  volume.properties['provisioningState'] = 'Deleting';
  return accepted(request, 202, { resource: volume, location: locationOf(request) }, () => {
    deleteVolume(world, volume.id);
    return {};
  });
}

const listVolumes = (request: ArmRequest): ArmResponse => ({
  status: 200,
  body: pageOf(request, request.world.resources.list(volumeType, groupIn(request).id)),
});

const getVolume = (request: ArmRequest): ArmResponse => ({ status: 200, body: found(request.world, volumeIdIn(request)) });

const apiVersions = elasticSanVersions;
const action = (verb: string): string => `Microsoft.ElasticSan/elasticSans/volumeGroups/volumes/${verb}`;

/** Volumes: list, get, make or grow, delete. */
export const volumeRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: `${groupPath}/volumes`, apiVersions, action: action('read'), handle: listVolumes },
  { method: 'GET', template: volumePath, apiVersions, action: action('read'), handle: getVolume },
  { method: 'PUT', template: volumePath, apiVersions, action: action('write'), handle: putVolume },
  { method: 'DELETE', template: volumePath, apiVersions, action: action('delete'), handle: deleteVolumeIn },
];

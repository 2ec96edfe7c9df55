import { numberAt, objectAt, textAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { beginDeleting, finish, refuseWhileDeleted } from '../../arm/deleting.ts';
import { ArmFailure, badRequest, unchangeable } from '../../arm/errors.ts';
import { found, part, systemData } from '../../arm/found.ts';
import { requireLinkedAccess, requireType, type SourceKind } from '../../arm/linked.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { requireRoom } from './capacity.ts';
import { groupIn } from './groups.ts';
import { elasticSanVersions, groupPath, sanIdOf, volumePath, volumeSnapshotType, volumeType } from './ids.ts';
import { accepted } from './long-running.ts';
import { namedIn, requiredSizeGiB, requireName } from './rules.ts';
import { requireRoomForVolume } from './scale-limits.ts';
import { snapshotsOf } from './snapshots.ts';
import { isSoftDeleted, shown, softDeletedIn, softDeletes, softDeleteVolume } from './soft-deleted-volumes.ts';
import { deleteVolume, finishVolume, startVolume, type CreationData } from './volumes.ts';

const volumeIdIn = (request: ArmRequest): string => `${groupIn(request).id}/volumes/${part(request, 'volumeName')}`;

const locationOf = (request: ArmRequest): string => found(request.world, sanIdOf(groupIn(request).id)).location ?? '';

const compute = 'Microsoft.Compute';
const restorePoint = `${compute}/restorePointCollections/restorePoints/diskRestorePoints`;

// The actions at a source are those that Elastic SAN Volume Importer has for it [U].
const sources = new Map<string, SourceKind>([
  ['VolumeSnapshot', { types: [volumeSnapshotType], action: `${volumeSnapshotType}/read` }],
  ['DiskSnapshot', { types: [`${compute}/snapshots`], action: `${compute}/snapshots/beginGetAccess/action` }],
  ['Disk', { types: [`${compute}/disks`], action: `${compute}/disks/beginGetAccess/action` }],
  ['DiskRestorePoint', { types: [restorePoint], action: `${restorePoint}/read` }],
]);

/** Refuse a body that names a source whose content the caller may not have, for a new volume or one that is there. */
function requireSourceAccess(request: ArmRequest): void {
  const { createSource, sourceId } = objectAt(request.body, 'properties', 'creationData');
  const kind = typeof createSource === 'string' ? sources.get(createSource) : undefined;
  if (kind === undefined || typeof sourceId !== 'string') return;
  requireLinkedAccess(request, action('write'), { id: sourceId, action: kind.action });
}

/** Where the body wants the content from; the source must exist, be what it is said to be, in the SAN's own region, and fit. */
function creationDataIn(request: ArmRequest, sizeGiB: number): CreationData {
  const createSource = textAt(request.body, 'properties', 'creationData', 'createSource') ?? 'None';
  if (createSource === 'None') return { createSource };
  const kind = sources.get(createSource);
  if (kind === undefined) throw badRequest('InvalidParameter', `The value '${createSource}' of parameter createSource is invalid.`);
  const sourceId = textAt(request.body, 'properties', 'creationData', 'sourceId');
  if (sourceId === undefined)
    throw badRequest('InvalidParameter', `The parameter sourceId is required when createSource is '${createSource}'.`);
  const source = found(request.world, sourceId);
  requireType(source, kind.types, 'sourceId');
  if (source.location !== undefined && source.location !== locationOf(request)) {
    throw badRequest('InvalidParameter', `The source '${source.name}' is not in the region of the Elastic SAN.`);
  }
  const least = numberAt(source.properties, 'sourceVolumeSizeGiB') ?? numberAt(source.properties, 'diskSizeGB') ?? 0;
  if (sizeGiB < least) throw badRequest('InvalidParameter', `The value of parameter sizeGiB is invalid: the source has ${least} GiB.`);
  return { createSource, sourceId: source.id };
}

/** 201 for one that is there, too: it says Updating [R]. */
function putVolume(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  requireName('volumeName', part(request, 'volumeName'));
  requireKinds(request.body, { 'properties.creationData.createSource': 'text', 'properties.creationData.sourceId': 'text' });
  requireSourceAccess(request);
  const sizeGiB = requiredSizeGiB(request.body);
  const existing = world.resources.get(volumeIdIn(request));
  refuseWhileDeleted(existing ?? groupIn(request));
  if (existing !== undefined) {
    refuseOtherSource(existing, request.body);
    return growVolume(request, existing, { sizeGiB, status: 201 });
  }
  const group = groupIn(request);
  const creationData = creationDataIn(request, sizeGiB);
  requireRoom(world, group.id, sizeGiB);
  requireRoomForVolume(world, group.id);
  const volume = startVolume(world, { groupId: group.id, name: part(request, 'volumeName'), sizeGiB, creationData }, caller);
  return accepted(request, 201, { resource: volume, location: locationOf(request) }, () => {
    finishVolume(volume);
    return { result: structuredClone(volume) };
  });
}

/** A volume keeps its content and what it came from, whether that is still there or not; code and words as of other properties that stay [U]. */
function refuseOtherSource(volume: Resource, body: unknown): void {
  for (const field of ['createSource', 'sourceId']) {
    const asked = textAt(body, 'properties', 'creationData', field);
    const before = textAt(volume.properties, 'creationData', field);
    if (asked !== undefined && asked.toLowerCase() !== before?.toLowerCase()) throw unchangeable('creationData');
  }
}

/** Volumes only grow [D]; one whose growth fails keeps its size. */
function growVolume(request: ArmRequest, volume: Resource, to: { sizeGiB: number; status: 201 | 202 }): ArmResponse {
  const { sizeGiB, status } = to;
  const before = numberAt(volume.properties, 'sizeGiB') ?? 0;
  if (sizeGiB < before)
    throw badRequest('InvalidParameter', `The value of parameter sizeGiB is invalid: a volume of ${before} GiB cannot become smaller.`);
  requireRoom(request.world, volume.id, sizeGiB - before);
  volume.properties['sizeGiB'] = sizeGiB;
  volume.properties['provisioningState'] = 'Updating';
  volume['systemData'] = systemData(request.world, request.caller, volume);
  request.world.resources.changed(volume);
  const undo = (): void => {
    if (volume.properties['sizeGiB'] === sizeGiB) volume.properties['sizeGiB'] = before;
    request.world.resources.changed(volume);
  };
  return accepted(request, status, { resource: volume, location: locationOf(request), undo }, () => {
    // One whose making had failed has its target only now.
    if (textAt(volume.properties, 'storageTarget', 'provisioningState') === 'Creating') finishVolume(volume);
    else finish(volume);
    return { result: structuredClone(volume) };
  });
}

/** Its size and who manages it [S]. */
function patchVolume(request: ArmRequest): ArmResponse {
  const volume = found(request.world, volumeIdIn(request));
  refuseWhileDeleted(volume);
  requireKinds(request.body, { 'properties.managedBy.resourceId': 'text' });
  const sizeGiB = requiredSizeGiB({ properties: { ...volume.properties, ...namedIn(request.body) } });
  const answer = growVolume(request, volume, { sizeGiB, status: 202 });
  const manager = textAt(request.body, 'properties', 'managedBy', 'resourceId');
  if (manager !== undefined) volume.properties['managedBy'] = { resourceId: manager };
  return answer;
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
  const isKept = softDeletes(groupIn(request)) && !isSoftDeleted(volume) && !isPermanent(request);
  beginDeleting(volume);
  return accepted(request, 202, { resource: volume, shown: shown(volume), location: locationOf(request) }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.get(volume.id) !== volume) return {};
    if (isKept) softDeleteVolume(world, volume);
    else deleteVolume(world, volume.id);
    return {};
  });
}

const isPermanent = (request: ArmRequest): boolean => request.query.get('deleteType')?.toLowerCase() === 'permanent';

/** With the header only what is soft-deleted, else only what is not [R]. */
function listVolumes(request: ArmRequest): ArmResponse {
  const { world } = request;
  const group = groupIn(request);
  const ofDeleted = request.headers['x-ms-access-soft-deleted-resources']?.toLowerCase() === 'true';
  return { status: 200, body: pageOf(request, ofDeleted ? softDeletedIn(world, group.id) : world.resources.list(volumeType, group.id)) };
}

const getVolume = (request: ArmRequest): ArmResponse => ({ status: 200, body: shown(found(request.world, volumeIdIn(request))) });

const apiVersions = elasticSanVersions;
const action = (verb: string): string => `Microsoft.ElasticSan/elasticSans/volumeGroups/volumes/${verb}`;

/** Volumes: list, get, make or grow, change, delete. */
export const volumeRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: `${groupPath}/volumes`, apiVersions, action: action('read'), handle: listVolumes },
  { method: 'GET', template: volumePath, apiVersions, action: action('read'), handle: getVolume },
  { method: 'PUT', template: volumePath, apiVersions, action: action('write'), handle: putVolume },
  { method: 'PATCH', template: volumePath, apiVersions, action: action('write'), handle: patchVolume },
  { method: 'DELETE', template: volumePath, apiVersions, action: action('delete'), handle: deleteVolumeIn },
];
